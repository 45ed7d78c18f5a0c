package io.portcullis.token;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

import io.quarkus.oidc.OIDCException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;

/** Tells from its causes what a failed verification means. */
final class Failures {

    private Failures() {
    }

    /** Whether the token has expired, rather than never was valid; for audit, the client hears the same. */
    static boolean isExpiry(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid && invalid.hasExpired()) {
                return true;
            }
        }
        return false;
    }

    /** Whether nobody knows the key that the token is said to be signed with. */
    static boolean isOfUnknownKey(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvableKeyException) {
                return true;
            }
        }
        return false;
    }

    /** What began it. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /** Whether the provider could not be asked, so that nothing is known about the token. */
    static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JoseException) { // fetches nothing: the client's own key or signature could not be read
                return false;
            }
            if (cause instanceof OIDCException || cause instanceof IOException || cause instanceof TimeoutException
                    || cause instanceof VertxException || cause instanceof CompositeException) {
                return true;
            }
        }
        return false;
    }
}
