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
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Failed;
import io.portcullis.refusal.Refusal.NoResource;
import io.portcullis.refusal.Refusal.Unknown.Why;

/** Makes an answer of what a method returned or threw. What was not meant for the caller stays inside. */
final class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final Violations violations;
    private final ResultGuard guard;

    Answers(Violations violations, ResultGuard guard) {
        this.violations = violations;
        this.guard = guard;
    }

    /** Looks at what leaves. */
    ResultGuard guard() {
        return guard;
    }

    /** The answer for what a method returned, or for the failure it ended with, as it leaves. */
    Answer of(Call call, Object returned, Throwable failure) {
        return of(call, () -> made(call.visit(), call.shape(), returned, failure));
    }

    /** An answer as it leaves, or the one for what may not. */
    Answer of(Call call, Supplier<Answer> answer) {
        try {
            return guard.written(call, answer.get());
        } catch (Unfit e) {
            return ResultGuard.withheld(call.visit(), call.shape(), e);
        }
    }

    private Answer made(Visit visit, Shape shape, Object returned, Throwable failure) {
        if (failure != null) {
            return ofFailure(visit, shape, failure);
        }
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
        LOG.errorf(failure, "The method behind %s failed, correlation id %s", visit.entry().name(), id);
        return shape.broken(id);
    }

    private Answer ofFailure(Visit visit, Shape shape, Throwable failure) {
        if (failure instanceof ToolFailure told && told.getMessage() != null) {
            return shape.told(told.getMessage());
        } else if (failure instanceof McpException told && told.getMessage() != null) {
            return Answer.refused(Outcome.TOOL_FAILURE, new Failed(told.code(), told.getMessage()));
        } else if (failure instanceof ResourceNotFound && shape instanceof ResourceShape resource) {
            return Answer.refused(Outcome.TOOL_FAILURE, new NoResource(resource.uri(), Why.ABSENT));
        } else if (failure instanceof CallCancelled) {
            return shape.told("The call was cancelled.");
        }
        Optional<Refusal> bounded = FaultTolerance.refusal(failure);
        if (bounded.isPresent()) {
            return shape.refused(bounded.get());
        }
        return violations.of(visit.entry(), failure).map(shape::invalid).orElseGet(() -> broken(visit, shape, failure));
    }
}
