package io.portcullis.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes what comes to a port of the loopback interface on to another address, as an engine does with a published port. */
public final class Relay implements AutoCloseable {

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public Relay(int port, String host) {
        this.host = host;
        this.port = port;
        try {
            this.listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::listen);
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
            Socket there = new Socket(host, port);
            threads.submit(() -> pass(here, there));
            threads.submit(() -> pass(there, here));
        }
    }

    private static Void pass(Socket from, Socket to) throws IOException {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
        return null;
    }
}
