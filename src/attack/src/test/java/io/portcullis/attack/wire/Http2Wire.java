package io.portcullis.attack.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.portcullis.rig.Answer;

/** One connection of HTTP/2 (RFC 9113), over which any frame can be sent. */
final class Http2Wire implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY_OF = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 32;

    /** The answer to what is not answered but cut off. */
    static final Answer RESET = new Answer(0, Map.of(), "reset");

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SMALL = 4_096;

    private final Socket socket;
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);

    private Http2Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new DataInputStream(socket.getInputStream());
    }

    static Http2Wire to(int port) {
        return connected(port, new Socket()).begin();
    }

    /** One that takes in hardly anything until it is read from. */
    static Http2Wire deaf(int port) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(SMALL);
            return connected(port, socket).begin();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that begins with a request of HTTP/1.1, and changes over with it: it is answered on stream 1. */
    static Http2Wire upgraded(int port, Raw request) {
        Http2Wire wire = connected(port, new Socket());
        wire.write(request.bytes());
        String head = wire.head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError("not changed over: " + head);
        }
        return wire.begin();
    }

    private String head() {
        try {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            return head.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Http2Wire connected(int port, Socket socket) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), PATIENCE_MILLIS);
            return new Http2Wire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Http2Wire begin() {
        write(PREFACE.getBytes(UTF_8));
        return frame(SETTINGS, 0, 0, new byte[0]);
    }

    /** Sends a request: all its headers in their order, then its body. */
    Http2Wire request(int stream, List<Map.Entry<String, String>> headers, byte[] body) {
        frame(HEADERS, body.length == 0 ? END_HEADERS | END_STREAM : END_HEADERS, stream, block(headers));
        if (body.length > 0) {
            frame(DATA, END_STREAM, stream, body);
        }
        return this;
    }

    /** Headers as they are packed in a frame: each a literal (RFC 7541, 6.2.2), since a library would put them in order. */
    static byte[] block(List<Map.Entry<String, String>> headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        headers.forEach(header -> {
            block.write(0);
            literal(block, header.getKey());
            literal(block, header.getValue());
        });
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        int rest = bytes.length - 127;
        block.write(Math.min(bytes.length, 127));
        for (; rest >= 128; rest >>= 7) {
            block.write(rest & 127 | 128);
        }
        if (bytes.length >= 127) {
            block.write(rest);
        }
        block.writeBytes(bytes);
    }

    Http2Wire frame(int type, int flags, int stream, byte[] payload) {
        write(bytes(type, flags, stream, payload));
        return this;
    }

    /** A frame as it is sent. */
    static byte[] bytes(int type, int flags, int stream, byte[] payload) {
        return Unpooled.buffer(9 + payload.length).writeMedium(payload.length).writeByte(type).writeByte(flags)
                .writeInt(stream).writeBytes(payload).array();
    }

    /** Sends the same frame so often, many at a time. */
    Http2Wire bundle(byte[] frame, int times) {
        byte[] some = repeated(frame, Math.min(times, 1_000));
        for (int sent = 0; sent < times; sent += 1_000) {
            write(some);
        }
        return this;
    }

    private static byte[] repeated(byte[] frame, int times) {
        ByteBuffer all = ByteBuffer.allocate(frame.length * times);
        while (all.hasRemaining()) {
            all.put(frame);
        }
        return all.array();
    }

    /** Reads what has come so far, and forgets it. */
    Http2Wire skip() {
        try {
            while (in.available() > 0) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                in.readNBytes(6 + length);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer on a stream; {@link #RESET} when the stream or the connection is cut off instead. */
    Answer answer(int stream) {
        try {
            return read(stream);
        } catch (EOFException | SocketException e) {
            return RESET;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private Answer read(int stream) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int of = in.readInt();
            byte[] payload = in.readNBytes(length);
            if (type == SETTINGS && (flags & ACK) == 0) {
                frame(SETTINGS, ACK, 0, new byte[0]);
            } else if (type == GOAWAY || type == RST_STREAM && of == stream && headers.isEmpty()) {
                return RESET;
            } else if (type == HEADERS) {
                Map<String, List<String>> block = unpacked(payload, flags);
                headers.putAll(of == stream ? block : Map.of());
            } else if (type == DATA && of == stream) {
                body.writeBytes(payload);
            }
            if (of == stream && (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
                return new Answer(Integer.parseInt(headers.get(":status").get(0)), headers, body.toString(UTF_8));
            }
        }
    }

    private Map<String, List<String>> unpacked(byte[] payload, int flags) throws IOException {
        int padding = (flags & PADDED) == 0 ? 0 : 1 + payload[0];
        int begin = Math.min(padding, 1) + ((flags & PRIORITY) == 0 ? 0 : 5);
        int end = payload.length - Math.max(0, padding - 1);
        try {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            decoder.decodeHeaders(1, Unpooled.wrappedBuffer(payload, begin, end - begin))
                    .forEach(header -> headers.put(header.getKey().toString(), List.of(
                            header.getValue().toString())));
            return headers;
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // cut off by the other end; what it has answered is still to be read
        }
    }
}
