package io.portcullis.attack.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.rig.Answer;

/** One connection, over which anything can be sent, also from another address of this machine. */
final class Wire implements AutoCloseable {

    /** More than the ten seconds after which a server gives up a body. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) {
        try {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            this.in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Wire to(int port) {
        return to(port, "127.0.0.1");
    }

    /** @param from the address this end has: any of 127.0.0.0/8 */
    static Wire to(int port, String from) {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), PATIENCE_MILLIS);
            return new Wire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over a connection that was made already. */
    static Wire over(Socket socket) {
        return new Wire(socket);
    }

    /** The one answer to a request on a connection of its own. */
    static Answer answer(int port, Raw request) {
        try (Wire wire = to(port)) {
            return wire.send(request.bytes()).read();
        }
    }

    /** Everything that is answered until the connection ends. */
    static List<Answer> answers(int port, String bytes) {
        try (Wire wire = to(port)) {
            return wire.send(bytes.getBytes(ISO_8859_1)).readAll();
        }
    }

    Wire send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Wire send(String text) {
        return send(text.getBytes(ISO_8859_1));
    }

    /** The next answer, after interim ones. */
    Answer read() {
        try {
            Answer answer = next();
            return answer.status() >= 200 ? answer : read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All further answers, until the other end closes the connection. */
    List<Answer> readAll() {
        List<Answer> all = new ArrayList<>();
        while (!isEnded()) {
            all.add(read());
        }
        return all;
    }

    /** Waits for what comes: true when the connection is over. */
    boolean isEnded() {
        try {
            in.mark(1);
            boolean ended = in.read() == -1;
            if (!ended) {
                in.reset();
            }
            return ended;
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) { // reset
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer next() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Answer(status, headers, new String(body(status, headers), UTF_8));
    }

    private byte[] body(int status, Map<String, List<String>> headers) throws IOException {
        if (status < 200 || status == 204) {
            return new byte[0];
        }
        if (headers.containsKey("transfer-encoding")) {
            return chunks();
        }
        List<String> length = headers.get("content-length");
        return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length.get(0)));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            all.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c == -1) {
                throw new EOFException("the connection ended in the middle of an answer: " + line);
            }
            line.write(c);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
