package io.portcullis.audit;

import static io.portcullis.audit.Members.caller;
import static io.portcullis.audit.Members.endpoint;
import static io.portcullis.audit.Members.text;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.audit.Draft.End;
import io.portcullis.event.Administered;
import io.portcullis.event.CallBegins;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Door;
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

    private static final SerializableString ENTRY = new SerializedString("entry");

    /** How calls end without a reason: nothing to make anew for each of them. */
    private static final Map<Outcome, End> ENDS = new EnumMap<>(Outcome.class);

    static {
        for (Outcome outcome : Outcome.values()) {
            ENDS.put(outcome, end(outcome));
        }
    }

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
        End end = new End(Severity.INFORMATIONAL, Status.OTHER, "begun", "");
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
            out.close();
            duration(out, nanos);
        });
    }

    static Draft request(long now, RequestEnded event) {
        return new Draft(now, Kind.REQUEST, event.correlationId(), end(event.outcome(), event.reason()), out -> {
            Activity.OTHER.write(out, Kind.REQUEST);
            caller(out, event.caller());
            endpoint(out, event.address());
            operation(out, "request/" + Word.of(event.what()).getValue());
            out.number(Field.COUNT, 1);
        });
    }

    static Draft turnedAway(long now, TurnedAway.Tally tally) {
        End end = end(tally.outcome(), tally.reason());
        return new Draft(now, Kind.REQUEST, "", end, out -> {
            Activity.OTHER.write(out, Kind.REQUEST);
            caller(out, Optional.empty());
            endpoint(out, tally.address());
            operation(out, "request/turned_away");
            out.number(Field.COUNT, tally.count());
            out.number(Field.START_TIME, tally.first());
            out.number(Field.END_TIME, tally.last());
        });
    }

    static Draft credential(long now, CredentialRefused event) {
        End end = End.bad(Severity.LOW, "refused", event.reason());
        return new Draft(now, Kind.CREDENTIAL, event.correlationId(), end, out -> {
            Activity.LOGON.write(out, Kind.CREDENTIAL);
            out.open(Field.USER);
            out.word(Field.NAME, "unknown");
            out.close();
            out.number(Field.AUTH_PROTOCOL_ID, 99);
            out.word(Field.AUTH_PROTOCOL, event.kind());
            out.open(Field.SERVICE);
            out.word(Field.NAME, "mcp");
            out.close();
            endpoint(out, event.address());
        });
    }

    static Draft policy(long now, PolicyChanged event) {
        return new Draft(now, Kind.POLICY, "", end(event.outcome(), Optional.empty()), out -> {
            Activity.UPDATE.write(out, Kind.POLICY);
            out.open(Field.ENTITY);
            text(out, Field.NAME, event.source());
            out.word(Field.TYPE, "policy");
            out.close();
            Members.longText(out, Field.COMMENT, event.change());
            if (!event.by().isEmpty()) {
                out.open(Field.ACTOR);
                out.open(Field.USER);
                text(out, Field.UID, event.by());
                out.close();
                out.close();
            }
        });
    }

    static Draft limitStore(long now, LimitStoreChanged event) {
        End end = event.reachable() ? End.ok("reachable") : End.bad(Severity.HIGH, "unreachable", "");
        return new Draft(now, Kind.LIMIT_STORE, "", end, out -> {
            Activity.OTHER.write(out, Kind.LIMIT_STORE);
            out.open(Field.APP);
            out.word(Field.NAME, "limit store");
            out.close();
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
                Members.resource(out, event.target(), ENTRY);
            }
            out.open(Field.UNMAPPED);
            out.word(Field.AUTHENTICATION, event.caller().authentication());
            out.close();
        });
    }

    private record Called(Origin origin, Caller caller, EntryName entry) {
    }

    private static void call(Sheet out, Kind kind, Called called, Arguments arguments) throws IOException {
        Activity.of(called.entry()).write(out, kind);
        caller(out, called.caller());
        endpoint(out, called.origin().address());
        Members.api(out, called.origin(), arguments);
        Members.resource(out, called.entry().text(), Word.of(called.entry().feature()));
        unmapped(out, called.origin(), called.caller());
        arguments.unmapped(out);
        out.close();
    }

    private static Origin kept(Origin origin) {
        String id = origin.requestId();
        return id == null || id.length() <= Members.MAX_ID ? origin
                : new Origin(origin.door(), origin.address(), Members.cut(id, Members.MAX_ID), origin.correlationId(),
                        origin.spoken());
    }

    /** What OCSF has no place for; the caller of this method ends the object. */
    private static void unmapped(Sheet out, Origin origin, Caller caller) throws IOException {
        if (!origin.spoken().traceId().isEmpty()) {
            out.open(Field.TRACE);
            out.word(Field.UID, origin.spoken().traceId());
            out.close();
        }
        out.open(Field.UNMAPPED);
        out.parts().way().write(out, origin.door(), caller.authentication());
    }

    static void way(Sheet out, Door door, Authentication authentication) throws IOException {
        out.word(Field.DOOR, door);
        out.word(Field.AUTHENTICATION, authentication);
    }

    private static void operation(Sheet out, String operation) throws IOException {
        out.open(Field.API);
        text(out, Field.OPERATION, operation);
        out.close();
    }

    private static void duration(Sheet out, long nanos) throws IOException {
        out.number(Field.DURATION, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private static End end(Outcome outcome, Optional<String> reason) {
        End end = ENDS.get(outcome);
        return reason.isEmpty() ? end : new End(end.severity(), end.status(), end.code(), reason.get());
    }

    private static End end(Outcome outcome) {
        Severity severity = switch (outcome) {
            case OK, ACCEPTED, ASKED, TOOL_FAILURE, CANCELLED -> Severity.INFORMATIONAL;
            case REFUSED, LIMITED, INVALID -> Severity.LOW;
            case TIMED_OUT, ERROR -> Severity.MEDIUM;
        };
        boolean good = outcome == Outcome.OK || outcome == Outcome.ACCEPTED || outcome == Outcome.ASKED;
        return new End(severity, good ? Status.SUCCESS : Status.FAILURE, Word.of(outcome).getValue(), "");
    }
}
