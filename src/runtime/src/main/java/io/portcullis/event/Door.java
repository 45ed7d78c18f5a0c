package io.portcullis.event;

/** The way a call came in. */
public enum Door {
    /** Through the protocol. */
    MCP,
    /** From another bean of the application. */
    BEAN
}
