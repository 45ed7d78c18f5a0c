package io.portcullis.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.Caller;
import io.portcullis.api.Question;
import io.portcullis.engine.CarriedState.Answer;
import io.portcullis.engine.CarriedState.Header;
import io.portcullis.engine.Dialog.Answered;
import io.portcullis.protocol.Params;
import io.portcullis.protocol.Slice;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;
import io.portcullis.seal.Sealer;
import io.portcullis.spi.UsedIds;

/**
 * What a call has asked and heard so far, carried by the client between two requests (V-04). It is sealed: only the same caller
 * can go on with it, in the same method, with the same parameters, and not for long (V-05, V-06).
 */
public final class States {

    private static final Malformed INVALID = new Malformed(Fault.STATE, "params.requestState is not valid");

    private final Sealer sealer;
    private final Clock clock;
    private final Rules rules;
    private final UsedIds used;

    public States(Sealer sealer, Clock clock, Rules rules, UsedIds used) {
        this.sealer = sealer;
        this.clock = clock;
        this.rules = rules;
        this.used = used;
    }

    /**
     * How far a client may go.
     *
     * @param ttl how long a state holds
     * @param maxRounds how often one call may ask
     * @param onceOnly whether every state can be used only once, not only those of calls that have to be confirmed
     */
    public record Rules(Duration ttl, int maxRounds, boolean onceOnly) {
    }

    /**
     * What a state is bound to.
     *
     * @param caller who was asked
     * @param method the method of the request
     * @param digest the digest of its parameters
     * @param onceOnly whether it can be used only once, whatever holds for others
     */
    record Binding(Caller caller, String method, String digest, boolean onceOnly) {

        private String purpose() {
            return String.join("\n", "requestState", method, digest, caller.key());
        }
    }

    /**
     * Fills a dialog with what the client brings, and says how often the call has asked by now; refuses a state that is not
     * ours, not for this call, too old, or used. What may be used once is used up by it.
     */
    CompletionStage<Integer> restore(Binding binding, Params params, Dialog dialog) {
        Optional<String> sealed = params.text("requestState");
        Optional<Slice> responses = params.object("inputResponses");
        if (sealed.isEmpty()) {
            return CompletableFuture.completedFuture(0); // without a state nothing was asked, so there is nothing to hear
        }
        CarriedState state = open(binding, sealed.get());
        if (!binding.onceOnly() && !rules.onceOnly()) {
            return CompletableFuture.completedFuture(fill(dialog, state, responses));
        }
        return used.firstUse(state.header().id(), Instant.ofEpochMilli(state.header().end())).thenApply(first -> {
            if (!first) { // V-07
                throw new RefusedException(INVALID);
            }
            return fill(dialog, state, responses);
        });
    }

    private static int fill(Dialog dialog, CarriedState state, Optional<Slice> responses) {
        dialog.resumeApproval(state.header().approvalId(), state.header().approved());
        state.answered().forEach((key, answer) -> dialog.take(key,
                new Answered(answer.question(), slice(answer.text()))));
        responses.map(Slice::members).orElse(Map.of()).forEach((key, response) -> {
            if (state.asked().containsKey(key)) { // others are ignored (V-09)
                dialog.take(key, new Answered(state.asked().get(key), response));
            }
        });
        return state.header().round();
    }

    /** The sealed state of a dialog that asks, to come back with the answers. */
    String seal(Binding binding, Dialog dialog, int round) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (Map.Entry<String, Question> question : dialog.open().entrySet()) {
            asked.put(question.getKey(), QuestionDigest.of(question.getValue()));
        }
        Map<String, Answer> answered = new LinkedHashMap<>();
        dialog.answered().forEach((key, answer) -> {
            if (!asked.containsKey(key)) {
                answered.put(key, new Answer(answer.question(), answer.answer().text()));
            }
        });
        Instant end = clock.instant().plus(rules.ttl());
        Header header = new Header(UUID.randomUUID().toString(), end.toEpochMilli(), round + 1,
                dialog.awaitsApproval() ? dialog.approvalId() : "", dialog.isApproved());
        return sealer.seal(binding.purpose(), new CarriedState(header, asked, answered).bytes(), end);
    }

    /** Whether a call that has asked so often may ask again. */
    boolean mayAsk(int rounds) {
        return rounds < rules.maxRounds();
    }

    private CarriedState open(Binding binding, String sealed) {
        byte[] content = sealer.open(binding.purpose(), sealed).orElseThrow(() -> new RefusedException(INVALID));
        try {
            return CarriedState.of(content);
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException(INVALID); // sealed by another version of this server
        }
    }

    private static Slice slice(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Slice(bytes, 0, bytes.length);
    }
}
