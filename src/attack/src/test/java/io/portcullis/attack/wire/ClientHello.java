package io.portcullis.attack.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

/**
 * The first message of a TLS client of any version (RFC 5246, 7.4.1.2), which no library would send any more, and what a server
 * makes of it.
 *
 * @param version the highest that is offered, such as 0x0303 for TLS 1.2
 * @param suites the cipher suites that are offered
 * @param compressions the compressions that are offered
 */
record ClientHello(int version, List<Integer> suites, List<Integer> compressions) {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;
    private static final int SERVER_HELLO = 2;

    /** Groups, formats of points, and algorithms for signatures that everybody has. */
    private static final byte[] EXTENSIONS = HexFormat.of().parseHex("000a00080006001d00170018" + "000b00020100"
            + "000d001600140403050306030804080508060401050106010203");

    static ClientHello of(int version, List<Integer> suites) {
        return new ClientHello(version, suites, List.of(0));
    }

    /**
     * What a server answers.
     *
     * @param version the version it has chosen; zero when it has chosen none
     * @param suite the cipher suite
     * @param compression the compression
     */
    record Choice(int version, int suite, int compression) {

        private static final Choice NONE = new Choice(0, 0, 0);

        boolean isNone() {
            return version == 0;
        }
    }

    /** Sends it and reads the first message of the answer. */
    Choice to(int port) {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(record());
            return choice(new DataInputStream(socket.getInputStream()));
        } catch (EOFException | SocketException e) {
            return Choice.NONE; // hung up
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Choice choice(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        in.readUnsignedShort();
        byte[] content = in.readNBytes(in.readUnsignedShort());
        if (type == ALERT) {
            return Choice.NONE;
        }
        if (type != HANDSHAKE || content[0] != SERVER_HELLO) {
            throw new AssertionError("neither a hello nor an alert: " + HexFormat.of().formatHex(content));
        }
        ByteBuffer hello = ByteBuffer.wrap(content).position(4);
        int version = hello.getShort() & 0xffff;
        hello.position(hello.position() + 32);
        hello.position(hello.get() + hello.position());
        return new Choice(version, hello.getShort() & 0xffff, hello.get());
    }

    private byte[] record() {
        byte[] message = message();
        ByteBuffer record = ByteBuffer.allocate(9 + message.length).put((byte) HANDSHAKE)
                .putShort((short) Math.min(version, 0x0301))
                .putShort((short) (4 + message.length)).put((byte) 1).put((byte) 0).putShort((short) message.length);
        return record.put(message).array();
    }

    private byte[] message() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(two(version));
        message.writeBytes(new byte[32]);
        message.write(0); // no session
        message.writeBytes(two(2 * suites.size()));
        suites.forEach(suite -> message.writeBytes(two(suite)));
        message.write(compressions.size());
        compressions.forEach(message::write);
        message.writeBytes(two(EXTENSIONS.length));
        message.writeBytes(EXTENSIONS);
        return message.toByteArray();
    }

    private static byte[] two(int value) {
        return new byte[] { (byte) (value >> 8), (byte) value };
    }
}
