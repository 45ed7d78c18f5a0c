package io.portcullis.protocol;

/**
 * How the server introduces itself.
 *
 * @param name its name
 * @param version its version
 * @param title a name for people, or empty
 * @param instructions how to use it, for the model, or empty
 * @param inResults whether every result of a stateless revision says it (D-03)
 */
public record ServerIdentity(String name, String version, String title, String instructions, boolean inResults) {

    /** A server that says with every result who it is. */
    public ServerIdentity(String name, String version, String title, String instructions) {
        this(name, version, title, instructions, true);
    }
}
