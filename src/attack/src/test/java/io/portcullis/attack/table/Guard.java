package io.portcullis.attack.table;

/** What stands between an attacker and what it wants, in the order a call meets it. */
public enum Guard {
    START("what is configured unsafely does not start", "boot.StartCheck"),
    BELOW("frames, heads and handshakes that are broken or endless, by none of ours", "Quarkus, Netty, JDK"),
    TLS("suites of TLS, and handshakes on an open connection", "boot.TlsDefaults, boot.Renegotiation"),
    PIPELINE("what waits on a connection that is lost or has had its last answer", "transport.Pipelined, transport.LastAnswer"),
    FLOOD("floods of one address, places for requests and streams", "overload.Entrance"),
    ADDRESS("version, method, declared size, TLS, Host, Origin", "transport.HttpGuard"),
    HEADERS("headers that tell browsers what not to do", "transport.SecurityHeaders"),
    FAILURES("failed attempts of one address", "identity.FailedAttempts"),
    CREDENTIAL("one verifier for each credential", "identity.Authenticator"),
    DOORKEEPER("nobody to serve: 401", "transport.Doorkeeper"),
    BODY("content type, size and time of a body", "transport.Body"),
    JSON("how much JSON holds, each name once", "protocol.JsonMeasure"),
    SHAPE("shape and revision of a message", "protocol.MessageReader"),
    SESSION("sessions are found for their owner alone", "session.Sessions"),
    MIRROR("headers say what the body says", "protocol.MirroredHeaders"),
    ROLE("who may know of an entry", "gate.View"),
    SCOPE("what the caller's user has granted", "access.AccessPolicy"),
    SEATS("calls that run at once", "gate.Bulkheads"),
    LIMIT("how often an entry is called", "gate.RateLimits"),
    STATE("what travels through the client is sealed", "engine.States"),
    ARGUMENTS("arguments, strictly", "arguments.Binder"),
    PERMISSION("permissions that see the arguments", "gate.Visit.settle"),
    CONFIRMATION("questions before something is destroyed", "engine.Confirmations"),
    POLICY("what operators switch off, for calls that run too", "policy.LivePolicy"),
    AUDIT("nothing happens unrecorded", "audit.AuditTrail"),
    INTERCEPTOR("every other way to a method", "intercept.GuardInterceptor"),
    TIMEOUT("calls that do not end", "engine.Running"),
    RESULT("what may leave", "engine.ResultGuard"),
    FIXED_ERRORS("errors in fixed words", "refusal"),
    OWNER("tasks, subscriptions and streams belong to a caller", "task, subscription"),
    STREAMS("bounds of streams and of what is unread", "transport.SseOutlet"),
    MANAGEMENT("the door of operators", "management"),
    STORE("what becomes of calls without the shared store", "limit.SharedBuckets");

    private final String stands;
    private final String where;

    Guard(String stands, String where) {
        this.stands = stands;
        this.where = where;
    }

    /** What it does, for people. */
    public String stands() {
        return stands;
    }

    /** Where it is in the code. */
    public String where() {
        return where;
    }
}
