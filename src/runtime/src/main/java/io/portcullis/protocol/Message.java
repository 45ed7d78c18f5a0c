package io.portcullis.protocol;

/**
 * One JSON-RPC message that has the right shape. What is in its parameters is still unchecked.
 *
 * @param kind what it is
 * @param id the id of a request or a response; null for everything else
 * @param method the method; null for a response or a batch
 * @param params the parameters
 * @param content the result of a response, or null if that is an error; the elements of a batch; else null
 */
public record Message(Kind kind, RequestId id, String method, Params params, Slice content) {

    /** A request or a notification. */
    public Message(Kind kind, RequestId id, String method, Params params) {
        this(kind, id, method, params, null);
    }

    /** The kinds of message. */
    public enum Kind {
        REQUEST,
        NOTIFICATION,
        RESPONSE,
        BATCH
    }
}
