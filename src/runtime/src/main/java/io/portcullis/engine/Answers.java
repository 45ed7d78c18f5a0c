package io.portcullis.engine;

import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.portcullis.api.CallCancelled;
import io.portcullis.api.McpException;
import io.portcullis.api.ResourceNotFound;
import io.portcullis.api.ToolFailure;
import io.portcullis.event.Outcome;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.Result;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Failed;
import io.portcullis.refusal.Refusal.NoResource;
import io.portcullis.refusal.Refusal.Unknown.Why;

/** Makes an answer of what a method returned or threw. What was not meant for the caller stays inside. */
final class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final Violations violations;
    private final ResultGuard guard;
    private final Discretion discretion;

    /** @param discretion what may be told about calls */
    Answers(Violations violations, ResultGuard guard, Discretion discretion) {
        this.violations = violations;
        this.guard = guard;
        this.discretion = discretion;
    }

    /** Looks at what leaves. */
    ResultGuard guard() {
        return guard;
    }

    Discretion discretion() {
        return discretion;
    }

    /** The answer for what a method returned, or for the failure it ended with, as it leaves. */
    Answer of(Call call, Object returned, Throwable failure) {
        return of(call, () -> made(call, returned, failure));
    }

    /** An answer as it leaves, or the one for what may not. */
    Answer of(Call call, Supplier<Answer> answer) {
        try {
            return guard.written(call, answer.get());
        } catch (Unfit e) {
            return ResultGuard.withheld(call.visit(), call.shape(), e);
        }
    }

    private Answer made(Call call, Object returned, Throwable failure) {
        if (failure != null) {
            return ofFailure(call, failure);
        }
        Visit visit = call.visit();
        Shape shape = call.shape();
        try {
            Result result = shape.result(visit, returned);
            return Answer.of(shape.outcome(result), result);
        } catch (Unfit e) {
            throw e;
        } catch (Exception e) {
            return broken(visit, shape, e);
        }
    }

    /** The answer for what nobody should hear of. The cause goes to the log. */
    static Answer broken(Visit visit, Shape shape, Throwable failure) {
        String id = visit.origin().correlationId();
        LOG.errorf(Cause.of(failure), "The method behind %s failed, correlation id %s", visit.entry().name(), id);
        return shape.broken(id);
    }

    private Answer ofFailure(Call call, Throwable failure) {
        Shape shape = call.shape();
        if (failure instanceof ToolFailure told && told.getMessage() != null) {
            return shape.told(words(call, told.getMessage()));
        } else if (failure instanceof McpException told && told.getMessage() != null) {
            return Answer.refused(Outcome.TOOL_FAILURE, new Failed(told.code(), words(call, told.getMessage())));
        } else if (failure instanceof ResourceNotFound && shape instanceof ResourceShape resource) {
            return Answer.refused(Outcome.TOOL_FAILURE, new NoResource(resource.uri(), Why.ABSENT));
        } else if (failure instanceof CallCancelled) {
            return shape.told("The call was cancelled.");
        }
        Optional<Refusal> bounded = FaultTolerance.refusal(failure);
        if (bounded.isPresent()) {
            return shape.refused(bounded.get());
        }
        return violations.of(call.visit().entry(), failure).map(text -> shape.invalid(words(call, text)))
                .orElseGet(() -> broken(call.visit(), shape, failure));
    }

    /** What an author says may repeat what the caller gave; the answer is kept and logged by others. */
    private String words(Call call, String text) {
        return discretion.told(call.visit().entry(), call.input(), text);
    }
}
