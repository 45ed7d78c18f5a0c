package io.portcullis.event;

/** The way a call came in. */
public enum Door {
    /** Through the protocol. */
    MCP,
    /** Through the protocol, and on its own since: its request was answered long ago. */
    TASK,
    /** From another bean of the application. */
    BEAN
}
