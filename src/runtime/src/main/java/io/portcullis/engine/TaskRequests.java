package io.portcullis.engine;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.Feature;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Result.Done;
import io.portcullis.protocol.Result.TaskState;
import io.portcullis.protocol.Slice;
import io.portcullis.refusal.Refusal.MissingCapability;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.Refusal.Unknown.Why;
import io.portcullis.refusal.RefusedException;
import io.portcullis.spi.StoredTask;

/**
 * Answers {@code tasks/get}, {@code tasks/update} and {@code tasks/cancel} (K-06 to K-11). Every one of them is decided anew:
 * the
 * task is the caller's own, and its tool still one the caller may use (AU-16).
 */
final class TaskRequests {

    /** What a client must declare to follow tasks. */
    static final MissingCapability MISSING = new MissingCapability(
            "{\"extensions\":{\"" + ClientCapabilities.TASKS + "\":{}}}");

    private final TaskRuns runs;

    TaskRequests(TaskRuns runs) {
        this.runs = runs;
    }

    CompletionStage<Reply> get(Exchange exchange) {
        return Settled.reply(exchange, task(exchange).thenApply(task -> exchange.result(new TaskState(runs.view(task)))));
    }

    CompletionStage<Reply> update(Exchange exchange) {
        return Settled.reply(exchange, task(exchange).thenCompose(task -> {
            Optional<Slice> responses = exchange.params().object("inputResponses");
            responses.ifPresent(Slice::members); // refuses what cannot be read, before it is told to anybody
            return runs.answer(task, responses);
        }).thenApply(taken -> exchange.result(new Done())));
    }

    CompletionStage<Reply> cancel(Exchange exchange) {
        return Settled.reply(exchange,
                task(exchange).thenCompose(runs::cancel).thenApply(cancelled -> exchange.result(new Done())));
    }

    private CompletionStage<StoredTask> task(Exchange exchange) {
        exchange.requireParams();
        String id = exchange.target("taskId");
        if (!exchange.capabilities().tasks()) {
            throw new RefusedException(MISSING);
        }
        return runs.tasks().find(id, exchange.caller())
                .thenApply(found -> found.filter(task -> exchange.view().mayUse(Feature.TOOL, task.tool()))
                        .orElseThrow(() -> new RefusedException(new Unknown(Unknown.Kind.TASK, Why.ABSENT))));
    }
}
