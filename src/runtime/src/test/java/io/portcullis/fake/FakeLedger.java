package io.portcullis.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.event.CallBegins;
import io.portcullis.event.Ledger;

/** Remembers what it was asked to write down, and answers when and as it is told. */
public final class FakeLedger implements Ledger {

    private final List<CallBegins> asked = new ArrayList<>();
    private CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(true);
    private boolean room = true;
    private boolean broken;

    @Override
    public boolean hasRoom() {
        requireWhole();
        return room;
    }

    @Override
    public CompletionStage<Boolean> writeAhead(CallBegins event) {
        requireWhole();
        asked.add(event);
        return answer;
    }

    private void requireWhole() {
        if (broken) {
            throw new IllegalStateException("broken");
        }
    }

    /** From now on it answers with this, whenever it is there. */
    public FakeLedger answers(CompletableFuture<Boolean> later) {
        this.answer = later;
        return this;
    }

    /** From now on it has no room. */
    public FakeLedger full() {
        this.room = false;
        return this;
    }

    /** From now on it throws. */
    public FakeLedger breaks() {
        this.broken = true;
        return this;
    }

    /** What it was asked to write down. */
    public List<CallBegins> asked() {
        return asked;
    }
}
