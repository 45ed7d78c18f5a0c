package io.portcullis.health;

/** Something that happens again and again as long as the process does what it is for. */
public interface Pulse {

    /** Whether it has begun. */
    boolean hasBegun();

    /** Whether it happened lately. */
    boolean beats();
}
