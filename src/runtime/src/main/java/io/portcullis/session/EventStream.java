package io.portcullis.session;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.portcullis.api.Caller;
import io.portcullis.engine.Outlet;

/**
 * An open GET stream: where it leads, for whom, and until when.
 *
 * @param caller as the request said that opened it
 * @param until when the credential of that request ends, or the session; nothing is sent from then on
 * @param ended completes at the end, whatever the cause
 */
record EventStream(Caller caller, Outlet outlet, Instant until, CompletableFuture<Void> ended) {

    EventStream(Caller caller, Outlet outlet, Instant until) {
        this(caller, outlet, until, new CompletableFuture<>());
    }

    void end() {
        ended.complete(null);
    }

    /** Whether something may still be sent. The clock decides: the alarm that ends the stream may be late. */
    boolean isOpen(Instant now) {
        return !ended.isDone() && now.isBefore(until);
    }
}
