package io.portcullis.audit;

import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.event.Spoken;
import io.portcullis.redaction.Redaction;

/** Names that clients made up are free text, and may hold what must not be kept. */
final class Names {

    private final Redaction redaction;

    Names(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The same event; a name that no entry has without what must not be kept. */
    CallEnded clean(CallEnded event) {
        EntryName entry = event.entry();
        if (entry.known() || redaction.isNone()) {
            return event;
        }
        EntryName clean = new EntryName(entry.feature(), redaction.clean(entry.text()), false, entry.effect());
        return new CallEnded(event.origin(), event.caller(), clean, event.given(), event.outcome(), event.reason(),
                event.nanos());
    }

    /** The same for a method that this server does not have. */
    MessageEnded clean(MessageEnded event) {
        Spoken spoken = event.origin().spoken();
        if (spoken.known() || redaction.isNone()) {
            return event;
        }
        Origin from = event.origin();
        Origin clean = new Origin(from.door(), from.address(), from.requestId(), from.correlationId(),
                new Spoken(redaction.clean(spoken.method()), false, spoken.revision(), spoken.traceParent(),
                        spoken.traceState()));
        return new MessageEnded(clean, event.caller(), event.outcome(), event.reason(), event.nanos());
    }
}
