package io.portcullis.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.portcullis.engine.Incoming.Sender;
import io.portcullis.event.Correlation;
import io.portcullis.event.Door;
import io.portcullis.event.Events;
import io.portcullis.event.MessageBegins;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.Spoken;
import io.portcullis.gate.View;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.Message;
import io.portcullis.protocol.Meta;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal;

/**
 * One message on its way, whose end is told once: by the call of an entry that it was, or else here.
 */
final class Account {

    private static final int MAX_METHOD = 64;

    private final Events events;
    private final Sender sender;
    private final long start = System.nanoTime();
    private final AtomicBoolean told = new AtomicBoolean();
    private Origin origin;
    private View view;

    Account(Events events, Sender sender) {
        this.events = events;
        this.sender = sender;
        this.origin = new Origin(Door.MCP, sender.address(), null, Correlation.next());
    }

    /** Where the message comes from, as far as it was read. */
    Origin origin() {
        return origin;
    }

    /** The message was read. */
    void reads(Message message, Meta meta) {
        String method = message.method() == null ? "" : message.method();
        String shortened = method.length() <= MAX_METHOD ? method : method.substring(0, MAX_METHOD);
        says(message.id() == null ? null : message.id().json(),
                new Spoken(shortened, false, "", meta.trace().parent(), meta.trace().state()));
        events.tell(new MessageBegins(origin));
    }

    /** Its revision is known, and whether this server has its method. */
    void speaks(Revision revision, boolean known) {
        Spoken spoken = origin.spoken();
        says(origin.requestId(),
                new Spoken(spoken.method(), known, revision.text(), spoken.traceParent(), spoken.traceState()));
    }

    private void says(String requestId, Spoken spoken) {
        origin = new Origin(Door.MCP, sender.address(), requestId, origin.correlationId(), spoken);
    }

    /** What the caller sees: calls that come through it are told there. */
    void sees(View seen) {
        view = seen;
    }

    /** The message is several, each with an account of its own. */
    void handOver() {
        told.set(true);
    }

    /** What is asked for goes on for long; that it was granted is told now. */
    void granted() {
        tell(Outcome.OK, Optional.empty());
    }

    /** The message ends with this reply, or with none. */
    void ends(Reply said, Throwable failure) {
        Optional<Refusal> refusal = failure == null ? said.refusal() : Optional.empty();
        Outcome fine = failure == null ? Outcome.OK : Outcome.ERROR;
        tell(refusal.map(Visit::outcome).orElse(fine), refusal.map(Refusal::reason));
    }

    private void tell(Outcome outcome, Optional<String> reason) {
        if (told.compareAndSet(false, true) && (view == null || !view.hasTold())) {
            events.tell(new MessageEnded(origin, sender.caller(), outcome, reason, System.nanoTime() - start));
        }
    }
}
