package io.portcullis.api;

/** The kinds of entry a server has. */
public enum Feature {
    /** A {@link Tool}. */
    TOOL,
    /** A {@link Prompt}. */
    PROMPT,
    /** A {@link Resource}. */
    RESOURCE,
    /** A {@link ResourceTemplate}. */
    RESOURCE_TEMPLATE,
    /** What suggests values for an argument of a prompt or a template. Never listed. */
    COMPLETION
}
