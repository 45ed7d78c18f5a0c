package io.portcullis.engine;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.portcullis.api.Question;
import io.portcullis.arguments.Binder;
import io.portcullis.arguments.BoundArguments;
import io.portcullis.arguments.InvalidArgumentsException;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.engine.DeclaredQuestions.Declined;
import io.portcullis.event.Given;
import io.portcullis.event.Outcome;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Result.InputRequired;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.MissingCapability;
import io.portcullis.refusal.Refusal.Withheld;
import io.portcullis.refusal.RefusedException;
import io.portcullis.stage.Soon;

/**
 * Runs calls that were let in: arguments, questions, the bean, the answer. A method that asks is run again once the client has
 * answered: after its next request where the revision is stateless, within this one where there is a session to ask through,
 * and
 * later where the call runs as a task.
 */
final class Calls {

    private static final Set<Outcome> TOLD_AS_REFUSED = EnumSet.of(Outcome.REFUSED, Outcome.LIMITED, Outcome.TIMED_OUT);

    private final LoadingCache<Entry, Binder> binders;
    private final Runner runner;
    private final Answers answers;
    private final ResultGuard guard;
    private final Injections injections;
    private final Asking asking;
    private final Confirmations confirmations;
    private final TaskRuns tasks;
    private final Running running;

    Calls(ObjectMapper json, Runner runner, Answers answers, Hearing hearing, TaskRuns tasks, Running running) {
        this.binders = Caffeine.newBuilder().executor(Runnable::run).weakKeys().build(entry -> new Binder(json, entry));
        this.runner = runner;
        this.answers = answers;
        this.guard = answers.guard();
        this.injections = hearing.injections();
        this.asking = hearing.asking();
        this.confirmations = hearing.confirmations();
        this.tasks = tasks;
        this.running = running;
    }

    /** One run of a method within a call: what it knows, what cancels it, and what it tells. */
    private record Run(Call call, Leg leg, Signal signal, ProgressSender progress) {

        Run next(Leg next) {
            return new Run(call, next, signal, progress);
        }
    }

    /** The answer of a call. Its end is told by then, whatever happens; that of a task is told later. */
    CompletionStage<Reply> run(Call call) {
        Exchange exchange = call.exchange();
        exchange.outlet().quotas(call.visit().quotas());
        try {
            return Soon.then(asking.begin(call), (leg, failure) -> {
                if (failure != null) { // a state that is not valid, or nobody can tell
                    Refusal refusal = Settled.refusal(failure);
                    call.visit().refused(refusal);
                    return CompletableFuture.completedFuture(exchange.refused(refusal));
                }
                try {
                    return run(call, leg);
                } catch (RuntimeException | Error e) {
                    return CompletableFuture.completedFuture(
                            told(call, Given.NOTHING, Answers.broken(call.visit(), call.shape(), e)).reply(exchange));
                }
            });
        } catch (RefusedException e) { // a state that is not valid
            call.visit().refused(e.refusal());
            return CompletableFuture.completedFuture(exchange.refused(e.refusal()));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.completedFuture(
                    told(call, Given.NOTHING, Answers.broken(call.visit(), call.shape(), e)).reply(exchange));
        }
    }

    private CompletionStage<Reply> run(Call call, Leg leg) {
        Exchange exchange = call.exchange();
        Signal signal = new Signal();
        if (exchange.peer().isEmpty()) { // HM-04, HL-12: in a session, going away means nothing
            exchange.outlet().onGone(signal::request);
        }
        exchange.peer().ifPresent(peer -> peer.began(exchange.id(), signal::request));
        ProgressSender progress = progress(call);
        CompletionStage<Answer> answered = running.until(answer(new Run(call, leg, signal, progress)), call.visit(), signal);
        CompletionStage<Reply> reply = Soon.map(answered, answer -> {
            progress.end();
            return answer.reply(exchange);
        });
        exchange.peer().ifPresent(peer -> reply.whenComplete((r, f) -> peer.ended(exchange.id())));
        return reply;
    }

    /** The answer of a call that ends here; its end is told. */
    static Answer told(Call call, Given given, Answer answer) {
        if (answer.refusal() instanceof Withheld withheld) {
            call.visit().withheld(withheld, given);
        } else if (answer.refusal() != null && TOLD_AS_REFUSED.contains(answer.outcome())) {
            call.visit().refused(answer.refusal(), given); // with its reason
        } else {
            call.visit().ended(answer.outcome(), given);
        }
        return answer;
    }

    private ProgressSender progress(Call call) {
        Exchange exchange = call.exchange();
        return new ProgressSender(exchange.meta().progressToken(),
                exchange.codec().revision().isAtLeast(Revision.V2025_03_26),
                new Voice(call.visit(), exchange.outlet(), guard));
    }

    private CompletionStage<Answer> answer(Run run) {
        Call call = run.call();
        try {
            BoundArguments bound = call.input().bind(binder(call.visit().entry()),
                    injections.of(call, run.leg().dialog(), run.signal(), run.progress()));
            return settle(run, bound);
        } catch (InvalidArgumentsException e) { // T-12, P-02
            return done(told(call, given(call), call.shape().invalid(e.getMessage())));
        } catch (RuntimeException | Error e) { // nothing escapes: a session would count the call as running for ever
            return settled(run, Given.NOTHING, null, e);
        }
    }

    /** The cache has no bound but the life of its entries, so nobody has to know what is read. */
    private Binder binder(Entry entry) {
        Binder known = binders.policy().getIfPresentQuietly(entry);
        return known == null ? binders.get(entry) : known;
    }

    /** What the method declares to be asked is known first: a permission is decided with all that the method will get. */
    private CompletionStage<Answer> settle(Run run, BoundArguments bound) {
        Call call = run.call();
        try {
            injections.declared(call.visit().entry(), bound, run.leg().dialog());
            return Soon.then(call.visit().settle(bound.values()), refused -> {
                tellAgain(call);
                return refused.isPresent() ? refused(run, bound, refused.get()) : confirm(run, bound);
            });
        } catch (Declined e) {
            return done(told(call, given(run, bound), call.shape().told(e.getMessage())));
        } catch (RuntimeException | Error e) { // asks, or fails
            return settled(run, given(run, bound), null, e);
        }
    }

    private Given given(Run run, BoundArguments bound) {
        return answers.discretion().given(run.call().visit().entry(), run.call().input(), bound.given());
    }

    /** The answer to arguments that do not fit, in words that may repeat what is in them. */
    Answer invalid(Call call, String text) {
        return call.shape().invalid(answers.discretion().told(call.visit().entry(), call.input(), text));
    }

    /** What was given to a call whose arguments are not bound. */
    Given given(Call call) {
        return answers.discretion().given(call.visit().entry(), call.input());
    }

    /** What an argument costs has changed how the limits stand. */
    private static void tellAgain(Call call) {
        if (LimitRule.areArgued(call.visit().entry().limits())) {
            call.exchange().outlet().quotas(call.visit().quotas());
        }
    }

    private CompletionStage<Answer> confirm(Run run, BoundArguments bound) {
        if (run.call().visit().entry().confirmation().isEmpty()) {
            return goOn(run, bound);
        }
        try {
            return Soon.then(confirmations.of(run.call(), bound, run.leg()), (refused, failure) -> {
                if (failure != null) {
                    return settled(run, given(run, bound), null, failure);
                }
                return refused.isPresent() ? refused(run, bound, refused.get()) : goOn(run, bound);
            });
        } catch (RuntimeException | Error e) { // asks, or fails
            return settled(run, given(run, bound), null, e);
        }
    }

    private CompletionStage<Answer> goOn(Run run, BoundArguments bound) {
        Call call = run.call();
        try {
            Optional<Refusal> stricter = call.visit().recheck(); // what was let in may have been switched off meanwhile
            if (stricter.isPresent()) {
                return refused(run, bound, stricter.get());
            }
            return call.isTaskToBegin() ? begin(run, bound) : writeAhead(run, bound);
        } catch (RuntimeException | Error e) {
            return settled(run, given(run, bound), null, e);
        }
    }

    /** What may destroy something runs only once the audit says that it is about to. */
    private CompletionStage<Answer> writeAhead(Run run, BoundArguments bound) {
        Given given = given(run, bound);
        return Soon.then(run.call().visit().begin(given), refused -> {
            try {
                return refused.isPresent() ? refused(run, bound, refused.get()) : invoke(run, bound, given);
            } catch (RuntimeException | Error e) {
                return settled(run, given, null, e);
            }
        });
    }

    private CompletionStage<Answer> refused(Run run, BoundArguments bound, Refusal refusal) {
        return done(told(run.call(), given(run, bound), run.call().shape().refused(refusal)));
    }

    private CompletionStage<Answer> invoke(Run run, BoundArguments bound, Given given) {
        Visit visit = run.call().visit();
        CompletionStage<Object> method = runner.run(visit, bound.values(), run.signal()); // one that does not begin holds nothing
        visit.hold();
        Soon.heard(method, (value, failure) -> visit.release());
        return Soon.then(running.method(method, visit, run.signal(), run.call().plan().task().isEmpty()),
                (returned, failure) -> settled(run, given, returned, failure));
    }

    /** The call goes on by itself; what it was cancelled by so far does not concern it any more. */
    private CompletionStage<Answer> begin(Run run, BoundArguments bound) {
        return tasks.begin(run.call(), task -> {
            Call call = run.call().in(task);
            call.visit().asTask(given(run, bound));
            Run within = new Run(call, run.leg(), task.signal(), progress(call));
            return running.until(answer(within), call.visit(), task.signal());
        });
    }

    private CompletionStage<Answer> settled(Run run, Given given, Object returned, Throwable failure) {
        Call call = run.call();
        try {
            if (run.signal().isRequested()) { // HM-04, G2-02
                return done(told(call, given, cancelled(run)));
            }
            if (run.leg().dialog().unanswerable().isPresent()) {
                return done(told(call, given, unanswerable(call, run.leg().dialog().unanswerable().get())));
            }
            if (!run.leg().dialog().open().isEmpty()) { // even when the method has swallowed the interruption
                return ask(run, given);
            }
            return done(told(call, given, answers.of(call, returned, failure)));
        } catch (RefusedException e) {
            return done(Answer.refused(Outcome.REFUSED, e.refusal()));
        } catch (Unfit e) { // a question
            return done(told(call, given, ResultGuard.withheld(call.visit(), call.shape(), e)));
        } catch (Throwable e) { // what cannot be answered is a failed call, and is told as one
            return done(told(call, given, Answers.broken(call.visit(), call.shape(), e)));
        }
    }

    private static Answer cancelled(Run run) {
        return run.signal().stopped().map(run.call().shape()::refused).orElseGet(Answer::cancelled);
    }

    private CompletionStage<Answer> ask(Run run, Given given) {
        Call call = run.call();
        if (!asking.mayAskAgain(run.leg())) {
            return done(told(call, given, call.shape().told("Too many questions were asked in this call.")));
        }
        guard.check(call, run.leg().dialog().open().values());
        if (call.exchange().isModern() && call.plan().task().isEmpty()) {
            InputRequired required = new InputRequired(run.leg().dialog().open(), asking.seal(call, run.leg()));
            Answer answer = guard.written(call, Answer.of(Outcome.ASKED, required));
            call.visit().asked(given);
            return done(answer);
        }
        Optional<Refusal> limited = call.visit().takeQuestion();
        if (limited.isPresent()) {
            return done(told(call, given, Answer.refused(Outcome.LIMITED, limited.get())));
        }
        call.visit().waits();
        CompletionStage<Leg> next = call.plan().task().map(task -> task.ask(run.leg()))
                .orElseGet(() -> asking.overSession(call.exchange(), run.leg(), run.signal()));
        return Soon.then(next, (leg, failure) -> {
            call.visit().goesOn();
            if (run.signal().isRequested()) {
                return done(told(call, given, cancelled(run))); // while nothing ran
            }
            return failure == null ? answer(run.next(leg))
                    : done(told(call, given, call.shape().told("The client did not answer a question.")));
        });
    }

    /** V-03: what a client did not say it can do is not asked of it. */
    private static Answer unanswerable(Call call, Question question) {
        if (call.exchange().isModern()) {
            return Answer.refused(Outcome.REFUSED, new MissingCapability(ClientCapabilities.needed(question)));
        }
        return call.shape().told(call.exchange().peer().isPresent() ? "This client cannot be asked what this needs to know."
                : "This needs to ask the client, which needs a session: portcullis.legacy.sessions=stateful.");
    }

    private static CompletionStage<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
