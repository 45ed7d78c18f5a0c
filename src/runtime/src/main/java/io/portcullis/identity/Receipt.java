package io.portcullis.identity;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.portcullis.api.Caller;
import io.portcullis.event.Correlation;
import io.portcullis.event.Events;
import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Overloaded;
import io.vertx.ext.web.RoutingContext;

/**
 * One HTTP request to this server, whose end is told once: by whoever knows most about it, or else here when its response is
 * over.
 */
public final class Receipt {

    private static final String KEY = Receipt.class.getName();

    private final Events events;
    private final String address;
    private final AtomicBoolean told = new AtomicBoolean();
    private What what = What.MESSAGE;
    private Optional<Caller> caller = Optional.empty();

    private Receipt(Events events, String address) {
        this.events = events;
        this.address = address;
    }

    /** The receipt of a request that has just come in. */
    public static Receipt open(RoutingContext context, Events events) {
        Receipt receipt = new Receipt(events, ClientAddress.of(context.request()));
        context.put(KEY, receipt);
        return receipt;
    }

    /** The receipt of a request; empty when it came past the guard. */
    public static Optional<Receipt> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    /** The network address of the client. */
    public String address() {
        return address;
    }

    /** What the request is for; a message, unless this is said. */
    public void isFor(What known) {
        what = known;
    }

    /** Who sent it. */
    public void isFrom(Caller known) {
        caller = Optional.of(known);
    }

    /** Somebody else tells of the end: true for the first. */
    public boolean claim() {
        return told.compareAndSet(false, true);
    }

    /** The request was granted what it is for. */
    public void granted() {
        tell(Outcome.OK, Optional.empty());
    }

    /** The request was refused. */
    public void refused(Refusal refusal) {
        Outcome outcome = refusal instanceof Limited || refusal instanceof Overloaded ? Outcome.LIMITED : Outcome.REFUSED;
        tell(outcome, Optional.of(refusal.reason()));
    }

    /** The request is over, with this status, or its connection was lost. */
    public void over(int status, boolean sent) {
        tell(sent ? outcome(status) : Outcome.CANCELLED, Optional.empty());
    }

    private static Outcome outcome(int status) {
        if (status < 400) {
            return Outcome.OK;
        }
        return status < 500 ? Outcome.REFUSED : Outcome.ERROR;
    }

    private void tell(Outcome outcome, Optional<String> reason) {
        if (claim()) {
            events.tell(new RequestEnded(Correlation.next(), address, caller, what, outcome, reason));
        }
    }
}
