package io.portcullis.audit;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.api.Caller;
import io.portcullis.event.Administered;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;

/** The members of an audit record. */
final class AuditRecord {

    private static final int MAX_REQUEST_ID = 128;

    private AuditRecord() {
    }

    static void call(JsonGenerator out, CallEnded event) throws IOException {
        out.writeStringField("event", "call");
        origin(out, event.origin());
        caller(out, event.caller());
        out.writeStringField("feature", AuditLog.word(event.entry().feature()));
        out.writeStringField("entry", event.entry().text());
        out.writeStringField("outcome", AuditLog.word(event.outcome()));
        if (event.reason().isPresent()) {
            out.writeStringField("reason", event.reason().get());
        }
        out.writeArrayFieldStart("arguments");
        for (String name : event.argumentNames()) {
            out.writeString(name);
        }
        out.writeEndArray();
        out.writeNumberField("durationMicros", TimeUnit.NANOSECONDS.toMicros(event.nanos()));
    }

    static void credential(JsonGenerator out, CredentialRefused event) throws IOException {
        out.writeStringField("event", "credential");
        out.writeStringField("correlationId", event.correlationId());
        out.writeStringField("address", event.address());
        out.writeStringField("presented", event.kind());
        out.writeStringField("outcome", "refused");
        out.writeStringField("reason", event.reason());
    }

    static void request(JsonGenerator out, RequestEnded event) throws IOException {
        out.writeStringField("event", "request");
        out.writeStringField("address", event.address());
        out.writeStringField("outcome", AuditLog.word(event.outcome()));
        if (event.reason().isPresent()) {
            out.writeStringField("reason", event.reason().get());
        }
    }

    static void message(JsonGenerator out, MessageEnded event) throws IOException {
        out.writeStringField("event", "message");
        origin(out, event.origin());
        caller(out, event.caller());
        out.writeStringField("method", event.origin().spoken().method());
        out.writeStringField("outcome", AuditLog.word(event.outcome()));
        if (event.reason().isPresent()) {
            out.writeStringField("reason", event.reason().get());
        }
    }

    static void policy(JsonGenerator out, PolicyChanged event) throws IOException {
        out.writeStringField("event", "policy");
        out.writeStringField("source", event.source());
        out.writeStringField("by", event.by());
        out.writeStringField("change", event.change());
        out.writeStringField("outcome", AuditLog.word(event.outcome()));
    }

    static void limitStore(JsonGenerator out, LimitStoreChanged event) throws IOException {
        out.writeStringField("event", "limit_store");
        out.writeStringField("outcome", event.reachable() ? "reachable" : "unreachable");
    }

    static void administered(JsonGenerator out, Administered event) throws IOException {
        out.writeStringField("event", "management");
        out.writeStringField("correlationId", event.correlationId());
        out.writeStringField("address", event.address());
        caller(out, event.caller());
        out.writeStringField("action", event.action());
        out.writeStringField("target", event.target());
        out.writeStringField("outcome", event.reason().isEmpty() ? "ok" : "refused");
        if (event.reason().isPresent()) {
            out.writeStringField("reason", event.reason().get());
        }
    }

    private static void origin(JsonGenerator out, Origin origin) throws IOException {
        out.writeStringField("correlationId", origin.correlationId());
        if (origin.requestId() != null) {
            String id = origin.requestId();
            out.writeStringField("requestId", id.length() <= MAX_REQUEST_ID ? id : id.substring(0, MAX_REQUEST_ID));
        }
        if (!origin.spoken().traceId().isEmpty()) {
            out.writeStringField("traceId", origin.spoken().traceId());
        }
        out.writeStringField("door", AuditLog.word(origin.door()));
        out.writeStringField("address", origin.address());
    }

    private static void caller(JsonGenerator out, Caller caller) throws IOException {
        out.writeStringField("caller", caller.subject());
        if (!caller.issuer().isEmpty()) {
            out.writeStringField("issuer", caller.issuer());
        }
        out.writeStringField("authentication", AuditLog.word(caller.authentication()));
    }
}
