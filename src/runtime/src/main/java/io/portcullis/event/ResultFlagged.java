package io.portcullis.event;

import io.portcullis.event.CallEnded.EntryName;

/**
 * What a method returned was not as it may leave.
 *
 * @param origin where the call came from
 * @param entry what was called
 * @param flag what was wrong
 * @param withheld whether the result was withheld; else it left, mended
 */
public record ResultFlagged(Origin origin, EntryName entry, Flag flag, boolean withheld) {

    /** What was wrong with a result. */
    public enum Flag {
        /** More bytes than a result may have. */
        TOO_LARGE,
        /** Control, bidirectional or invisible characters. */
        CHARACTERS,
        /** It does not fit the output schema. */
        SCHEMA,
        /** A secret that must never leave. */
        CANARY
    }
}
