package io.portcullis.chain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;

import io.portcullis.seal.MacKey;

/** Makes lines of records, each bound to the one before. For one thread. */
public final class Chain {

    /** What the keys of a chain are for. */
    public static final String PURPOSE = "portcullis audit chain";

    private static final byte[] END = "\"}}".getBytes(StandardCharsets.US_ASCII);

    private final Optional<Mac> mac;
    private final byte[] opening;
    private Link at;

    /**
     * A chain that goes on from a line.
     *
     * @param key makes the digests; without one, lines have numbers only
     */
    public Chain(Link at, Optional<MacKey> key) {
        this.at = at;
        this.mac = key.map(MacKey::begin);
        this.opening = key.map(it -> ",\"integrity\":{\"key\":\"" + it.id() + "\",\"mac\":\"").orElse("}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The last line. */
    public Link at() {
        return at;
    }

    /** Forgets the lines after this one, which were written nowhere. */
    public void goBack(Link last) {
        mac.ifPresent(Mac::reset);
        at = last;
    }

    /** The number of the next line. */
    public long next() {
        return at.sequence() + 1;
    }

    /**
     * The next line, with its end of line.
     *
     * @param record a JSON object that carries the name of the trail and the next number
     */
    public byte[] add(byte[] record) {
        int covered = record.length - 1 + opening.length; // without the closing brace of the record
        byte[] line = Arrays.copyOf(record, covered + (mac.isPresent() ? 2 * Link.MAC_BYTES + END.length : 0) + 1);
        System.arraycopy(opening, 0, line, record.length - 1, opening.length);
        byte[] digest = new byte[Link.MAC_BYTES];
        if (mac.isPresent()) {
            mac.get().update(at.mac());
            mac.get().update(line, 0, covered);
            digest = mac.get().doFinal();
            byte[] hex = HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(hex, 0, line, covered, hex.length);
            System.arraycopy(END, 0, line, covered + hex.length, END.length);
        }
        line[line.length - 1] = '\n';
        at = new Link(at.trail(), next(), digest);
        return line;
    }
}
