package io.portcullis.event;

/**
 * Where a message or a call comes from, for limits, audit and traces.
 *
 * @param door the way in
 * @param address the network address of the client, or {@code unknown}
 * @param requestId the id the client gave the request, as JSON text; null where there is none
 * @param correlationId ours; links answer, audit and log
 * @param spoken what the message says about itself; nothing for a direct call
 */
public record Origin(Door door, String address, String requestId, String correlationId, Spoken spoken) {

    /** An origin of which nothing more is known. */
    public Origin(Door door, String address, String requestId, String correlationId) {
        this(door, address, requestId, correlationId, Spoken.NOTHING);
    }

    /** A direct call from another bean, with the address of the request it serves. */
    public static Origin bean(String correlationId, String address) {
        return new Origin(Door.BEAN, address, null, correlationId);
    }

    /** A direct call from another bean that serves no request. */
    public static Origin bean(String correlationId) {
        return bean(correlationId, "unknown");
    }

    /** The same, through another door. */
    public Origin through(Door other) {
        return new Origin(other, address, requestId, correlationId, spoken);
    }
}
