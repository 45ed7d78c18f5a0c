package io.portcullis.engine;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import io.portcullis.api.Feature;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.engine.Call.Plan;
import io.portcullis.event.Outcome;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.HeaderParameters;
import io.portcullis.protocol.Slice;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.refusal.RefusedException;
import io.portcullis.stage.Soon;

/** Answers {@code tools/call}: the gate, then the headers of arguments, then the arguments, then the bean. */
final class ToolCall implements Handler {

    private final Calls calls;
    private final ToolShape shape;
    private final SchemaGuard schemas;
    private final Runner runner;

    ToolCall(Calls calls, ToolShape shape, SchemaGuard schemas, Runner runner) {
        this.calls = calls;
        this.shape = shape;
        this.schemas = schemas;
        this.runner = runner;
    }

    @Override
    public CompletionStage<Reply> answer(Exchange exchange) {
        exchange.requireParams();
        String name = exchange.target("name");
        Optional<Slice> arguments = exchange.params().object("arguments");
        return exchange.once(exchange.view().admit(Feature.TOOL, name, exchange.origin()),
                visit -> told(exchange, visit, Input.ofValues(name, arguments), arguments),
                refusal -> shape.refused(refusal).reply(exchange));
    }

    /** Whatever breaks before the call runs ends it, and leaves its seat. */
    private CompletionStage<Reply> told(Exchange exchange, Visit visit, Input input, Optional<Slice> arguments) {
        try {
            return admitted(exchange, visit, input, arguments);
        } catch (RuntimeException | Error e) {
            visit.ended(e);
            throw e;
        }
    }

    private CompletionStage<Reply> admitted(Exchange exchange, Visit visit, Input input, Optional<Slice> arguments) {
        if (exchange.isModern()) {
            checkHeaders(exchange, visit, arguments);
        }
        Call call = new Call(exchange, visit, shape, input, plan(exchange, visit));
        Optional<Answer> refused = missingTasks(call);
        if (refused.isPresent()) {
            return ended(call, refused.get());
        }
        return ((ToolDescriptor) visit.entry().descriptor()).ownSchema() ? checked(call, arguments) : calls.run(call);
    }

    /** The schema an author wrote may take its time; nothing else of the server is to wait for it. */
    private CompletionStage<Reply> checked(Call call, Optional<Slice> arguments) {
        ToolDescriptor tool = (ToolDescriptor) call.visit().entry().descriptor();
        return Soon.then(compute(() -> schemas.brokenByArguments(tool, arguments.map(Slice::text).orElse("{}"))),
                (broken, failure) -> {
                    if (failure != null) {
                        return ended(call, Answers.broken(call.visit(), shape, failure));
                    }
                    return broken.isPresent() ? ended(call, calls.invalid(call, broken.get())) : calls.run(call);
                });
    }

    /** A full queue of workers is a failure of this call, too. */
    private <T> CompletionStage<T> compute(Supplier<T> what) {
        try {
            return runner.compute(what);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Reply> ended(Call call, Answer answer) {
        return CompletableFuture.completedFuture(Calls.told(call, calls.given(call), answer).reply(call.exchange()));
    }

    /** K-02, K-22: only for clients of the stateless revision that say they can follow a task. */
    private static Plan plan(Exchange exchange, Visit visit) {
        boolean can = exchange.isModern() && exchange.capabilities().tasks();
        return can && support(visit) != TaskSupport.NONE ? Plan.AS_TASK : Plan.AT_ONCE;
    }

    /** K-03. */
    private Optional<Answer> missingTasks(Call call) {
        if (support(call.visit()) != TaskSupport.REQUIRED || call.plan().asTask()) {
            return Optional.empty();
        }
        return Optional.of(call.exchange().isModern() ? Answer.refused(Outcome.REFUSED, TaskRequests.MISSING)
                : shape.told("This tool runs only as a task, which this client cannot follow."));
    }

    private static TaskSupport support(Visit visit) {
        return ((ToolDescriptor) visit.entry().descriptor()).task();
    }

    private static void checkHeaders(Exchange exchange, Visit visit, Optional<Slice> arguments) {
        try {
            HeaderParameters.check(((ToolDescriptor) visit.entry().descriptor()).headers(), arguments,
                    exchange.incoming().headers());
        } catch (RefusedException e) {
            visit.refused(e.refusal());
            throw e;
        }
    }
}
