package io.portcullis.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.arguments.BoundArguments;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Entry;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Unconfirmed;
import io.portcullis.refusal.Refusal.Unconfirmed.Lack;

/** Has calls confirmed before their method runs: by the person behind the client, or by an approver elsewhere. */
final class Confirmations {

    /** Methods that ask under the same key ask another question, and an answer counts only for its own. */
    private static final String KEY = "portcullis.confirmation";

    private final Approvals approvals;

    Confirmations(Approvals approvals) {
        this.approvals = approvals;
    }

    /**
     * Why the call of an entry that has to be confirmed may not run; empty when it may. Ends the run, at once or later, with
     * {@link Dialog.Interrupted} when
     * somebody has to be asked first.
     */
    CompletionStage<Optional<Refusal>> of(Call call, BoundArguments bound, Leg leg) {
        Entry entry = call.visit().entry();
        Confirmation confirmation = entry.confirmation().orElseThrow();
        String question = QuestionText.filled(confirmation.message(), entry.invocation().parameters(), bound);
        return confirmation.isOutside() ? approvals.of(call, bound, leg, question)
                : CompletableFuture.completedFuture(byClient(leg.dialog(), question));
    }

    private static Optional<Refusal> byClient(Dialog dialog, String question) {
        FormAnswer answer = dialog.ask(Map.of(KEY, Form.of(question))).form(KEY);
        return answer.isAccepted() ? Optional.empty() : Optional.of(new Unconfirmed(Lack.DECLINED));
    }
}
