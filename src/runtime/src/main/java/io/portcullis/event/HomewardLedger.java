package io.portcullis.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A ledger whose answers come back to where they were asked for. What follows an answer is the method of the call: on the
 * thread that writes, one that takes its time would hold up the records of all others, and its own.
 */
public final class HomewardLedger implements Ledger {

    private final Ledger ledger;
    private final Supplier<Executor> home;

    /** @param home leads back to where the current call is served, and never stays on the thread of the ledger */
    public HomewardLedger(Ledger ledger, Supplier<Executor> home) {
        this.ledger = ledger;
        this.home = home;
    }

    @Override
    public boolean hasRoom() {
        return ledger.hasRoom();
    }

    @Override
    public CompletionStage<Boolean> writeAhead(CallBegins event) {
        CompletableFuture<Boolean> stands = ledger.writeAhead(event).toCompletableFuture();
        return stands.isDone() ? stands : stands.whenCompleteAsync((there, failure) -> {
        }, home.get());
    }
}
