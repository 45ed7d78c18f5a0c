package io.portcullis.metrics;

import java.util.List;
import java.util.Locale;

/**
 * Every meter of this framework. There is none beside these, and none has another tag; the reference page is written from here.
 */
public enum Meters {
    CALLS("portcullis.calls", Kind.TIMER,
            "Calls of entries, by how they ended: over the protocol, as tasks, and directly by other beans",
            Label.FEATURE, Label.ENTRY, Label.OUTCOME),
    REFUSALS("portcullis.refusals", Kind.COUNTER,
            "Everything that was refused, by reason. Feature and entry are none for what was refused before it was looked at what it asks for",
            Label.FEATURE, Label.ENTRY, Label.REASON),
    CREDENTIALS_REFUSED("portcullis.credentials.refused", Kind.COUNTER,
            "Requests without a caller to serve, by what they presented and the reason; each is among the refusals, too",
            Label.PRESENTED, Label.REASON),
    REQUESTS_UNREAD("portcullis.requests.unread", Kind.COUNTER,
            "Requests that ended without a message of a known caller in them", Label.WHAT, Label.OUTCOME),
    REQUESTS_DROPPED("portcullis.requests.dropped", Kind.COUNTER,
            "Requests on any path that were sent after the last answer of their connection, and neither served nor recorded, as far as they were read"),
    RESULTS_FLAGGED("portcullis.results.flagged", Kind.COUNTER,
            "Results that were not as they may leave, by what was wrong. The flag canary means that a secret was about to leave",
            Label.FEATURE, Label.ENTRY, Label.FLAG, Label.WITHHELD),
    POLICY_CHANGES("portcullis.policy.changes", Kind.COUNTER,
            "Changes of the run-time policy; with the outcome error, what was there before stays in force",
            Label.SOURCE, Label.OUTCOME),
    MANAGEMENT_REQUESTS("portcullis.management.requests", Kind.COUNTER,
            "Requests to the management interface; the reason is none for those that were not refused",
            Label.ACTION, Label.REASON),
    LIMIT_STORE_CHANGES("portcullis.limits.store.changes", Kind.COUNTER,
            "How often the shared store for limits became unreachable, and reachable again", Label.STATE),
    LIMIT_STORE_REACHABLE("portcullis.limits.store.reachable", Kind.GAUGE,
            "1 while the shared store for limits can be reached, else 0. Only there where nodes share their limits"),
    READY("portcullis.ready", Kind.GAUGE,
            "1 while this node takes requests, 0 when it is about to end or its audit has no room"),
    REQUESTS_IN_FLIGHT("portcullis.requests.in.flight", Kind.GAUGE, "Requests that are in flight"),
    REQUESTS_IN_FLIGHT_MAX("portcullis.requests.in.flight.limit", Kind.GAUGE, "How many requests may be in flight"),
    STREAMS_OPEN("portcullis.streams.open", Kind.GAUGE, "Streams that are open"),
    STREAMS_OPEN_MAX("portcullis.streams.open.limit", Kind.GAUGE, "How many streams may be open"),
    SESSIONS("portcullis.sessions", Kind.GAUGE, "Sessions of clients that shook hands"),
    ADDRESSES_LOCKED("portcullis.addresses.locked", Kind.GAUGE,
            "Networks that were locked out within the last minute: too many credentials from there did not hold"),
    LOCKOUTS("portcullis.addresses.lockouts", Kind.COUNTER, "How often a network was locked out"),
    AUDIT_ROOM("portcullis.audit.room", Kind.GAUGE,
            "1 while the audit can keep what happens, 0 while calls are refused because it cannot"),
    AUDIT_QUEUED("portcullis.audit.queued", Kind.GAUGE, "Audit records that wait to be written"),
    AUDIT_CAPACITY("portcullis.audit.capacity", Kind.GAUGE, "How many audit records may wait to be written"),
    AUDIT_WRITTEN("portcullis.audit.written", Kind.COUNTER, "Audit records that were written"),
    AUDIT_DROPPED("portcullis.audit.dropped", Kind.COUNTER, "Audit records that were dropped because too many waited"),
    AUDIT_FAILING("portcullis.audit.failing", Kind.GAUGE,
            "1 while the file or a sink of the audit cannot be written to, else 0"),
    OPERATION("mcp.server.operation.duration", Kind.HISTOGRAM,
            "Messages over the protocol, by the semantic conventions of OpenTelemetry",
            Label.METHOD, Label.TOOL, Label.PROMPT, Label.ERROR, Label.VERSION, Label.PROTOCOL, Label.TRANSPORT),
    SESSION("mcp.server.session.duration", Kind.HISTOGRAM,
            "Sessions that ended, by the semantic conventions of OpenTelemetry",
            Label.VERSION, Label.PROTOCOL, Label.TRANSPORT);

    private final String key;
    private final Kind kind;
    private final String description;
    private final List<Label> labels;

    Meters(String key, Kind kind, String description, Label... labels) {
        this.key = key;
        this.kind = kind;
        this.description = description;
        this.labels = List.of(labels);
    }

    /** What a meter does. */
    public enum Kind {
        /** Only goes up. */
        COUNTER("_total"),
        /** Stands at something. */
        GAUGE(""),
        /** Counts, adds up how long it took, and keeps the longest of late; in seconds. */
        TIMER("_seconds"),
        /** A timer that also says how many took how long, in the steps the conventions advise; in seconds. */
        HISTOGRAM("_seconds");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        /** Whether it measures time. */
        public boolean isTimed() {
            return this == TIMER || this == HISTOGRAM;
        }

        /** Its name, as a reference spells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Its name. */
    public String key() {
        return key;
    }

    /**
     * Its name in Prometheus; that of a timer ends there with {@code _count}, {@code _sum}, {@code _max} or {@code _bucket}.
     */
    public String inPrometheus() {
        return key.replace('.', '_') + kind.suffix;
    }

    /** What it does. */
    public Kind kind() {
        return kind;
    }

    /** What it measures, in words. */
    public String description() {
        return description;
    }

    /** Its tags, in order. */
    public List<Label> labels() {
        return labels;
    }
}
