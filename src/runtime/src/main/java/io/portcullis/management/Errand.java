package io.portcullis.management;

import java.util.function.Function;

import io.portcullis.api.Caller;
import io.vertx.core.buffer.Buffer;

/**
 * What somebody came to the management interface for.
 *
 * @param action a word from a closed list, for audit and metrics
 * @param target the key of the entry it is about, or empty
 * @param role the role it needs
 * @param type the media type of the answer
 * @param work does it; answers null when there is no such thing
 */
record Errand(String action, String target, Role role, String type, Function<Caller, Buffer> work) {

    static final String JSON = "application/json";

    /** Who may do it. */
    enum Role {
        /** Who may look. */
        VIEWER,
        /** Who may change what holds. */
        OPERATOR
    }
}
