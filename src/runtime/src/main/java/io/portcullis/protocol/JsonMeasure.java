package io.portcullis.protocol;

import java.util.Arrays;

/**
 * Measures what a text holds that is taken to be JSON, in one pass over its bytes and before anything is made of them. The JSON
 * library measures strings and numbers only when they are read, and elements not at all. Of what is no JSON nothing is said:
 * the
 * library refuses it.
 */
final class JsonMeasure {

    /** How deep most messages are, at most. */
    private static final int FLAT = 8;

    private final JsonLimits limits;
    private final byte[] body;
    private int[] separators = new int[FLAT];
    private int depth;

    private JsonMeasure(JsonLimits limits, byte[] body) {
        this.limits = limits;
        this.body = body;
    }

    /** Whether the text keeps to the limits, that on tokens aside. */
    static boolean fits(byte[] body, JsonLimits limits) {
        return new JsonMeasure(limits, body).fits();
    }

    private boolean fits() {
        int string = 0; // the length of the last one
        for (int i = 0; i < body.length; i++) {
            switch (body[i]) {
                case '"' -> {
                    int end = endOfString(i + 1);
                    string = end - i - 1;
                    if (string > limits.string()) {
                        return false;
                    }
                    i = end;
                }
                case ':' -> {
                    if (string > limits.name()) {
                        return false;
                    }
                }
                case '[', '{' -> {
                    if (++depth > limits.depth()) {
                        return false;
                    }
                    begin();
                }
                case ']', '}' -> depth = Math.max(0, depth - 1);
                case ',' -> {
                    if (++separators[depth] >= limits.elements()) {
                        return false;
                    }
                }
                default -> {
                    int end = endOfNumber(i);
                    if (end - i > limits.number()) {
                        return false;
                    }
                    i = Math.max(i, end - 1);
                }
            }
        }
        return true;
    }

    private void begin() {
        separators = depth < separators.length ? separators : Arrays.copyOf(separators, 2 * separators.length);
        separators[depth] = 0;
    }

    /** The place of the closing quote, or the end of the text. */
    private int endOfString(int from) {
        int i = from;
        while (i < body.length && body[i] != '"') {
            i += body[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    private int endOfNumber(int from) {
        int i = from;
        while (i < body.length && (body[i] >= '0' && body[i] <= '9' || body[i] == '-' || body[i] == '+' || body[i] == '.'
                || i > from && (body[i] == 'e' || body[i] == 'E'))) {
            i++;
        }
        return i;
    }
}
