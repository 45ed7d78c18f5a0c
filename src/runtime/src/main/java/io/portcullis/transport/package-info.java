/**
 * HTTP: the endpoint, the checks ahead of authentication, and the one table from refusal to status and headers.
 * <p>
 * Looks down on {@code api}, {@code protocol}, {@code event}, {@code identity} and {@code engine}. You will not find a decision
 * about callers or entries here.
 */
package io.portcullis.transport;
