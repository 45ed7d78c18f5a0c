package io.portcullis.session;

/**
 * What a session is found by. The owner is half of it, so somebody else's id is not refused, it is not found: the same way as
 * one that never was (HL-04, B-11).
 */
record Key(Owner owner, String id) {

    /** Without the id, which nobody has to read. */
    @Override
    public String toString() {
        return "session of " + owner;
    }
}
