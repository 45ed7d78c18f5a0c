package io.portcullis.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jboss.logging.Logger;

import io.portcullis.gate.Gate;
import io.portcullis.protocol.Codecs;
import io.portcullis.protocol.Message;
import io.portcullis.protocol.Message.Kind;
import io.portcullis.protocol.MessageReader;
import io.portcullis.protocol.Meta;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Internal;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.Refusal.Unknown.Why;
import io.portcullis.refusal.RefusedException;

/** Answers messages. One of it serves all callers; it keeps nothing between two messages. */
public final class Engine {

    private static final Logger LOG = Logger.getLogger(Engine.class);

    private final MessageReader reader;
    private final Gate gate;
    private final Codecs codecs;
    private final ToolList list;
    private final ToolCall call;

    public Engine(MessageReader reader, Gate gate, Codecs codecs, ToolList list, ToolCall call) {
        this.reader = reader;
        this.gate = gate;
        this.codecs = codecs;
        this.list = list;
        this.call = call;
    }

    /** The answer. Never fails: what goes wrong is an answer too. */
    public CompletionStage<Reply> answer(Incoming incoming) {
        Message message = null;
        Meta meta = null;
        try {
            message = reader.read(incoming.body());
            meta = Meta.of(message.params());
            return answer(incoming, message, meta);
        } catch (RefusedException e) {
            return refused(message, meta, e.refusal());
        } catch (RuntimeException | Error e) {
            LOG.error("A message could not be answered", e);
            return refused(message, meta, new Internal());
        }
    }

    private CompletionStage<Reply> answer(Incoming incoming, Message message, Meta meta) {
        Revision revision = Eras.revisionOf(message, meta, incoming.headers());
        if (message.kind() == Kind.NOTIFICATION) {
            return CompletableFuture.completedFuture(Reply.accepted()); // J-06
        }
        Exchange exchange = new Exchange(incoming, message, codecs.of(revision), gate.viewFor(incoming.caller()));
        return revision.isModern() ? modern(exchange) : handshake(exchange);
    }

    private CompletionStage<Reply> modern(Exchange exchange) {
        return switch (exchange.method()) {
            case "server/discover" -> introduction(exchange);
            case "tools/list", "tools/call" -> tools(exchange);
            default -> throw unknownMethod();
        };
    }

    private CompletionStage<Reply> handshake(Exchange exchange) {
        return switch (exchange.method()) {
            case "initialize" -> introduction(exchange);
            case "ping" -> CompletableFuture.completedFuture(Reply.result(exchange.codec().empty(exchange.id())));
            case "tools/list", "tools/call" -> tools(exchange);
            default -> throw unknownMethod();
        };
    }

    private CompletionStage<Reply> tools(Exchange exchange) {
        if (exchange.view().isServerEmpty()) {
            throw unknownMethod(); // D-13: the capability is not advertised
        }
        if ("tools/call".equals(exchange.method())) {
            return call.answer(exchange);
        }
        requireParams(exchange);
        return CompletableFuture.completedFuture(list.answer(exchange));
    }

    private static CompletionStage<Reply> introduction(Exchange exchange) {
        requireParams(exchange);
        boolean hasTools = !exchange.view().isServerEmpty();
        return CompletableFuture.completedFuture(Reply.result(exchange.codec().introduction(exchange.id(), hasTools)));
    }

    private static void requireParams(Exchange exchange) {
        if (!exchange.params().wellFormed()) {
            throw new RefusedException(new Malformed(Fault.PARAMS, "params must be an object without repeated members"));
        }
    }

    private static RefusedException unknownMethod() {
        return new RefusedException(new Unknown(Unknown.Kind.METHOD, Why.ABSENT));
    }

    private static CompletionStage<Reply> refused(Message message, Meta meta, Refusal refusal) {
        boolean modern = meta != null && meta.modern();
        return CompletableFuture.completedFuture(Reply.refused(message == null ? null : message.id(), refusal, modern));
    }
}
