package io.portcullis.uri;

/**
 * The scheme and its colon. The scheme may be written in any case (RFC 3986 section 6.2.2.1).
 *
 * @param name the scheme in lower case
 */
record Scheme(String name) implements Step {

    @Override
    public boolean take(Cursor cursor) {
        return cursor.skipIgnoringCase(name) && cursor.skip(":");
    }
}
