package io.portcullis.identity;

import org.jose4j.jwt.consumer.InvalidJwtException;

/** Tells a token that has expired from one that never was valid; for audit, the client hears the same. */
final class Expiry {

    private Expiry() {
    }

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid && invalid.hasExpired()) {
                return true;
            }
        }
        return false;
    }
}
