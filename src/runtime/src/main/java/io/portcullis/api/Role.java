package io.portcullis.api;

/** Whom a message or a block of content comes from, or is meant for. */
public enum Role {
    USER,
    ASSISTANT
}
