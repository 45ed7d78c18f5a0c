package io.portcullis.spi;

import java.util.Map;

import io.portcullis.api.Caller;

/**
 * A call that waits for approval.
 *
 * @param id what this call is known by; made up by the server, not to be guessed, good for one run
 * @param caller who calls
 * @param entry the key of what is called, such as {@code tool:customer_delete}
 * @param question the question of the entry, with the values of arguments
 * @param arguments the arguments by name, as the method will get them
 */
public record ApprovalRequest(String id, Caller caller, String entry, String question, Map<String, Object> arguments) {

    public ApprovalRequest {
        arguments = Map.copyOf(arguments);
    }
}
