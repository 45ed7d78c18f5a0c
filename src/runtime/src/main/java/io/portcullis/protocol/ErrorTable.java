package io.portcullis.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.protocol.Json.Writing;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Failed;
import io.portcullis.refusal.Refusal.Forbidden;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.Internal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Locked;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.MissingCapability;
import io.portcullis.refusal.Refusal.NoResource;
import io.portcullis.refusal.Refusal.NoSession;
import io.portcullis.refusal.Refusal.NotPermitted;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;
import io.portcullis.refusal.Refusal.TimedOut;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.Refusal.Unconfirmed;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.Refusal.Unsupported;
import io.portcullis.refusal.Refusal.Withheld;

/**
 * The one table from refusal to JSON-RPC error code and text. Codes of our own lie outside the ranges JSON-RPC and MCP reserve
 * (J-04,
 * J-05): -31401, -31403, -31429, -31500, -31503, -31504. Texts are fixed; nothing the client sent comes back, except the
 * version it
 * asked for.
 */
public final class ErrorTable {

    /** The code of a call over its limit. */
    public static final int LIMITED = -31429;

    private static final int MAX_ECHO = 64;

    private ErrorTable() {
    }

    /** The error answer. Without an id when the request's could not be read. */
    public static byte[] error(RequestId id, Refusal refusal) {
        return error(id, refusal, false);
    }

    /** @param modern whether the request was of a stateless revision; decides the code of a missing resource */
    public static byte[] error(RequestId id, Refusal refusal, boolean modern) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("jsonrpc", "2.0");
            if (id != null) {
                id.writeTo(out);
            }
            out.writeFieldName("error");
            error(out, refusal, modern);
            out.writeEndObject();
        });
    }

    /** The error by itself, as JSON, to be told later to a client of a stateless revision. */
    public static String detached(Refusal refusal) {
        return new String(Json.bytes(out -> error(out, refusal, true)), StandardCharsets.UTF_8);
    }

    private static void error(JsonGenerator out, Refusal refusal, boolean modern) throws IOException {
        out.writeStartObject();
        out.writeNumberField("code", code(refusal, modern));
        out.writeStringField("message", text(refusal));
        data(out, refusal);
        out.writeEndObject();
    }

    /** What a client is told, in words, about a call over its limit. */
    public static String limitedText(Duration retryAfter) {
        return "Too many calls. Try again in " + seconds(retryAfter) + " s.";
    }

    /** Whole seconds, rounded up, so that a client that waits them is never early. */
    public static long seconds(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }

    static int code(Refusal refusal, boolean modern) {
        if (refusal instanceof NoResource) {
            return modern ? -32602 : -32002;
        }
        return code(refusal);
    }

    private static int code(Refusal refusal) {
        if (refusal instanceof Malformed malformed) {
            return switch (malformed.fault()) {
                case JSON -> -32700;
                case META, PARAMS, STATE -> -32602;
                case HEADER -> -32020;
                case CREDENTIALS, HTTP_METHOD, HTTP_VERSION, CONTENT_TYPE, ACCEPT, TOO_LARGE, SLOW, REQUEST, LEGACY_VERSION,
                        SESSION ->
                    -32600;
            };
        } else if (refusal instanceof Unknown unknown) {
            return unknown.kind() == Unknown.Kind.METHOD ? -32601 : -32602;
        } else if (refusal instanceof NoSession) {
            return -32600;
        } else if (refusal instanceof MissingCapability) {
            return -32021;
        } else if (refusal instanceof Unsupported) {
            return -32022;
        } else if (refusal instanceof Unauthenticated) {
            return -31401;
        } else if (refusal instanceof Forbidden || refusal instanceof InsufficientScope
                || refusal instanceof NotPermitted || refusal instanceof Unconfirmed) {
            return -31403;
        } else if (refusal instanceof Limited || refusal instanceof Overloaded overloaded && overloaded.what() == What.CALLER) {
            return LIMITED;
        } else if (refusal instanceof Failed failed) {
            return failed.code();
        } else if (refusal instanceof Unavailable || refusal instanceof Locked || refusal instanceof Overloaded) {
            return -31503;
        } else if (refusal instanceof TimedOut) {
            return -31504;
        }
        return -32603;
    }

    /** The fixed text for a refusal. */
    public static String text(Refusal refusal) {
        if (refusal instanceof Malformed malformed) {
            return malformed.detail();
        } else if (refusal instanceof Unknown unknown) {
            return unknown(unknown.kind());
        } else if (refusal instanceof NoResource) {
            return "Resource not found";
        } else if (refusal instanceof NotPermitted) {
            return "This caller may not do that with these arguments";
        } else if (refusal instanceof Unconfirmed) {
            return "The call was not confirmed";
        } else if (refusal instanceof NoSession) {
            return "Session not found";
        } else if (refusal instanceof MissingCapability) {
            return "The client does not declare a capability that this request needs";
        } else if (refusal instanceof Unsupported) {
            return "Unsupported protocol version";
        } else if (refusal instanceof Unauthenticated unauthenticated) {
            return unauthenticated.presented() ? "The credential is not valid" : "A credential is required";
        } else if (refusal instanceof Forbidden forbidden) {
            return forbidden(forbidden.check());
        } else if (refusal instanceof Limited limited) {
            return limitedText(limited.retryAfter());
        } else if (refusal instanceof InsufficientScope) {
            return "The credential lacks a scope";
        } else if (refusal instanceof Unavailable || refusal instanceof Locked) {
            return "The server cannot serve this request now";
        } else if (refusal instanceof Overloaded overloaded) {
            return overloadedText(overloaded);
        } else if (refusal instanceof Withheld) {
            return "The result was withheld";
        } else if (refusal instanceof TimedOut) {
            return "The call took too long and was stopped";
        } else if (refusal instanceof Failed failed) {
            return WellFormed.of(failed.text());
        }
        return "Internal error";
    }

    /** What a client is told, in words, when there is too much to do. */
    public static String overloadedText(Overloaded overloaded) {
        return switch (overloaded.what()) {
            case CALLER -> "Too many calls at the same time. Wait for one to end.";
            case STOPPING -> "The server is about to stop";
            case ADDRESS, SERVER, STREAMS, ENTRY, AUDIT -> "The server cannot serve this request now";
        };
    }

    private static String forbidden(Forbidden.Check check) {
        return switch (check) {
            case ORIGIN -> "This origin is not allowed";
            case HOST -> "This host is not allowed";
            case PLAIN_HTTP -> "This server is served over HTTPS only";
        };
    }

    private static String unknown(Unknown.Kind kind) {
        return switch (kind) {
            case METHOD -> "Method not found";
            case TOOL -> "Unknown tool";
            case PROMPT -> "Unknown prompt";
            case RESOURCE -> "Resource not found";
            case COMPLETION -> "Nothing to complete";
            case TASK -> "Unknown task";
        };
    }

    private static void data(JsonGenerator out, Refusal refusal) throws IOException {
        if (refusal instanceof Limited limited) {
            object(out, data -> data.writeNumberField("retryAfterMs", millis(limited.retryAfter())));
        } else if (refusal instanceof Unavailable unavailable) {
            object(out, data -> data.writeNumberField("retryAfterMs", millis(unavailable.retryAfter())));
        } else if (refusal instanceof Locked locked) {
            object(out, data -> data.writeNumberField("retryAfterMs", millis(locked.retryAfter())));
        } else if (refusal instanceof Overloaded overloaded) {
            object(out, data -> data.writeNumberField("retryAfterMs", millis(overloaded.retryAfter())));
        } else if (refusal instanceof InsufficientScope scopes) {
            object(out, data -> strings(data, "requiredScopes", scopes.needed()));
        } else if (refusal instanceof Internal internal) {
            object(out, data -> data.writeStringField("correlationId", internal.correlationId()));
        } else if (refusal instanceof Withheld withheld) {
            object(out, data -> data.writeStringField("correlationId", withheld.correlationId()));
        } else if (refusal instanceof NoResource resource) {
            object(out, data -> data.writeStringField("uri", WellFormed.of(resource.uri())));
        } else if (refusal instanceof MissingCapability missing) {
            object(out, data -> {
                data.writeFieldName("requiredCapabilities");
                data.writeRawValue(missing.required());
            });
        } else if (refusal instanceof Unsupported unsupported) {
            object(out, data -> versions(data, unsupported));
        }
    }

    private static void object(JsonGenerator out, Writing members) throws IOException {
        out.writeObjectFieldStart("data");
        members.to(out);
        out.writeEndObject();
    }

    /** D-07: what is served, and what was asked for, shortened. */
    private static void versions(JsonGenerator out, Unsupported unsupported) throws IOException {
        strings(out, "supported", unsupported.supported());
        String requested = unsupported.requested();
        out.writeStringField("requested", requested.substring(0, Math.min(requested.length(), MAX_ECHO)));
    }

    private static void strings(JsonGenerator out, String name, Collection<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static long millis(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999).toMillis());
    }
}
