package io.portcullis.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jboss.logging.Logger;

import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.Question;
import io.portcullis.api.UrlVisit;
import io.portcullis.arguments.BoundArguments;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Unconfirmed;
import io.portcullis.refusal.Refusal.Unconfirmed.Lack;
import io.portcullis.spi.ApprovalRequest;
import io.portcullis.spi.Verdict;
import io.portcullis.spi.Verdict.Pending;

/** Asks approvers outside the client. What the client says counts only as the wish to know more; the approver decides. */
final class Approvals {

    private static final Logger LOG = Logger.getLogger(Approvals.class);
    private static final String KEY = "portcullis.approval-";

    private final Runner runner;
    private final Approvers approvers;

    Approvals(Runner runner, Approvers approvers) {
        this.runner = runner;
        this.approvers = approvers;
    }

    CompletionStage<Optional<Refusal>> of(Call call, BoundArguments bound, Leg leg, String question) {
        if (leg.dialog().isApproved()) {
            return Runner.done(Optional.empty());
        }
        Entry entry = call.visit().entry();
        ApprovalRequest request = new ApprovalRequest(leg.dialog().approvalId(), call.visit().caller(), entry.key(), question,
                arguments(entry, bound));
        String name = entry.confirmation().orElseThrow().approver();
        return runner.compute(call.visit().caller(), () -> approvers.decide(name, request), approvers.timeout())
                .handle((verdict, failure) -> failure == null && verdict != null ? settled(verdict, leg, question)
                        : unreachable(name, failure));
    }

    private static Optional<Refusal> settled(Verdict verdict, Leg leg, String question) {
        if (verdict instanceof Verdict.Approved) {
            leg.dialog().approve();
            return Optional.empty();
        }
        if (verdict instanceof Pending pending && !hasDeclined(leg, pending, question)) {
            throw new CompletionException(waiting(leg, pending, question));
        }
        return Optional.of(new Unconfirmed(Lack.DECLINED));
    }

    /** Asks the client to come back: each time anew, since what it said last time says nothing about the approver. */
    private static Throwable waiting(Leg leg, Pending pending, String question) {
        try {
            leg.dialog().ask(Map.of(KEY + leg.round(), asked(leg, pending, question)));
            return new IllegalStateException("a question of this round cannot have an answer yet");
        } catch (Dialog.Interrupted e) {
            return e;
        }
    }

    private static boolean hasDeclined(Leg leg, Pending pending, String question) {
        return leg.round() > 0 && leg.dialog().answer(KEY + (leg.round() - 1), asked(leg, pending, question))
                .filter(FormAnswer.class::isInstance).map(FormAnswer.class::cast).filter(answer -> !answer.isAccepted())
                .isPresent();
    }

    private static Question asked(Leg leg, Pending pending, String question) {
        String message = question + "\n" + pending.message();
        Optional<Question> visit = pending.page().map(page -> new UrlVisit(message, page));
        return visit.filter(leg.dialog()::canAsk).orElseGet(() -> Form.of(message));
    }

    private static Optional<Refusal> unreachable(String name, Throwable failure) {
        LOG.errorf(Cause.of(failure), "The approver %s could not decide; refused", name);
        return Optional.of(new Unconfirmed(Lack.CHECK_FAILED));
    }

    private static Map<String, Object> arguments(Entry entry, BoundArguments bound) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        List<Parameter> parameters = entry.invocation().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).source() == Source.ARGUMENT && bound.values()[i] != null) {
                arguments.put(parameters.get(i).name(), bound.values()[i]);
            }
        }
        return arguments;
    }
}
