package io.portcullis.event;

import java.util.Optional;

import io.portcullis.api.Caller;

/**
 * Somebody used the management interface, or tried to.
 *
 * @param correlationId links audit and log
 * @param address the network address
 * @param caller who, as far as a credential proves it
 * @param action what for: {@code posture}, {@code policy}, {@code explain}, {@code callers} or {@code unknown}
 * @param target what it was about: the key of an entry, or empty
 * @param reason why it was refused, a word from the closed list of the refusals; empty when it was not
 */
public record Administered(String correlationId, String address, Caller caller, String action, String target,
        Optional<String> reason) {
}
