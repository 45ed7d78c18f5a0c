package io.portcullis.uri;

import java.util.Optional;

/**
 * The place of a variable.
 *
 * @param name the variable
 * @param kind what the value may look like
 * @param longest how many characters (code points, decoded) it may have
 */
record Value(String name, Kind kind, int longest) implements Part {

    /** The value behind this text of a URI: decoded once, then checked again. */
    Optional<String> read(String raw, boolean allowTraversal) {
        return Percent.decoded(raw)
                .filter(value -> value.codePointCount(0, value.length()) <= longest)
                .filter(value -> allowTraversal || kind.isSafe(raw, value));
    }
}
