package io.portcullis.attack.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** Brings requests to the bank, byte by byte as they are given, over one connection as long as the bank keeps it. */
final class Courier {

    private static final int PATIENCE_MILLIS = 20_000;

    private Socket socket;
    private InputStream in;

    /** A request to the endpoint, with these lines of headers, each with its line end. */
    Delivery post(String headers, byte[] body) {
        String head = "POST /mcp HTTP/1.1\r\nHost: localhost:" + BankInside.port()
                + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n" + headers
                + "Content-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(ISO_8859_1));
        request.writeBytes(body);
        return deliver(request.toByteArray());
    }

    /** Brings it, and what comes back; nothing when the bank closes the connection without a word. */
    Delivery deliver(byte[] request) {
        boolean fresh = socket == null;
        try {
            connect();
            socket.getOutputStream().write(request);
            Delivery delivery = read();
            if (delivery.isNothing() && !fresh) { // the connection had ended before
                return deliver(request);
            }
            return delivery;
        } catch (IOException e) {
            hangUp();
            if (fresh) {
                return Delivery.NOTHING;
            }
            return deliver(request);
        }
    }

    private void connect() throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), BankInside.port());
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
    }

    /** Leaves the connection; what was begun on it is lost. */
    void hangUp() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            socket = null;
        }
    }

    private Delivery read() throws IOException {
        String head = head();
        if (head.isEmpty()) {
            hangUp();
            return Delivery.NOTHING;
        }
        String lower = head.toLowerCase(Locale.ROOT);
        byte[] body = new byte[0];
        if (lower.contains("\r\ntransfer-encoding: chunked")) {
            hangUp(); // a stream, which may be open for as long as it likes
        } else {
            body = in.readNBytes(length(lower));
        }
        if (lower.contains("\r\nconnection: close")) {
            hangUp();
        }
        return new Delivery(Integer.parseInt(head.substring(9, 12)), head, new String(body, UTF_8));
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int length(String head) {
        int at = head.indexOf("\r\ncontent-length: ");
        return at < 0 ? 0 : Integer.parseInt(head.substring(at + 18, head.indexOf("\r\n", at + 2)).strip());
    }
}
