package io.portcullis.event;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes the ids that link an answer with its audit record and its log line. Not secret, not guess-proof, only unlikely to
 * repeat.
 */
public final class Correlation {

    private Correlation() {
    }

    /** A new id: 16 hexadecimal digits. */
    public static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
