package io.portcullis.uri;

/** One step through a URI. No step goes back behind the one before it. */
sealed interface Step permits Scheme, Fixed, Stretch, Query {

    /** Moves the cursor behind what belongs to this step; false when the URI does not match. */
    boolean take(Cursor cursor);
}
