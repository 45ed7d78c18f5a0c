package io.portcullis.spi;

import java.util.function.Consumer;

/**
 * Carries messages between the nodes of one server. Whoever replaces it provides a bean of this type. Safe for use by many
 * threads.
 * <p>
 * Best effort: a message may be lost when a node is not connected, and is never delivered twice. It must not be possible for
 * anybody but a node of this server to tell something; messages are checked by those who hear them all the same.
 */
public interface Nodes {

    /**
     * Tells every other node; this one does not hear it. Returns at once and does not block. What cannot be told is logged and
     * lost.
     *
     * @param topic what it is about, such as {@code tasks}
     * @param message at most 1 MiB of text
     */
    void tell(String topic, String message);

    /** Hears what other nodes tell about a topic, one message at a time; must be quick, and not block. */
    void listen(String topic, Consumer<String> listener);

    /** For a server that is one node. */
    static Nodes alone() {
        return new Nodes() {

            @Override
            public void tell(String topic, String message) {
                // nobody else is there
            }

            @Override
            public void listen(String topic, Consumer<String> listener) {
                // nobody else is there
            }
        };
    }
}
