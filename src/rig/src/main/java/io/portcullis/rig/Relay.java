package io.portcullis.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Passes what comes to a port of the loopback interface on to another address, as an engine does with a published port, and
 * what comes back as it likes.
 */
public final class Relay implements AutoCloseable {

    private static final int PIECE = 8_192;

    private final ServerSocket listener;
    private final InetSocketAddress address;
    private final Way back;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public Relay(int port, String host) {
        this(port, new InetSocketAddress(host, port), (piece, to) -> to.write(piece));
    }

    /** @param back what becomes of what comes back */
    public Relay(int port, InetSocketAddress address, Way back) {
        this.address = address;
        this.back = back;
        try {
            this.listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::listen);
    }

    /** How what is said gets to who listens. Used by many threads. */
    public interface Way {

        /** Passes a piece on, or something in its place; the connection ends when it fails. */
        void pass(byte[] piece, OutputStream to) throws IOException;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private Void listen() throws IOException {
        while (true) {
            Socket here = listener.accept();
            Socket there = new Socket(address.getAddress(), address.getPort());
            threads.submit(() -> pass(here, there, (piece, to) -> to.write(piece)));
            threads.submit(() -> pass(there, here, back));
        }
    }

    private static Void pass(Socket from, Socket to, Way way) throws IOException {
        try (from; to) {
            InputStream in = from.getInputStream();
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                way.pass(Arrays.copyOf(piece, read), to.getOutputStream());
            }
        }
        return null;
    }
}
