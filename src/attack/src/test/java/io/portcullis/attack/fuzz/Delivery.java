package io.portcullis.attack.fuzz;

/**
 * What came back.
 *
 * @param status the HTTP status; 0 for nothing at all
 * @param head the status line and the headers
 * @param body the body; empty when it is a stream
 */
record Delivery(int status, String head, String body) {

    static final Delivery NOTHING = new Delivery(0, "", "");

    boolean isNothing() {
        return status == 0;
    }

    /** Whether a method has run and answered, well or not. */
    boolean isResult() {
        return status == 200 && body.contains("\"result\"");
    }

    /** Whether the endpoint answered: what the wire refuses by itself has no message in it. */
    boolean isAnswered() {
        return status == 200 || status == 202 || body.contains("\"jsonrpc\"");
    }
}
