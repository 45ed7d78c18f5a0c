package io.portcullis.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import io.portcullis.api.Answers;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.Question;
import io.portcullis.api.Root;
import io.portcullis.api.Roots;
import io.portcullis.api.Sampling;
import io.portcullis.api.SamplingAnswer;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.UrlVisit;
import io.portcullis.protocol.AnswerReader;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Slice;

/**
 * What one call asks its client and what came back. A question without an answer ends the run of the method; with the answer,
 * the next run gets past it.
 */
final class Dialog implements Elicitation, Sampling, Roots {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final ClientCapabilities capabilities;
    private Map<String, Answered> answered = Map.of();
    private Map<String, Question> open = Map.of();
    private Question unanswerable;
    private String approvalId = "";
    private boolean approved;

    Dialog(ClientCapabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** An answer as it came, and the digest of the question it is for. */
    record Answered(String question, Slice answer) {

        Answered {
            answer = answer.alone();
        }
    }

    /** Ends the run of a method: answers are needed before it can go on. */
    static final class Interrupted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Interrupted() {
            super("asks the client", null, false, false);
        }
    }

    @Override
    public boolean canAsk(Question question) {
        return capabilities.allow(question);
    }

    @Override
    public synchronized Answers ask(Map<String, Question> questions) {
        Map<String, Object> answers = new HashMap<>();
        Map<String, Question> missing = new LinkedHashMap<>();
        questions.forEach((key, question) -> {
            requireKey(key);
            if (!capabilities.allow(question)) {
                unanswerable = question;
                throw new Interrupted();
            }
            answer(key, question).ifPresentOrElse(found -> answers.put(key, found), () -> missing.put(key, question));
        });
        if (!missing.isEmpty()) {
            open = missing;
            throw new Interrupted();
        }
        return new Given(answers);
    }

    /** The questions that stopped the last run, by key; empty when none did. */
    synchronized Map<String, Question> open() {
        return Collections.unmodifiableMap(open);
    }

    /** The question that this client cannot be asked, if one stopped the last run. */
    synchronized Optional<Question> unanswerable() {
        return Optional.ofNullable(unanswerable);
    }

    /** What was answered so far. */
    synchronized Map<String, Answered> answered() {
        return new LinkedHashMap<>(answered);
    }

    /** Takes an answer to a question with that digest. */
    synchronized void take(String key, Answered answer) {
        answered = answered.isEmpty() ? new LinkedHashMap<>() : answered; // most calls ask nothing
        answered.put(key, answer);
    }

    /** What an approver knows this call by; the same in all of its runs. */
    synchronized String approvalId() {
        if (approvalId.isEmpty()) {
            approvalId = UUID.randomUUID().toString();
        }
        return approvalId;
    }

    /** Goes on with a call that an approver knows. */
    synchronized void resumeApproval(String id, boolean decided) {
        approvalId = id;
        approved = decided;
    }

    /** Whether an approver has been asked. */
    synchronized boolean awaitsApproval() {
        return !approvalId.isEmpty();
    }

    synchronized boolean isApproved() {
        return approved;
    }

    /** An approver has let the call run. */
    synchronized void approve() {
        approved = true;
    }

    /** Makes ready for another run. */
    synchronized void resume() {
        open = Map.of();
    }

    /** An answer counts only for the very question that was asked; what does not fit it is no answer. */
    synchronized Optional<?> answer(String key, Question question) {
        Answered known = answered.get(key);
        if (known == null || !known.question().equals(QuestionDigest.of(question))) {
            return Optional.empty();
        }
        if (question instanceof Form form) {
            return AnswerReader.form(form, known.answer());
        } else if (question instanceof UrlVisit) {
            return AnswerReader.visit(known.answer());
        }
        return question instanceof SamplingRequest ? AnswerReader.sampling(known.answer()) : AnswerReader.roots(known.answer());
    }

    private static void requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a question is asked under a key of 1 to 64 characters of A-Z a-z 0-9 _ . -");
        }
    }

    private record Given(Map<String, Object> answers) implements Answers {

        @Override
        public FormAnswer form(String key) {
            return get(key, FormAnswer.class);
        }

        @Override
        public SamplingAnswer sampling(String key) {
            return get(key, SamplingAnswer.class);
        }

        @Override
        @SuppressWarnings("unchecked")
        public List<Root> roots(String key) {
            return get(key, List.class);
        }

        private <T> T get(String key, Class<T> type) {
            if (!type.isInstance(answers.get(key))) {
                throw new IllegalArgumentException("nothing of that kind was asked under " + key);
            }
            return type.cast(answers.get(key));
        }
    }
}
