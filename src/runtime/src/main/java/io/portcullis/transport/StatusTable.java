package io.portcullis.transport;

import java.time.Duration;
import java.util.Map;

import io.portcullis.protocol.ErrorTable;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Forbidden;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.MissingCapability;
import io.portcullis.refusal.Refusal.NoSession;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.Refusal.Unsupported;

/** The one table from refusal to HTTP status and headers. */
final class StatusTable {

    private StatusTable() {
    }

    /** @param modern whether the request was of a stateless revision: only there an unknown method is a 404 */
    static int status(Refusal refusal, boolean modern) {
        if (refusal instanceof Malformed malformed) {
            return status(malformed);
        } else if (refusal instanceof Unknown unknown) {
            return modern && unknown.kind() == Unknown.Kind.METHOD ? 404 : 200;
        } else if (refusal instanceof Unauthenticated) {
            return 401;
        } else if (refusal instanceof Forbidden) {
            return 403;
        } else if (refusal instanceof Limited) {
            return 429;
        } else if (refusal instanceof Unavailable) {
            return 503;
        } else if (refusal instanceof NoSession) {
            return 404;
        } else if (refusal instanceof Unsupported || refusal instanceof MissingCapability) {
            return 400;
        }
        return 200;
    }

    static Map<String, String> headers(Refusal refusal) {
        if (refusal instanceof Unauthenticated unauthenticated) {
            return Map.of("WWW-Authenticate", challenge(unauthenticated));
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
            case TOO_LARGE -> 413;
            case CONTENT_TYPE -> 415;
            case PARAMS, STATE -> 200;
            case CREDENTIALS, JSON, REQUEST, LEGACY_VERSION, META, HEADER, SESSION -> 400;
        };
    }

    /** RFC 6750: an error is named only when a credential was presented (AU-06). */
    private static String challenge(Unauthenticated unauthenticated) {
        return unauthenticated.presented() ? "Bearer realm=\"mcp\", error=\"invalid_token\"" : "Bearer realm=\"mcp\"";
    }

    private static Map<String, String> retryAfter(Duration duration) {
        return Map.of("Retry-After", Long.toString(ErrorTable.seconds(duration)));
    }
}
