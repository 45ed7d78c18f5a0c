package io.portcullis.event;

/** What a call does to the world, as the author of the entry says. */
public enum Effect {
    /** Nothing: it reads. */
    READS,
    /** It changes something, and destroys nothing. */
    WRITES,
    /** It may destroy or overwrite something; what every tool does that does not say otherwise. */
    DESTROYS
}
