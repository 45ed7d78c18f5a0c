package io.portcullis.engine;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.portcullis.event.Outcome;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.Result;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Failed;
import io.portcullis.refusal.Refusal.Internal;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.Withheld;

/** What answers of one kind of entry look like. Unless a kind says otherwise, a failure is a JSON-RPC error. */
interface Shape {

    /** The result for what a method returned; throws when there can be none. */
    Result result(Visit visit, Object returned) throws JsonProcessingException;

    /** How a call with this result ended. */
    default Outcome outcome(Result result) {
        return Outcome.OK;
    }

    /** The answer to arguments that do not fit. */
    default Answer invalid(String text) {
        return Answer.refused(Outcome.INVALID, new Malformed(Fault.PARAMS, text));
    }

    /** The answer when the method said no in words for the caller. */
    default Answer told(String text) {
        return Answer.refused(Outcome.TOOL_FAILURE, new Failed(text));
    }

    /** The answer to a call that was let in and then refused, in the fixed words for that. */
    default Answer refused(Refusal refusal) {
        return Answer.refused(Outcome.REFUSED, refusal);
    }

    /** The answer for what may not leave. */
    default Answer withheld(Withheld why) {
        return Answer.refused(Outcome.ERROR, why);
    }

    /** The answer for what nobody should hear of: a fixed text, and an id that leads to the cause in the log (J-07). */
    default Answer broken(String correlationId) {
        return Answer.refused(Outcome.ERROR, new Internal(correlationId));
    }
}
