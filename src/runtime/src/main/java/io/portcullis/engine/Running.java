package io.portcullis.engine;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.portcullis.gate.Visit;
import io.portcullis.refusal.Refusal;

/** The calls that run now. Those that may not go on, because a rule has become stricter, are stopped. */
public final class Running {

    private final Set<Run> runs = ConcurrentHashMap.newKeySet();

    private record Run(Visit visit, Signal signal) {
    }

    /** Knows of a call until its answer is there. */
    <T> CompletionStage<T> until(CompletionStage<T> answer, Visit visit, Signal signal) {
        if (answer.toCompletableFuture().isDone()) {
            return answer;
        }
        Run run = new Run(visit, signal);
        runs.add(run);
        return answer.whenComplete((value, failure) -> runs.remove(run));
    }

    /** Stops every call that would not be let in any more. */
    public void recheck() {
        for (Run run : runs) {
            Optional<Refusal> refused = run.visit().recheck();
            refused.ifPresent(run.signal()::stop);
        }
    }
}
