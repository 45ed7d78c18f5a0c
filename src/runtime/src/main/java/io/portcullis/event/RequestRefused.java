package io.portcullis.event;

/**
 * A request was refused before the server looked at what it asks for: by the checks ahead of authentication, or because there
 * is too much to do.
 *
 * @param address the network address of the client
 * @param reason why, a word from the closed list of the refusals
 */
public record RequestRefused(String address, String reason) {
}
