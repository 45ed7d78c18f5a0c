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
 */
record Answer(Outcome outcome, Result result, Refusal refusal) {

    static Answer of(Outcome outcome, Result result) {
        return new Answer(outcome, result, null);
    }

    static Answer refused(Outcome outcome, Refusal refusal) {
        return new Answer(outcome, null, refusal);
    }

    static Answer cancelled() {
        return new Answer(Outcome.CANCELLED, null, null);
    }

    Reply reply(Exchange exchange) {
        if (result != null) {
            return exchange.result(result);
        }
        return refusal == null ? Reply.nothing() : exchange.refused(refusal);
    }
}
