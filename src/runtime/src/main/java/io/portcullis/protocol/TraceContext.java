package io.portcullis.protocol;

/**
 * The trace a call belongs to, as the client says it in {@code _meta} (Z-02). What does not follow the W3C format is no trace,
 * and no error (Z-03).
 *
 * @param parent {@code traceparent}, or empty
 * @param state {@code tracestate}, or empty
 */
public record TraceContext(String parent, String state) {

    /** No trace. */
    public static final TraceContext NONE = new TraceContext("", "");

    private static final int PARENT = 55;
    private static final int LONGEST_STATE = 512;

    /** By hand: where clients trace, it is another one with every request. */
    static TraceContext of(String parent, String state) {
        if (parent.length() != PARENT || !parent.startsWith("00-") || !isId(parent, 3, 35) || parent.charAt(35) != '-'
                || !isId(parent, 36, 52) || parent.charAt(52) != '-' || !isHex(parent, 53, 55)) {
            return NONE;
        }
        return new TraceContext(parent, isState(state) ? state : "");
    }

    /** Whether it has another digit than zero, too. */
    private static boolean isId(String text, int from, int to) {
        int digit = from;
        while (digit < to && text.charAt(digit) == '0') {
            digit++;
        }
        return digit < to && isHex(text, digit, to);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isState(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return text.length() <= LONGEST_STATE;
    }

    /** The id of the trace: 32 hexadecimal digits, or empty. */
    public String traceId() {
        return parent.isEmpty() ? "" : parent.substring(3, 35);
    }
}
