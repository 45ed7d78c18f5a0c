package io.portcullis.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.portcullis.api.Caller;
import io.portcullis.api.LogLevel;
import io.portcullis.event.Origin;
import io.portcullis.gate.LimitedException;
import io.portcullis.gate.View;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Codec;
import io.portcullis.protocol.Message;
import io.portcullis.protocol.Meta;
import io.portcullis.protocol.Params;
import io.portcullis.protocol.RequestId;
import io.portcullis.protocol.Result;
import io.portcullis.protocol.Slice;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;
import io.portcullis.stage.Soon;

/**
 * A request whose revision is known, and what its caller sees.
 *
 * @param incoming as it came
 * @param message the request
 * @param meta what the request says about itself
 * @param codec writes the answer
 * @param view what the caller sees
 * @param peer the session the request belongs to
 * @param account tells the end of the request
 */
record Exchange(Incoming incoming, Message message, Meta meta, Codec codec, View view, Optional<Peer> peer,
        Account account) {

    String method() {
        return message.method();
    }

    Params params() {
        return message.params();
    }

    RequestId id() {
        return message.id();
    }

    boolean isModern() {
        return codec.revision().isModern();
    }

    Caller caller() {
        return view.caller();
    }

    /** The same request, with nobody listening to what comes before the answer (K-14). */
    Exchange unheard() {
        return new Exchange(incoming.through(Deaf.OUTLET), message, meta, codec, view, peer, account);
    }

    Outlet outlet() {
        return incoming.outlet();
    }

    /** Refuses parameters that are not an object or repeat a member. */
    void requireParams() {
        if (!params().wellFormed()) {
            throw new RefusedException(new Malformed(Fault.PARAMS, "params must be an object without repeated members"));
        }
    }

    /**
     * The text that says what is asked for. A stateless client says the same in {@code Mcp-Name}, which is looked at first
     * (X-03).
     */
    String target(String member) {
        if (isModern()) {
            Slice said = params().members().get(member);
            String name = said != null && said.isString() ? params().requiredText(member) : null;
            incoming.headers().requireName(name);
            if (name != null) {
                return name;
            }
        }
        return params().requiredText(member);
    }

    /** What the client can do, as this request or the handshake of its session says (D-09, I-03). */
    ClientCapabilities capabilities() {
        return isModern() ? meta.capabilities()
                : peer.map(client -> client.capabilities().within(client.revision())).orElse(ClientCapabilities.NONE);
    }

    /** The least important log messages the client wants; none without a level (G3-02). */
    Optional<LogLevel> logLevel() {
        if (!isModern()) {
            return peer.map(Peer::logLevel);
        }
        return meta.logLevel() == null ? Optional.empty() : Optional.of(level(meta.logLevel()));
    }

    /** The log level of that name, spelt as JSON; anything else is refused (G3-03). */
    static LogLevel level(String json) {
        for (LogLevel level : LogLevel.values()) {
            if (json.equals("\"" + level.name().toLowerCase(Locale.ROOT) + "\"")) {
                return level;
            }
        }
        throw new RefusedException(new Malformed(Fault.PARAMS, "The log level is not known"));
    }

    /** Goes on with a call once the gate has let it in; a limit that it is over is answered as told. */
    <T> CompletionStage<Reply> once(CompletionStage<T> admitted, Function<T, CompletionStage<Reply>> next,
            Function<Refusal, Reply> limited) {
        return Soon.then(admitted, (visit, failure) -> {
            if (failure == null) {
                return next.apply(visit);
            }
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof LimitedException refused) {
                outlet().quotas(refused.quotas());
                return CompletableFuture.completedFuture(limited.apply(refused.refusal()));
            }
            throw new CompletionException(cause);
        });
    }

    /** The same, where being over a limit is answered as an error. */
    <T> CompletionStage<Reply> once(CompletionStage<T> admitted, Function<T, CompletionStage<Reply>> next) {
        return once(admitted, next, this::refused);
    }

    Origin origin() {
        return account.origin();
    }

    Reply result(Result result) {
        return Reply.result(codec.result(id(), result));
    }

    Reply refused(Refusal refusal) {
        return Reply.refused(id(), refusal, isModern());
    }
}
