package io.portcullis.protocol;

/**
 * How much the JSON of one message may hold.
 *
 * @param depth how deep it may be nested
 * @param tokens how many tokens it may have in all: names, values, and the beginnings and ends of arrays and objects
 * @param string how long a string may be, in bytes as it is sent
 * @param name how long the name of a member may be, in bytes as it is sent
 * @param number how long a number may be, in characters
 * @param elements how many elements an array, or members an object, may have
 */
public record JsonLimits(int depth, long tokens, long string, long name, long number, long elements) {

    public JsonLimits {
        if (depth < 1 || tokens < 1 || string < 1 || name < 1 || number < 1 || elements < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
    }

    /** Without any limit but on nesting. */
    public static JsonLimits ofDepth(int depth) {
        return new JsonLimits(depth, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
