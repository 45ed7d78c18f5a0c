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
 * @param written the result as it is sent, once it was written; else null
 * @param most how large the result may be when it is written, in bytes
 */
record Answer(Outcome outcome, Result result, Refusal refusal, Reply written, long most) {

    /** For what is ours and small. */
    private static final long ANY = Long.MAX_VALUE;

    Answer(Outcome outcome, Result result, Refusal refusal, Reply written) {
        this(outcome, result, refusal, written, ANY);
    }

    static Answer of(Outcome outcome, Result result) {
        return new Answer(outcome, result, null, null);
    }

    static Answer refused(Outcome outcome, Refusal refusal) {
        return new Answer(outcome, null, refusal, null);
    }

    static Answer cancelled() {
        return new Answer(Outcome.CANCELLED, null, null, null);
    }

    /** The same, unless the result turns out larger when it is written. */
    Answer within(long bytes) {
        return new Answer(outcome, result, refusal, written, bytes);
    }

    /**
     * The same, written: a result that cannot be written, or is too large, throws here, before the end of the call is told.
     */
    Answer written(Exchange exchange) {
        if (result == null) {
            return this;
        }
        Reply reply = exchange.result(result);
        if (reply.body().length > most) {
            throw new IllegalStateException("the result has " + reply.body().length
                    + " bytes, more than portcullis.transport.max-result-size allows");
        }
        return new Answer(outcome, result, refusal, reply, most);
    }

    Reply reply(Exchange exchange) {
        if (result != null) {
            return written != null ? written : exchange.result(result);
        }
        return refusal == null ? Reply.nothing() : exchange.refused(refusal);
    }
}
