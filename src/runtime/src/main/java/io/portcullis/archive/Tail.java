package io.portcullis.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import io.portcullis.chain.Line;

/**
 * The end of a file of a trail.
 *
 * @param last its last line that is whole
 * @param torn what stands behind that line, as the process that wrote it left it
 */
record Tail(Optional<Line> last, Torn torn) {

    /** Lines are far shorter, and what a killed process leaves behind is a part of one batch of them. */
    private static final int LOOKED_AT = 8 << 20;

    /**
     * What is no line.
     *
     * @param bytes how many, with the end of line that was put behind them
     * @param sha256 the digest of these bytes in hexadecimal digits
     */
    record Torn(long bytes, String sha256) {

        static final Torn NOTHING = new Torn(0, "");

        static Torn of(byte[] bytes) {
            try {
                return new Torn(bytes.length,
                        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /**
     * Looks for the last whole line, and ends what stands behind it with an end of line, so that nothing is written onto it.
     */
    static Tail of(Store store) throws IOException {
        long length = store.length();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, LOOKED_AT));
        store.read(buffer, length - buffer.capacity());
        byte[] bytes = buffer.array();
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            store.write(ByteBuffer.wrap(new byte[] { '\n' }), length);
            bytes = Arrays.copyOf(bytes, bytes.length + 1);
            bytes[bytes.length - 1] = '\n';
        }
        return of(bytes);
    }

    private static Tail of(byte[] bytes) {
        int end = bytes.length;
        while (end > 0) {
            int begin = beginOfLine(bytes, end - 1);
            Optional<Line> line = Line.of(Arrays.copyOfRange(bytes, begin, end - 1));
            if (line.isPresent()) {
                return new Tail(line, end == bytes.length ? Torn.NOTHING
                        : Torn.of(Arrays.copyOfRange(bytes, end, bytes.length)));
            }
            end = begin;
        }
        return new Tail(Optional.empty(), bytes.length == 0 ? Torn.NOTHING : Torn.of(bytes));
    }

    private static int beginOfLine(byte[] bytes, int endOfLine) {
        int begin = endOfLine;
        while (begin > 0 && bytes[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }
}
