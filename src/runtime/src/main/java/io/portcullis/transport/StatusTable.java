package io.portcullis.transport;

import java.time.Duration;
import java.util.Map;

import io.portcullis.credential.Challenge;
import io.portcullis.protocol.ErrorTable;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Forbidden;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Locked;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.MissingCapability;
import io.portcullis.refusal.Refusal.NoSession;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.Refusal.Unsupported;

/** The one table from refusal to HTTP status and headers. */
public final class StatusTable {

    private final Challenge challenge;

    /** @param challenge what clients without a sufficient credential are told to bring */
    public StatusTable(Challenge challenge) {
        this.challenge = challenge;
    }

    /** @param modern whether the request was of a stateless revision: only there an unknown method is a 404 */
    int status(Refusal refusal, boolean modern) {
        if (refusal instanceof Malformed malformed) {
            return status(malformed);
        } else if (refusal instanceof Unknown unknown) {
            return modern && unknown.kind() == Unknown.Kind.METHOD ? 404 : 200;
        } else if (refusal instanceof Unauthenticated) {
            return 401;
        } else if (refusal instanceof Forbidden || refusal instanceof InsufficientScope) {
            return 403;
        } else if (refusal instanceof Limited) {
            return 429;
        } else if (refusal instanceof Overloaded overloaded) {
            return overloaded.what() == What.CALLER ? 429 : 503;
        } else if (refusal instanceof Unavailable || refusal instanceof Locked) {
            return 503;
        } else if (refusal instanceof NoSession) {
            return 404;
        } else if (refusal instanceof Unsupported || refusal instanceof MissingCapability) {
            return 400;
        }
        return 200;
    }

    Map<String, String> headers(Refusal refusal) {
        if (refusal instanceof Unauthenticated unauthenticated) {
            return Map.of("WWW-Authenticate", challenge.unauthenticated(unauthenticated.presented()));
        } else if (refusal instanceof InsufficientScope scopes) {
            return Map.of("WWW-Authenticate", challenge.insufficientScope(scopes.needed()));
        } else if (refusal instanceof Locked locked) {
            return retryAfter(locked.retryAfter());
        } else if (refusal instanceof Overloaded overloaded) {
            return retryAfter(overloaded.retryAfter());
        } else if (refusal instanceof Limited limited) {
            return retryAfter(limited.retryAfter());
        } else if (refusal instanceof Unavailable unavailable) {
            return retryAfter(unavailable.retryAfter());
        } else if (refusal instanceof Malformed malformed && malformed.fault() == Malformed.Fault.HTTP_METHOD) {
            return Map.of("Allow", "POST");
        }
        return Map.of();
    }

    private static int status(Malformed malformed) {
        return switch (malformed.fault()) {
            case HTTP_METHOD -> 405;
            case ACCEPT -> 406;
            case SLOW -> 408;
            case TOO_LARGE -> 413;
            case CONTENT_TYPE -> 415;
            case HTTP_VERSION -> 505;
            case PARAMS, STATE -> 200;
            case CREDENTIALS, JSON, REQUEST, LEGACY_VERSION, META, HEADER, SESSION -> 400;
        };
    }

    private static Map<String, String> retryAfter(Duration duration) {
        return Map.of("Retry-After", Long.toString(ErrorTable.seconds(duration)));
    }
}
