package io.portcullis.api;

import java.util.Map;

/**
 * A call of an entry that was added by program, as its handler gets it.
 *
 * @param arguments the arguments of a tool or prompt, or the variables of a template; values as Java maps, lists, texts,
 *        numbers
 *        and booleans, checked against the schema of the tool
 * @param caller who calls
 * @param client the way back to the client
 */
public record EntryCall(Map<String, Object> arguments, Caller caller, Client client) {

    /**
     * The way back to the client while a call goes on.
     *
     * @param meta what the request says about itself
     * @param progress tells how far the call is
     * @param log sends log messages
     * @param cancellation whether the client still waits
     * @param questions asks the client
     */
    public record Client(Meta meta, Progress progress, McpLog log, Cancellation cancellation, Elicitation questions) {
    }

    /** The argument, if it is a text; else null. */
    public String text(String name) {
        return arguments.get(name) instanceof String text ? text : null;
    }
}
