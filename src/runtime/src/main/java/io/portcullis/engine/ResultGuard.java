package io.portcullis.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.OptionalInt;

import org.jboss.logging.Logger;

import io.portcullis.api.Question;
import io.portcullis.canary.Canaries;
import io.portcullis.event.Origin;
import io.portcullis.event.ResultFlagged.Flag;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.RequestId;
import io.portcullis.protocol.Texts;
import io.portcullis.refusal.Refusal.Failed;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Withheld;
import io.portcullis.refusal.Refusal.Withheld.Flaw;

/**
 * Looks at everything that leaves: at what methods say while their call is known, so that it can be told; and at every message
 * once more, so that nothing leaves by a way nobody thought of.
 */
public final class ResultGuard {

    private static final Logger LOG = Logger.getLogger(ResultGuard.class);

    private final Rules rules;

    public ResultGuard(Rules rules) {
        this.rules = rules;
    }

    /** What becomes of characters that a person does not see. */
    public enum Characters {
        STRIP,
        REFUSE,
        ALLOW
    }

    /**
     * What may leave.
     *
     * @param characters what becomes of characters that a person does not see
     * @param maxBytes how large the result of a call may be, as it is sent
     * @param canaries what must never leave
     * @param progressInterval how long after a message about the progress of a call no other one leaves
     */
    public record Rules(Characters characters, long maxBytes, Canaries canaries, Duration progressInterval) {
    }

    /** How long after a message about the progress of a call no other one leaves, in nanoseconds. */
    long progressNanos() {
        return rules.progressInterval().toNanos();
    }

    /** What becomes of the texts of one message. */
    public Texts texts() {
        return rules.characters() == Characters.ALLOW ? Texts.asTheyAre() : Texts.mended();
    }

    /** The same answer, written; throws {@link Unfit} when it may not leave. */
    Answer written(Call call, Answer answer) {
        Texts texts = texts();
        Answer mended = mended(answer, texts);
        Reply reply = written(call.exchange(), mended, texts);
        if (mended.result() != null && reply.body().length > rules.maxBytes()) {
            throw new Unfit(Flag.TOO_LARGE, "it has " + reply.body().length
                    + " bytes, more than portcullis.transport.max-result-size allows");
        }
        check(call.visit(), texts);
        check(reply.body());
        return mended.written(reply);
    }

    private static Reply written(Exchange exchange, Answer answer, Texts texts) {
        if (answer.result() != null) {
            return Reply.result(exchange.codec().result(exchange.id(), answer.result(), texts));
        }
        return answer.refusal() == null ? Reply.nothing() : exchange.refused(answer.refusal());
    }

    /** The words of an author in an error. */
    private static Answer mended(Answer answer, Texts texts) {
        if (answer.result() == null && answer.refusal() instanceof Failed failed) {
            return Answer.refused(answer.outcome(), new Failed(failed.code(), texts.text(failed.text())));
        } else if (answer.result() == null && answer.refusal() instanceof Malformed malformed) {
            return Answer.refused(answer.outcome(), new Malformed(malformed.fault(), texts.text(malformed.detail())));
        }
        return answer;
    }

    /** Looks at questions before they are asked, whichever way; throws {@link Unfit} when one may not. */
    void check(Call call, Collection<Question> questions) {
        for (Question question : questions) {
            Texts texts = texts();
            byte[] asked = call.exchange().codec().asked(question, texts);
            check(call.visit(), texts);
            check(asked);
        }
    }

    /** Whether a message of a method may leave before its answer. */
    boolean lets(Visit visit, Texts texts, byte[] message) {
        try {
            check(visit, texts);
            check(message);
            return true;
        } catch (Unfit e) {
            log(visit, "A message", e);
            visit.flagged(e.flag(), true);
            return false;
        }
    }

    /** Tells of what was taken out; throws {@link Unfit} where nothing is to be. */
    void check(Visit visit, Texts texts) {
        if (!texts.areMended()) {
            return;
        } else if (rules.characters() == Characters.REFUSE) {
            throw new Unfit(Flag.CHARACTERS, "it has characters that nobody sees, and portcullis.results.characters=refuse");
        }
        visit.flagged(Flag.CHARACTERS, false);
    }

    private void check(byte[] message) {
        OptionalInt found = rules.canaries().in(message);
        if (found.isPresent()) {
            throw new Unfit(Flag.CANARY, "it has number " + found.getAsInt() + " of portcullis.results.canaries in it");
        }
    }

    /** The answer for what may not leave. Why goes to the log. */
    static Answer withheld(Visit visit, Shape shape, Unfit unfit) {
        log(visit, "The answer", unfit);
        visit.flagged(unfit.flag(), true);
        return shape.withheld(new Withheld(Flaw.valueOf(unfit.flag().name()), visit.origin().correlationId()));
    }

    private static void log(Visit visit, String what, Unfit unfit) {
        LOG.errorf("%s of %s was withheld, correlation id %s: %s", what, visit.entry().name(),
                visit.origin().correlationId(), unfit.getMessage());
    }

    /** The same reply, unless a secret is in it; whatever it answers. */
    Reply last(Origin origin, Reply reply) {
        OptionalInt found = rules.canaries().in(reply.body());
        if (found.isEmpty()) {
            return reply;
        }
        log(origin, found.getAsInt());
        Withheld why = new Withheld(Flaw.CANARY, origin.correlationId());
        RequestId id = origin.requestId() == null ? null : new RequestId(origin.requestId());
        Reply refused = Reply.refused(id, why, reply.modern());
        return rules.canaries().in(refused.body()).isEmpty() ? refused : Reply.refused(null, why, reply.modern());
    }

    /** The same outlet, which drops every message with a secret in it. */
    Outlet over(Outlet outlet, Account account) {
        return rules.canaries().isEmpty() ? outlet : WatchedOutlet.guarded(outlet, message -> {
            OptionalInt found = rules.canaries().in(message);
            found.ifPresent(number -> log(account.origin(), number));
            return found.isEmpty();
        });
    }

    private static void log(Origin origin, int number) {
        LOG.errorf("A message was withheld, correlation id %s: it has number %d of portcullis.results.canaries in it",
                origin.correlationId(), number);
    }
}
