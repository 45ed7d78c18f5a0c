package io.portcullis.event;

/**
 * A message was read, and is going to be answered. Its end is told as a {@link CallEnded} or a {@link MessageEnded} of the
 * same correlation id.
 *
 * @param origin where it comes from, as far as it is known: whether this server has its method is not
 */
public record MessageBegins(Origin origin) {
}
