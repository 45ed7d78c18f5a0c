package io.portcullis.engine;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jboss.logging.Logger;

import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.RefusedException;

/** What comes of asking a store. One that cannot be reached is a refusal too: nothing is assumed in its place. */
final class Settled {

    private static final Logger LOG = Logger.getLogger(Settled.class);

    private static final Duration RETRY = Duration.ofSeconds(5);

    private Settled() {
    }

    /** The reply, or the refusal that kept it from coming. */
    static CompletionStage<Reply> reply(Exchange exchange, CompletionStage<Reply> asked) {
        return asked.handle((reply, failure) -> failure == null ? reply : exchange.refused(refusal(failure)));
    }

    /** Why it failed, as it is told; what is no refusal goes to the log. */
    static Refusal refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            return refused.refusal();
        }
        LOG.errorf(Cause.of(cause), "What is shared between nodes could not be reached");
        return new Unavailable(RETRY);
    }
}
