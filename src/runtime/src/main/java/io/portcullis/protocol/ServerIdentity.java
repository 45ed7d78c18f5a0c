package io.portcullis.protocol;

/**
 * How the server introduces itself.
 *
 * @param name its name
 * @param version its version
 * @param title a name for people, or empty
 * @param instructions how to use it, for the model, or empty
 */
public record ServerIdentity(String name, String version, String title, String instructions) {
}
