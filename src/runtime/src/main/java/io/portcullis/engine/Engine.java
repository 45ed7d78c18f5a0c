package io.portcullis.engine;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.portcullis.engine.Traffic.Talk;
import io.portcullis.gate.Gate;
import io.portcullis.protocol.Codecs;
import io.portcullis.protocol.Message;
import io.portcullis.protocol.Message.Kind;
import io.portcullis.protocol.MessageReader;
import io.portcullis.protocol.Meta;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.Refusal.Unknown.Why;
import io.portcullis.refusal.RefusedException;
import io.portcullis.stage.Soon;

/** Answers messages. One of it serves all callers; it keeps nothing between two messages. */
public final class Engine {

    private final MessageReader reader;
    private final Traffic traffic;
    private final Gate gate;
    private final Codecs codecs;
    private final Clients clients;
    private final Methods methods;
    private final Batches batches;

    /**
     * How messages are taken.
     *
     * @param reader reads them
     * @param maxBatch how many messages a batch may have
     * @param traffic writes them to the log
     */
    public record Intake(MessageReader reader, int maxBatch, Traffic traffic) {
    }

    public Engine(Intake intake, Gate gate, Codecs codecs, Peers peers, Methods methods) {
        this.reader = intake.reader();
        this.traffic = intake.traffic();
        this.gate = gate;
        this.codecs = codecs;
        this.clients = new Clients(peers, codecs.served());
        this.methods = methods;
        this.batches = new Batches(reader, this::answer, intake.maxBatch());
    }

    /** The answer. Never fails: what goes wrong is an answer too. */
    public CompletionStage<Reply> answer(Incoming incoming) {
        Account account = new Account(gate.events(), incoming.sender());
        Talk talk = traffic.begins(incoming, account.origin().correlationId());
        ResultGuard guard = methods.guard();
        Incoming guarded = talk.incoming().through(guard.over(talk.incoming().outlet(), account));
        CompletionStage<Reply> last = Soon.map(answer(guarded, account), reply -> guard.last(account.origin(), reply));
        return Soon.heard(Soon.heard(last, account::ends), talk::ends);
    }

    private CompletionStage<Reply> answer(Incoming incoming, Account account) {
        Message message = null;
        Meta meta = null;
        try {
            message = reader.read(incoming.body());
            if (clients.hasSessions() && message.kind() == Kind.RESPONSE) {
                return response(incoming, message);
            }
            if (message.kind() == Kind.BATCH && clients.mayBatch(incoming)) {
                CompletionStage<Reply> each = batches.answer(incoming, message);
                account.handOver();
                return each;
            }
            meta = Meta.of(message.params());
            account.reads(message, meta);
            return answer(incoming, message, meta, account);
        } catch (RefusedException e) {
            return refused(message, meta, e.refusal());
        } catch (RuntimeException | Error e) {
            return refused(message, meta, Reply.broken(e, account.origin().correlationId()));
        }
    }

    /** Ends all streams of changes, each with its result, and those that still begin. */
    public void endStreams() {
        methods.endStreams();
    }

    /** Cancels everything that runs, and what still begins: tasks as their clients would, calls with this answer. */
    public void stop(Refusal why) {
        methods.stop(why);
    }

    private CompletionStage<Reply> answer(Incoming incoming, Message message, Meta meta, Account account) {
        Revision revision = Eras.revisionOf(message, meta, incoming.headers(), codecs.served());
        Optional<Peer> peer = revision.isModern() ? Optional.empty() : clients.peerOf(incoming, message);
        if (message.kind() == Kind.NOTIFICATION) {
            account.speaks(revision, Methods.hears(message.method()));
            peer.ifPresent(session -> notified(session, message));
            return nothing(); // J-06
        }
        Revision spoken = peer.map(Peer::revision).orElse(revision); // E-08
        Exchange exchange = new Exchange(incoming, message, meta, codecs.of(spoken), gate.viewFor(incoming.sender().caller()),
                peer, account);
        account.sees(exchange.view());
        if (exchange.isModern()) {
            exchange.logLevel(); // refuses one that is not known
        }
        Optional<Handler> handler = methods.find(exchange);
        account.speaks(spoken, handler.isPresent());
        if (handler.isEmpty()) {
            throw new RefusedException(new Unknown(Unknown.Kind.METHOD, Why.ABSENT));
        }
        return Soon.mended(handler.get().answer(exchange), failure -> refused(exchange, failure));
    }

    /** What goes wrong later is an answer, too. */
    private static Reply refused(Exchange exchange, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            return exchange.refused(refused.refusal());
        }
        return exchange.refused(Reply.broken(cause, exchange.origin().correlationId()));
    }

    /** The answer of a client to a question of ours (E-11, SR-01). */
    private CompletionStage<Reply> response(Incoming incoming, Message message) {
        Peer peer = clients.session(incoming);
        if (message.id() != null) {
            peer.answered(message.id().json(), Optional.ofNullable(message.content()));
        }
        return nothing();
    }

    private static void notified(Peer peer, Message message) {
        if ("notifications/cancelled".equals(message.method())) { // G2-02
            Optional.ofNullable(message.params().members().get("requestId")).ifPresent(id -> peer.cancelled(id.text()));
        }
    }

    private static CompletionStage<Reply> nothing() {
        return CompletableFuture.completedFuture(Reply.nothing());
    }

    private static CompletionStage<Reply> refused(Message message, Meta meta, Refusal refusal) {
        boolean modern = meta != null && meta.modern();
        boolean asked = message != null && message.kind() != Kind.RESPONSE; // H-07: else there is no id to answer to
        return CompletableFuture.completedFuture(Reply.refused(asked ? message.id() : null, refusal, modern));
    }
}
