package io.portcullis.audit;

import io.portcullis.event.CallEnded;
import io.portcullis.event.Effect;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.RequestEnded.What;

/**
 * What is recorded.
 *
 * @param level how much of what went well
 * @param eachTurnedAway whether requests that were turned away unread have a record each, and are not only counted
 * @param durable whether calls that may destroy something are recorded before they run
 */
public record Scope(Level level, boolean eachTurnedAway, boolean durable) {

    /** How much is recorded of what went well. */
    public enum Level {
        /** Everything. */
        ALL,
        /** Calls of entries that do more than read, and what was refused. */
        WRITES,
        /** What was refused. */
        REFUSED
    }

    /** Whether the end of a call is. One whose beginning was recorded has its end recorded, too. */
    boolean holds(CallEnded event) {
        boolean destroys = event.entry().effect() == Effect.DESTROYS;
        return level == Level.ALL || isRefusal(event.outcome()) || event.reason().isPresent() || durable && destroys
                || level == Level.WRITES && event.entry().effect() != Effect.READS;
    }

    boolean holds(MessageEnded event) {
        return level == Level.ALL || isRefusal(event.outcome());
    }

    boolean holds(RequestEnded event) {
        return level == Level.ALL || isRefusal(event.outcome());
    }

    boolean counts(RequestEnded event) {
        return event.what() == What.TURNED_AWAY && !eachTurnedAway;
    }

    private static boolean isRefusal(Outcome outcome) {
        return outcome == Outcome.REFUSED || outcome == Outcome.LIMITED || outcome == Outcome.INVALID;
    }
}
