package io.portcullis.engine;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.portcullis.gate.Visit;
import io.portcullis.refusal.Refusal;

/** The calls that run now. Those that may not go on, because a rule has become stricter, are stopped. */
public final class Running {

    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private volatile Refusal over;

    private record Run(Visit visit, Signal signal) {
    }

    /** Knows of a call until its answer is there. */
    <T> CompletionStage<T> until(CompletionStage<T> answer, Visit visit, Signal signal) {
        if (answer.toCompletableFuture().isDone()) {
            return answer;
        }
        Run run = new Run(visit, signal);
        runs.add(run);
        recheck(run); // what changed before it was added stopped nothing
        if (over != null) {
            signal.stop(over);
        }
        return answer.whenComplete((value, failure) -> runs.remove(run));
    }

    /** Stops every call, and every one that still begins. */
    void stop(Refusal why) {
        over = why;
        runs.forEach(run -> run.signal().stop(why));
    }

    /** Stops every call that would not be let in any more. */
    public void recheck() {
        runs.forEach(Running::recheck);
    }

    private static void recheck(Run run) {
        run.visit().recheck().ifPresent(run.signal()::stop);
    }
}
