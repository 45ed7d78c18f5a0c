package io.portcullis.audit;

import static io.portcullis.audit.Members.caller;
import static io.portcullis.audit.Members.endpoint;
import static io.portcullis.audit.Members.text;
import static io.portcullis.audit.Members.word;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.api.Caller;
import io.portcullis.audit.Draft.End;
import io.portcullis.event.Administered;
import io.portcullis.event.CallBegins;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;

/**
 * Makes drafts of events. A draft waits to be written and holds nothing of the request meanwhile, neither its bytes nor an id
 * of any length: many of them wait when a disk is slow.
 */
final class Records {

    private Records() {
    }

    static Draft call(long now, CallEnded event, Arguments arguments) {
        Called called = new Called(kept(event.origin()), event.caller(), event.entry());
        long nanos = event.nanos();
        return new Draft(now, Kind.CALL, called.origin().correlationId(), end(event.outcome(), event.reason()), out -> {
            call(out, Kind.CALL, called, arguments);
            duration(out, nanos);
        });
    }

    static Draft intent(long now, CallBegins event, Arguments arguments) {
        End end = new End(Severity.INFORMATIONAL, Optional.empty(), "begun", "");
        Called called = new Called(kept(event.origin()), event.caller(), event.entry());
        return new Draft(now, Kind.INTENT, called.origin().correlationId(), end,
                out -> call(out, Kind.INTENT, called, arguments));
    }

    static Draft message(long now, MessageEnded event) {
        Origin origin = kept(event.origin());
        Caller caller = event.caller();
        long nanos = event.nanos();
        return new Draft(now, Kind.MESSAGE, origin.correlationId(), end(event.outcome(), event.reason()), out -> {
            Activity.OTHER.write(out, Kind.MESSAGE);
            caller(out, caller);
            endpoint(out, origin.address());
            Members.api(out, origin, Arguments.NONE);
            unmapped(out, origin, caller);
            out.writeEndObject();
            duration(out, nanos);
        });
    }

    static Draft request(long now, RequestEnded event) {
        return new Draft(now, Kind.REQUEST, event.correlationId(), end(event.outcome(), event.reason()), out -> {
            Activity.OTHER.write(out, Kind.REQUEST);
            caller(out, event.caller());
            endpoint(out, event.address());
            operation(out, "request/" + word(event.what()));
            out.writeNumberField("count", 1);
        });
    }

    static Draft turnedAway(long now, TurnedAway.Tally tally) {
        End end = end(tally.outcome(), tally.reason());
        return new Draft(now, Kind.REQUEST, "", end, out -> {
            Activity.OTHER.write(out, Kind.REQUEST);
            caller(out, Optional.empty());
            endpoint(out, tally.address());
            operation(out, "request/turned_away");
            out.writeNumberField("count", tally.count());
            out.writeNumberField("start_time", tally.first());
            out.writeNumberField("end_time", tally.last());
        });
    }

    static Draft credential(long now, CredentialRefused event) {
        End end = End.bad(Severity.LOW, "refused", event.reason());
        return new Draft(now, Kind.CREDENTIAL, event.correlationId(), end, out -> {
            Activity.LOGON.write(out, Kind.CREDENTIAL);
            out.writeObjectFieldStart("user");
            out.writeStringField("name", "unknown");
            out.writeEndObject();
            out.writeNumberField("auth_protocol_id", 99);
            out.writeStringField("auth_protocol", event.kind());
            out.writeObjectFieldStart("service");
            out.writeStringField("name", "mcp");
            out.writeEndObject();
            endpoint(out, event.address());
        });
    }

    static Draft policy(long now, PolicyChanged event) {
        return new Draft(now, Kind.POLICY, "", end(event.outcome(), Optional.empty()), out -> {
            Activity.UPDATE.write(out, Kind.POLICY);
            out.writeObjectFieldStart("entity");
            text(out, "name", event.source());
            out.writeStringField("type", "policy");
            out.writeEndObject();
            Members.longText(out, "comment", event.change());
            if (!event.by().isEmpty()) {
                out.writeObjectFieldStart("actor");
                out.writeObjectFieldStart("user");
                text(out, "uid", event.by());
                out.writeEndObject();
                out.writeEndObject();
            }
        });
    }

    static Draft limitStore(long now, LimitStoreChanged event) {
        End end = event.reachable() ? End.ok("reachable") : End.bad(Severity.HIGH, "unreachable", "");
        return new Draft(now, Kind.LIMIT_STORE, "", end, out -> {
            Activity.OTHER.write(out, Kind.LIMIT_STORE);
            out.writeObjectFieldStart("app");
            out.writeStringField("name", "limit store");
            out.writeEndObject();
        });
    }

    static Draft administered(long now, Administered event) {
        End end = event.reason().map(reason -> End.bad(Severity.MEDIUM, "refused", reason)).orElse(End.ok("ok"));
        return new Draft(now, Kind.MANAGEMENT, event.correlationId(), end, out -> {
            Activity.OTHER.write(out, Kind.MANAGEMENT);
            caller(out, event.caller());
            endpoint(out, event.address());
            operation(out, "management/" + event.action());
            if (!event.target().isEmpty()) {
                Members.resource(out, event.target(), "entry");
            }
            out.writeObjectFieldStart("unmapped");
            out.writeStringField("authentication", word(event.caller().authentication()));
            out.writeEndObject();
        });
    }

    private record Called(Origin origin, Caller caller, EntryName entry) {
    }

    private static void call(JsonGenerator out, Kind kind, Called called, Arguments arguments) throws IOException {
        Activity.of(called.entry()).write(out, kind);
        caller(out, called.caller());
        endpoint(out, called.origin().address());
        Members.api(out, called.origin(), arguments);
        Members.resource(out, called.entry().text(), word(called.entry().feature()));
        unmapped(out, called.origin(), called.caller());
        arguments.unmapped(out);
        out.writeEndObject();
    }

    private static Origin kept(Origin origin) {
        String id = origin.requestId();
        return id == null || id.length() <= Members.MAX_ID ? origin
                : new Origin(origin.door(), origin.address(), Members.cut(id, Members.MAX_ID), origin.correlationId(),
                        origin.spoken());
    }

    /** What OCSF has no place for; the caller of this method ends the object. */
    private static void unmapped(JsonGenerator out, Origin origin, Caller caller) throws IOException {
        if (!origin.spoken().traceId().isEmpty()) {
            out.writeObjectFieldStart("trace");
            out.writeStringField("uid", origin.spoken().traceId());
            out.writeEndObject();
        }
        out.writeObjectFieldStart("unmapped");
        out.writeStringField("door", word(origin.door()));
        out.writeStringField("authentication", word(caller.authentication()));
    }

    private static void operation(JsonGenerator out, String operation) throws IOException {
        out.writeObjectFieldStart("api");
        text(out, "operation", operation);
        out.writeEndObject();
    }

    private static void duration(JsonGenerator out, long nanos) throws IOException {
        out.writeNumberField("duration", TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private static End end(Outcome outcome, Optional<String> reason) {
        Severity severity = switch (outcome) {
            case OK, ACCEPTED, ASKED, TOOL_FAILURE, CANCELLED -> Severity.INFORMATIONAL;
            case REFUSED, LIMITED, INVALID -> Severity.LOW;
            case TIMED_OUT, ERROR -> Severity.MEDIUM;
        };
        boolean good = outcome == Outcome.OK || outcome == Outcome.ACCEPTED || outcome == Outcome.ASKED;
        return new End(severity, Optional.of(good), word(outcome), reason.orElse(""));
    }
}
