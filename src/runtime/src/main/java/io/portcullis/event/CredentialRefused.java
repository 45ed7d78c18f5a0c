package io.portcullis.event;

/**
 * Somebody came without a valid credential.
 *
 * @param address the network address of the client
 * @param kind what was presented: {@code none}, {@code api_key}, {@code bearer}, {@code dpop},
 *        {@code certificate}, {@code url} or {@code other}
 * @param reason why it was refused, a word from the closed list of the refusals
 * @param correlationId links audit and log
 */
public record CredentialRefused(String address, String kind, String reason, String correlationId) {
}
