package io.portcullis.fake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.Drawn.Level;
import io.portcullis.spi.LimitStore;

/** A store that lets every draw through until its permits are used up, in any mood. */
public final class FakeStore implements LimitStore {

    /** How it behaves. */
    public enum Mood {
        WELL,
        FAILING,
        THROWING,
        /** Never answers by itself: see {@link FakeStore#promised}. */
        SILENT,
        /** Without a stage at all. */
        STAGELESS,
        /** A stage of nothing. */
        ANSWERLESS,
        /** Without a word about the last bucket. */
        SHORT
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger givenBack = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private final List<CompletableFuture<Drawn>> promised = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.WELL;

    public FakeStore is(Mood now) {
        mood = now;
        return this;
    }

    /** Lets so many draws through from now on. */
    public FakeStore fill(int draws) {
        left.set(draws);
        return this;
    }

    @Override
    public CompletionStage<Drawn> draw(List<Draw> draws) {
        asked.incrementAndGet();
        return switch (mood) {
            case WELL -> CompletableFuture.completedFuture(answer(draws));
            case FAILING -> CompletableFuture.failedFuture(new IllegalStateException("down"));
            case THROWING -> throw new IllegalStateException("down");
            case SILENT -> promise();
            case STAGELESS -> null;
            case ANSWERLESS -> CompletableFuture.completedFuture(null);
            case SHORT -> CompletableFuture.completedFuture(answer(draws.subList(1, draws.size())));
        };
    }

    private CompletableFuture<Drawn> promise() {
        CompletableFuture<Drawn> promise = new CompletableFuture<>();
        promised.add(promise);
        return promise;
    }

    private Drawn answer(List<Draw> draws) {
        return left.getAndDecrement() > 0 ? levels(draws)
                : new Drawn(false, draws.stream().map(draw -> new Level(0, Duration.ofSeconds(7), draw.period())).toList());
    }

    /** That it took everything. */
    public Drawn levels(List<Draw> draws) {
        return new Drawn(true, draws.stream()
                .map(draw -> new Level(draw.capacity() - draw.cost(), Duration.ZERO, Duration.ofSeconds(1))).toList());
    }

    @Override
    public CompletionStage<Void> giveBack(List<Draw> draws) {
        if (mood == Mood.THROWING) {
            throw new IllegalStateException("down");
        }
        givenBack.addAndGet(draws.size());
        return CompletableFuture.completedFuture(null);
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    /** From how many draws it was given something back. */
    public int givenBack() {
        return givenBack.get();
    }

    /** What it promised while it was silent. */
    public List<CompletableFuture<Drawn>> promised() {
        return promised;
    }
}
