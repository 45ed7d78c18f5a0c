package io.portcullis.engine;

import io.portcullis.event.Outcome;
import io.portcullis.protocol.Result;
import io.portcullis.refusal.Refusal;

/**
 * What a call ends with: a result, a refusal, or nothing when nobody waits any more.
 *
 * @param outcome how it ended
 * @param result what is answered, or null
 * @param refusal what is refused, or null
 * @param reply the answer as it is sent, once it was written; else null
 */
record Answer(Outcome outcome, Result result, Refusal refusal, Reply reply) {

    static Answer of(Outcome outcome, Result result) {
        return new Answer(outcome, result, null, null);
    }

    static Answer refused(Outcome outcome, Refusal refusal) {
        return new Answer(outcome, null, refusal, null);
    }

    static Answer cancelled() {
        return new Answer(Outcome.CANCELLED, null, null, null);
    }

    /** The same, written: whatever can go wrong with that went wrong before the end of the call is told. */
    Answer written(Reply as) {
        return new Answer(outcome, result, refusal, as);
    }

    Reply reply(Exchange exchange) {
        if (reply != null) {
            return reply;
        } else if (result != null) {
            return exchange.result(result);
        }
        return refusal == null ? Reply.nothing() : exchange.refused(refusal);
    }
}
