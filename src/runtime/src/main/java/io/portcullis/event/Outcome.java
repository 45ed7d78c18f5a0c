package io.portcullis.event;

/** How a call ended. */
public enum Outcome {
    /** The tool answered. */
    OK,
    /** The tool said no, in words meant for the caller. */
    TOOL_FAILURE,
    /** The call goes on as a task, whose end is told by itself. */
    ACCEPTED,
    /** The call ended with a question to the client. */
    ASKED,
    /** The client went away before the answer. */
    CANCELLED,
    /** The caller may not use the entry, or there is none. */
    REFUSED,
    /** The caller used the entry too often. */
    LIMITED,
    /** The method took too long and was stopped. */
    TIMED_OUT,
    /** The arguments did not fit. */
    INVALID,
    /** Something broke. */
    ERROR
}
