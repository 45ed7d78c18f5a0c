package io.portcullis.chain;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

import io.portcullis.seal.MacKey;

/** Makes lines of records, each bound to the one before. For one thread. */
public final class Chain {

    /** What the keys of a chain are for. */
    public static final String PURPOSE = "portcullis audit chain";

    private static final byte[] END = "\"}}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Mac mac; // null without a key
    private final byte[] opening;
    private final byte[] digest = new byte[Link.MAC_BYTES];
    private String trail;
    private long sequence;

    /**
     * A chain that goes on from a line.
     *
     * @param key makes the digests; without one, lines have numbers only
     */
    public Chain(Link at, Optional<MacKey> key) {
        this.mac = key.map(MacKey::begin).orElse(null);
        this.opening = key.map(it -> ",\"integrity\":{\"key\":\"" + it.id() + "\",\"mac\":\"").orElse("}")
                .getBytes(StandardCharsets.US_ASCII);
        at(at);
    }

    /** The last line. */
    public Link at() {
        return new Link(trail, sequence, digest.clone());
    }

    /** Forgets the lines after this one, which were written nowhere. */
    public void goBack(Link last) {
        if (mac != null) {
            mac.reset();
        }
        at(last);
    }

    /** The name of the trail. */
    public String trail() {
        return trail;
    }

    /** The number of the next line. */
    public long next() {
        return sequence + 1;
    }

    /** How many bytes longer than its record a line is. */
    public int room() {
        return opening.length - 1 + (mac == null ? 0 : 2 * Link.MAC_BYTES + END.length) + 1;
    }

    /**
     * Makes a record the next line, where it stands.
     *
     * @param bytes a JSON object that carries the name of the trail and the next number, and {@link #room} behind it
     * @param from where the record begins
     * @param to where it ends
     * @return where the line ends, with its end of line
     */
    public int add(byte[] bytes, int from, int to) {
        int at = put(opening, bytes, to - 1); // in the place of the closing brace
        if (mac != null) {
            mac.update(digest);
            mac.update(bytes, from, at - from);
            digest();
            at = put(END, bytes, hex(bytes, at));
        }
        bytes[at] = '\n';
        sequence++;
        return at + 1;
    }

    private void at(Link link) {
        trail = link.trail();
        sequence = link.sequence();
        System.arraycopy(link.mac(), 0, digest, 0, digest.length);
    }

    private void digest() {
        try {
            mac.doFinal(digest, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("a digest has " + Link.MAC_BYTES + " bytes", e);
        }
    }

    private int hex(byte[] bytes, int to) {
        int at = to;
        for (byte each : digest) {
            bytes[at++] = DIGITS[each >> 4 & 0xf];
            bytes[at++] = DIGITS[each & 0xf];
        }
        return at;
    }

    private static int put(byte[] what, byte[] bytes, int at) {
        System.arraycopy(what, 0, bytes, at, what.length);
        return at + what.length;
    }
}
