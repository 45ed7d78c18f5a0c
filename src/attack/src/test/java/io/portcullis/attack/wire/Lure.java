package io.portcullis.attack.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.portcullis.rig.Pause;

/** Somebody who waits for a server to come by, and counts. */
final class Lure implements AutoCloseable {

    private final ServerSocket listener;
    private final AtomicInteger visits = new AtomicInteger();

    private Lure(ServerSocket listener) {
        this.listener = listener;
    }

    static Lure open() {
        try {
            Lure lure = new Lure(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
            Thread thread = new Thread(lure::listen, "lure");
            thread.setDaemon(true);
            thread.start();
            return lure;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** How many connections came in, also of somebody who decided to come a moment ago. */
    int visits() {
        Pause.of(Duration.ofMillis(300));
        return visits.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try (Socket visitor = listener.accept()) {
                visits.incrementAndGet();
            } catch (IOException e) {
                return; // closed
            }
        }
    }
}
