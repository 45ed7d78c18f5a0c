package io.portcullis.refusal;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why something was refused. Holds what may be told to the client, and a reason that stays inside, for audit and metrics.
 */
public sealed interface Refusal {

    /** The reason, from a closed list of words; for audit and metrics, never for the client. */
    String reason();

    /** There is no caller: nothing was presented, or what was presented does not hold. */
    record Unauthenticated(Credential credential) implements Refusal {

        /** What was wrong with the credential. */
        public enum Credential {
            MISSING,
            INVALID,
            EXPIRED,
            WRONG_ISSUER,
            WRONG_AUDIENCE,
            /** Not from whom the token is bound to. */
            WRONG_BINDING,
            /** In the URL, where it ends up in logs and histories. */
            IN_URL,
            NO_VERIFIER
        }

        /** Whether a credential was presented at all. */
        public boolean presented() {
            return credential != Credential.MISSING;
        }

        @Override
        public String reason() {
            return "credential_" + Words.of(credential);
        }
    }

    /** The caller may use the entry, but its credential lacks a scope (AU-07). Holds all scopes that are needed (AU-08). */
    record InsufficientScope(Set<String> needed) implements Refusal {

        public InsufficientScope {
            needed = Collections.unmodifiableSet(new TreeSet<>(needed));
        }

        @Override
        public String reason() {
            return "insufficient_scope";
        }
    }

    /** The request may not come this way, whoever sends it. */
    record Forbidden(Check check) implements Refusal {

        /** The check that failed. */
        public enum Check {
            ORIGIN,
            HOST,
            PLAIN_HTTP
        }

        @Override
        public String reason() {
            return "forbidden_" + Words.of(check);
        }
    }

    /** The name leads nowhere, or nowhere this caller may know of. To the client, both are the same. */
    record Unknown(Kind kind, Why why) implements Refusal {

        /** What was looked for. */
        public enum Kind {
            METHOD,
            TOOL,
            PROMPT,
            RESOURCE,
            COMPLETION,
            TASK
        }

        /** Why it was not found. Stays inside. */
        public enum Why {
            ABSENT,
            ROLE,
            DENIED,
            /** Switched off by an operator. */
            DISABLED,
            CHECK_FAILED
        }

        @Override
        public String reason() {
            return why == Why.ABSENT ? "unknown_" + Words.of(kind) : "denied_" + Words.of(why);
        }
    }

    /** No entry serves this address, or none this caller may know of. To the client, both are the same. */
    record NoResource(String uri, Unknown.Why why) implements Refusal {

        @Override
        public String reason() {
            return new Unknown(Unknown.Kind.RESOURCE, why).reason();
        }
    }

    /**
     * The caller may use the entry, but not with these arguments.
     *
     * @param checkFailed whether that could not be found out. Stays inside
     */
    record NotPermitted(boolean checkFailed) implements Refusal {

        @Override
        public String reason() {
            return checkFailed ? "permission_check_failed" : "denied_permission";
        }
    }

    /** Somebody has to confirm the call, and did not, or there is nobody to ask. */
    record Unconfirmed(Lack lack) implements Refusal {

        /** Why there is no confirmation. */
        public enum Lack {
            /** Said no. */
            DECLINED,
            /** A direct call: nobody can be asked. */
            NOBODY,
            /** The approver could not be asked. */
            CHECK_FAILED
        }

        @Override
        public String reason() {
            return "unconfirmed_" + Words.of(lack);
        }
    }

    /**
     * The request needs a client that can do more than this one said it can.
     *
     * @param required the missing capabilities, as the JSON object a client would declare them with (D-10)
     */
    record MissingCapability(String required) implements Refusal {

        @Override
        public String reason() {
            return "missing_capability";
        }
    }

    /** The session is over, or never was, or is somebody else's. To the client, all are the same (HL-04). */
    record NoSession() implements Refusal {

        @Override
        public String reason() {
            return "no_session";
        }
    }

    /** Too many calls: the next one has a chance after {@code retryAfter}. */
    record Limited(Duration retryAfter) implements Refusal {

        @Override
        public String reason() {
            return "limited";
        }
    }

    /** Something is down or overloaded; nothing is wrong with the request. */
    record Unavailable(Duration retryAfter) implements Refusal {

        @Override
        public String reason() {
            return "unavailable";
        }
    }

    /** Too many credentials from this address did not hold; no further one is looked at before {@code retryAfter}. */
    record Locked(Duration retryAfter) implements Refusal {

        @Override
        public String reason() {
            return "locked";
        }
    }

    /** There is too much to do at the moment; nothing is wrong with the request, and nothing of it was done. */
    record Overloaded(What what, Duration retryAfter) implements Refusal {

        /** What has too much to do. */
        public enum What {
            /** Too many requests from this address. */
            ADDRESS,
            /** Too many requests at once in all. */
            SERVER,
            /** Too many open streams. */
            STREAMS,
            /** Too many calls of this entry at once. */
            ENTRY,
            /** Too many calls of this caller at once. */
            CALLER,
            /** The audit has no room for what would happen. */
            AUDIT,
            /** The server is about to end. */
            STOPPING
        }

        @Override
        public String reason() {
            return "overloaded_" + Words.of(what);
        }
    }

    /** The method behind an entry took longer than it may, and was stopped. */
    record TimedOut() implements Refusal {

        @Override
        public String reason() {
            return "timed_out";
        }
    }

    /** The request asks for a revision that is not served. */
    record Unsupported(String requested, List<String> supported) implements Refusal {

        public Unsupported {
            supported = List.copyOf(supported);
        }

        @Override
        public String reason() {
            return "unsupported_version";
        }
    }

    /**
     * The request is not well-formed.
     *
     * @param fault what is wrong
     * @param detail a fixed sentence for the client; never holds what the client sent
     */
    record Malformed(Fault fault, String detail) implements Refusal {

        /** What is wrong with a request. */
        public enum Fault {
            CREDENTIALS,
            HTTP_METHOD,
            HTTP_VERSION,
            CONTENT_TYPE,
            ACCEPT,
            TOO_LARGE,
            /** Did not arrive in time. */
            SLOW,
            JSON,
            REQUEST,
            LEGACY_VERSION,
            META,
            HEADER,
            SESSION,
            PARAMS,
            STATE
        }

        @Override
        public String reason() {
            return "malformed_" + Words.of(fault);
        }
    }

    /**
     * What a method answered was not as it may leave, so nothing of it does.
     *
     * @param flaw what is wrong with it. Stays inside
     * @param correlationId leads to it in the log
     */
    record Withheld(Flaw flaw, String correlationId) implements Refusal {

        /** What is wrong with a result. */
        public enum Flaw {
            /** More bytes than a result may have. */
            TOO_LARGE,
            /** Control, bidirectional or invisible characters. */
            CHARACTERS,
            /** It does not fit the output schema. */
            SCHEMA,
            /** A secret that must never leave. */
            CANARY
        }

        @Override
        public String reason() {
            return "withheld_" + Words.of(flaw);
        }
    }

    /** The method behind an entry said no, in words meant for the caller. */
    record Failed(int code, String text) implements Refusal {

        /** The code of a failure that names none. */
        public static final int CODE = -31500;

        public Failed(String text) {
            this(CODE, text);
        }

        @Override
        public String reason() {
            return "failed";
        }
    }

    /**
     * Something of ours broke. The cause is in the log.
     *
     * @param correlationId leads to it
     */
    record Internal(String correlationId) implements Refusal {

        @Override
        public String reason() {
            return "internal";
        }
    }
}
