package io.portcullis.deployment.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;

/** One TCP connection to the application, where a client library would tidy things up. */
public final class Link implements Closeable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    private Link(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static Link open() throws IOException {
        return open(RestAssured.port);
    }

    public static Link open(int port) throws IOException {
        return over(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** A connection that was made already, such as one with TLS. */
    public static Link over(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Link(socket);
    }

    /** Sends one request on a connection of its own. */
    public static Answer once(Post post) throws IOException {
        try (Link link = open()) {
            return link.send(post).read();
        }
    }

    public Link send(Post post) throws IOException {
        return send(post.bytes());
    }

    public Link send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Link send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The next answer, after interim ones. */
    public Answer read() throws IOException {
        Answer answer = next();
        return answer.status() >= 200 ? answer : read();
    }

    /** The status of an answer that has no body. */
    public int readHead() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        headers();
        return status;
    }

    /** Whether the server has ended the connection. */
    public boolean isEnded() throws IOException {
        try {
            return in.read() == -1;
        } catch (SocketException e) {
            return true; // reset
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Answer next() throws IOException {
        return withBody(head());
    }

    /** Status and headers; the body is still to come. */
    public Answer head() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        return new Answer(status, headers(), new byte[0]);
    }

    public Answer withBody(Answer head) throws IOException {
        return new Answer(head.status(), head.headers(), body(head.status(), head.headers()));
    }

    /** The next chunk of the body; empty at its end. */
    public byte[] chunk() throws IOException {
        byte[] chunk = in.readNBytes(size());
        line();
        return chunk;
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(int status, Map<String, List<String>> headers) throws IOException {
        if (status < 200 || status == 204) {
            return new byte[0];
        } else if (headers.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(headers.get("content-length").get(0)));
        } else if (headers.containsKey("transfer-encoding")) {
            return chunks();
        }
        return in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
            body.write(chunk);
        }
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next == -1) {
                throw new EOFException("the connection ended after: " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
