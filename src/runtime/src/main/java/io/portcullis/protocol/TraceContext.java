package io.portcullis.protocol;

import java.util.regex.Pattern;

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

    private static final Pattern PARENT = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern STATE = Pattern.compile("[\\x20-\\x7E]{0,512}");

    static TraceContext of(String parent, String state) {
        if (!PARENT.matcher(parent).matches()) {
            return NONE;
        }
        return new TraceContext(parent, STATE.matcher(state).matches() ? state : "");
    }

    /** The id of the trace: 32 hexadecimal digits, or empty. */
    public String traceId() {
        return parent.isEmpty() ? "" : parent.substring(3, 35);
    }
}
