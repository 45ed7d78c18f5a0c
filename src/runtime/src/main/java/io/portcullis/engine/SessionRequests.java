package io.portcullis.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.protocol.Result.Done;
import io.portcullis.protocol.Slice;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/** Answers what only makes sense within a session: {@code logging/setLevel}, {@code resources/subscribe} and its opposite. */
final class SessionRequests {

    private SessionRequests() {
    }

    /** G3-04. */
    static CompletionStage<Reply> setLevel(Exchange exchange) {
        exchange.requireParams();
        Slice level = exchange.params().members().get("level");
        if (level == null) {
            throw new RefusedException(new Malformed(Fault.PARAMS, "params.level is missing"));
        }
        exchange.peer().orElseThrow().logLevel(Exchange.level(level.text()));
        return done(exchange);
    }

    /** R-08, and only for what may be read. */
    static CompletionStage<Reply> subscribe(Exchange exchange) {
        exchange.requireParams();
        String uri = ResourceRead.uri(exchange);
        exchange.view().requireReadable(uri, exchange.origin());
        exchange.peer().orElseThrow().subscribe(uri);
        return done(exchange);
    }

    static CompletionStage<Reply> unsubscribe(Exchange exchange) {
        exchange.requireParams();
        exchange.peer().orElseThrow().unsubscribe(ResourceRead.uri(exchange));
        return done(exchange);
    }

    static CompletionStage<Reply> done(Exchange exchange) {
        return CompletableFuture.completedFuture(exchange.result(new Done()));
    }
}
