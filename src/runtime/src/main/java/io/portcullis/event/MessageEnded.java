package io.portcullis.event;

import java.util.Optional;

import io.portcullis.api.Caller;

/**
 * A message of a caller was answered, or taken, or refused, and no call of an entry was told about it: a list, a handshake, a
 * notification, or something that could not be read.
 *
 * @param origin where it came from
 * @param caller who sent it
 * @param outcome how it ended
 * @param reason why it was refused, a word from the closed list of the refusals
 * @param nanos how long it took, in nanoseconds
 */
public record MessageEnded(Origin origin, Caller caller, Outcome outcome, Optional<String> reason, long nanos) {
}
