package io.portcullis.metrics;

import static io.portcullis.metrics.Label.NONE;
import static io.portcullis.metrics.Label.word;

import java.time.Duration;
import java.util.Optional;

import io.portcullis.api.Feature;
import io.portcullis.event.Administered;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Door;
import io.portcullis.event.ErrorType;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.Listener;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.ResultFlagged;
import io.portcullis.event.Spoken;
import io.portcullis.protocol.Revision;

/** Counts and times what happens, by the meters of {@link Meters}. A name that a client made up never becomes a tag. */
public final class CallMeters implements Listener {

    private static final String UNKNOWN = "unknown";
    private static final String NOTHING = "";
    private static final String HTTP = "http";
    private static final String TCP = "tcp";

    private final MeterBook book;

    public CallMeters(MeterBook book) {
        this.book = book;
    }

    @Override
    public void on(CallEnded event) {
        EntryName entry = event.entry();
        book.time(Meters.CALLS, event.nanos(), word(entry.feature()), name(entry), word(event.outcome()));
        event.reason().ifPresent(reason -> book.count(Meters.REFUSALS, word(entry.feature()), name(entry), reason));
        if (event.origin().door() == Door.MCP) { // the message of a task was answered when it began
            operation(event.origin().spoken(), Optional.of(entry), ErrorType.of(event.outcome(), event.reason()),
                    event.nanos());
        }
    }

    @Override
    public void on(MessageEnded event) {
        event.reason().ifPresent(reason -> book.count(Meters.REFUSALS, NONE, NONE, reason));
        operation(event.origin().spoken(), Optional.empty(), ErrorType.of(event.outcome(), event.reason()), event.nanos());
    }

    private void operation(Spoken spoken, Optional<EntryName> entry, String error, long nanos) {
        book.time(Meters.OPERATION, nanos, spoken.known() ? spoken.method() : ErrorType.OTHER, name(entry, Feature.TOOL),
                name(entry, Feature.PROMPT), error, spoken.revision(), HTTP, TCP);
    }

    @Override
    public void on(RequestEnded event) {
        book.count(Meters.REQUESTS_UNREAD, word(event.what()), word(event.outcome()));
        event.reason().ifPresent(reason -> book.count(Meters.REFUSALS, NONE, NONE, reason));
    }

    @Override
    public void on(ResultFlagged event) {
        book.count(Meters.RESULTS_FLAGGED, word(event.entry().feature()), name(event.entry()), word(event.flag()),
                Boolean.toString(event.withheld()));
    }

    @Override
    public void on(CredentialRefused event) {
        book.count(Meters.CREDENTIALS_REFUSED, event.kind(), event.reason());
        book.count(Meters.REFUSALS, NONE, NONE, event.reason());
    }

    @Override
    public void on(PolicyChanged event) {
        book.count(Meters.POLICY_CHANGES, event.source(), word(event.outcome()));
    }

    @Override
    public void on(LimitStoreChanged event) {
        book.count(Meters.LIMIT_STORE_CHANGES, event.reachable() ? "reachable" : "unreachable");
    }

    @Override
    public void on(Administered event) {
        book.count(Meters.MANAGEMENT_REQUESTS, event.action(), event.reason().orElse(NONE));
    }

    /** A session ended that lasted so long. */
    public void sessionEnded(Revision revision, Duration lasted) {
        book.time(Meters.SESSION, lasted.toNanos(), revision.text(), HTTP, TCP);
    }

    private static String name(EntryName entry) {
        return entry.known() ? entry.text() : UNKNOWN;
    }

    private static String name(Optional<EntryName> entry, Feature feature) {
        return entry.filter(name -> name.known() && name.feature() == feature).map(EntryName::text).orElse(NOTHING);
    }
}
