package io.portcullis.event;

/**
 * What a message says about itself.
 *
 * @param method its method, shortened; empty when it has none or could not be read
 * @param known whether this server has such a method; only such methods may become metric tags
 * @param revision the revision of the protocol, or empty
 * @param traceParent the trace the client says it belongs to, as {@code traceparent} of W3C Trace Context, or empty
 * @param traceState what vendors say about that trace, as {@code tracestate} of W3C Trace Context, or empty
 */
public record Spoken(String method, boolean known, String revision, String traceParent, String traceState) {

    /** There is no message. */
    public static final Spoken NOTHING = new Spoken("", false, "", "", "");

    /** The trace: 32 hexadecimal digits, or empty. */
    public String traceId() {
        return traceParent.length() < 35 ? "" : traceParent.substring(3, 35);
    }
}
