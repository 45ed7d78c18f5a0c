package io.portcullis.engine;

/**
 * What a call hears before and while its method runs.
 *
 * @param injections what the method has injected
 * @param asking questions to the client, and its answers
 * @param confirmations what has to be confirmed first
 */
record Hearing(Injections injections, Asking asking, Confirmations confirmations) {
}
