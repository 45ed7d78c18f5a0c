package io.portcullis.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.arguments.Binder;
import io.portcullis.arguments.BoundArguments;
import io.portcullis.arguments.InvalidArgumentsException;
import io.portcullis.catalog.Catalog;
import io.portcullis.engine.Answers.Answer;
import io.portcullis.event.Correlation;
import io.portcullis.event.Door;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.CallResult;
import io.portcullis.protocol.ErrorTable;
import io.portcullis.protocol.Slice;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/** Answers {@code tools/call}: the gate, then the arguments, then the bean. */
public final class ToolCall {

    private final List<Binder> binders;
    private final Runner runner;
    private final Answers answers;
    private final boolean limitedAsResult;

    /** @param limitedAsResult whether a call over its limit is a tool result instead of an error */
    public ToolCall(Catalog catalog, Answers answers, Runner runner, boolean limitedAsResult) {
        this.binders = catalog.entries().stream().map(entry -> new Binder(answers.json(), entry)).toList();
        this.runner = runner;
        this.answers = answers;
        this.limitedAsResult = limitedAsResult;
    }

    CompletionStage<Reply> answer(Exchange exchange) {
        if (!exchange.params().wellFormed()) {
            throw new RefusedException(new Malformed(Fault.PARAMS, "params must be an object without repeated members"));
        }
        String name = exchange.params().requiredText("name");
        if (exchange.isModern()) {
            exchange.incoming().headers().requireName(name);
        }
        Optional<Slice> arguments = exchange.params().object("arguments");
        try {
            return run(exchange, exchange.view().admit(name, origin(exchange)), arguments);
        } catch (RefusedException e) {
            return CompletableFuture.completedFuture(limited(exchange, e));
        }
    }

    private CompletionStage<Reply> run(Exchange exchange, Visit visit, Optional<Slice> arguments) {
        try {
            BoundArguments bound = binders.get(visit.entry().index()).bind(arguments, visit.caller());
            return runner.run(visit, bound.values())
                    .handle((returned, failure) -> settled(exchange, visit, bound.given(), returned, failure));
        } catch (InvalidArgumentsException e) { // T-12
            return CompletableFuture.completedFuture(
                    told(exchange, visit, List.of(), new Answer(CallResult.error(e.getMessage()), Outcome.INVALID)));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(settled(exchange, visit, List.of(), null, e));
        }
    }

    private Reply settled(Exchange exchange, Visit visit, List<String> given, Object returned, Throwable failure) {
        try {
            return told(exchange, visit, given, answers.of(visit, returned, failure));
        } catch (Throwable e) { // what cannot be answered is a failed call, and is told as one
            return told(exchange, visit, given, Answers.broken(visit, e));
        }
    }

    private static Reply told(Exchange exchange, Visit visit, List<String> given, Answer answer) {
        Reply reply = result(exchange, answer.result());
        visit.ended(answer.outcome(), given);
        return reply;
    }

    private Reply limited(Exchange exchange, RefusedException e) {
        if (limitedAsResult && e.refusal() instanceof Limited limited) {
            return result(exchange, CallResult.error(ErrorTable.limitedText(limited.retryAfter())));
        }
        return Reply.refused(exchange.id(), e.refusal(), exchange.isModern());
    }

    private static Reply result(Exchange exchange, CallResult result) {
        return Reply.result(exchange.codec().called(exchange.id(), result));
    }

    private static Origin origin(Exchange exchange) {
        return new Origin(Door.MCP, exchange.incoming().address(), exchange.id().json(), Correlation.next());
    }
}
