package io.portcullis.chain;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a trail stands after a line.
 *
 * @param trail the name of the trail: 16 hexadecimal digits
 * @param sequence the number of that line; 0 ahead of the first
 * @param mac the keyed digest of that line: 32 bytes, which are zero ahead of the first line, and in a trail without keys
 */
public record Link(String trail, long sequence, byte[] mac) {

    /** How many bytes a digest has. */
    public static final int MAC_BYTES = 32;

    /** Ahead of the first line of a new trail. */
    public static Link begin() {
        return new Link(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()), 0, new byte[MAC_BYTES]);
    }

    /** The digest in hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(mac);
    }

    /** What a checkpoint says: {@code sequence:mac}. */
    public String checkpoint() {
        return sequence + ":" + hex();
    }
}
