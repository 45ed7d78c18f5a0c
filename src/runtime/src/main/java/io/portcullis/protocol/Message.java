package io.portcullis.protocol;

/**
 * One JSON-RPC message that has the right shape. What is in its parameters is still unchecked.
 *
 * @param kind what it is
 * @param id the id of a request; null for everything else
 * @param method the method; null for a response or a batch
 * @param params the parameters
 */
public record Message(Kind kind, RequestId id, String method, Params params) {

    /** The kinds of message. */
    public enum Kind {
        REQUEST,
        NOTIFICATION,
        RESPONSE,
        BATCH
    }
}
