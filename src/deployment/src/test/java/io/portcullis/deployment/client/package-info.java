/**
 * The server as clients meet it that we did not write: the official Java client and the one of LangChain4j, each with a key and
 * with everything it can do.
 * <p>
 * What a client does not show its user - statuses, headers, streams - is not here but in {@code wire}.
 */
package io.portcullis.deployment.client;
