package io.portcullis.event;

/**
 * Where a call comes from, for limits and audit.
 *
 * @param door the way in
 * @param address the network address of the client, or {@code unknown}
 * @param requestId the id the client gave the request, as JSON text; null for a direct call
 * @param correlationId ours; links answer, audit and log
 * @param traceId the trace the client says the call belongs to: 32 hexadecimal digits, or empty
 */
public record Origin(Door door, String address, String requestId, String correlationId, String traceId) {

    /** An origin without a trace. */
    public Origin(Door door, String address, String requestId, String correlationId) {
        this(door, address, requestId, correlationId, "");
    }

    /** A direct call from another bean, with the address of the request it serves. */
    public static Origin bean(String correlationId, String address) {
        return new Origin(Door.BEAN, address, null, correlationId);
    }

    /** A direct call from another bean that serves no request. */
    public static Origin bean(String correlationId) {
        return bean(correlationId, "unknown");
    }
}
