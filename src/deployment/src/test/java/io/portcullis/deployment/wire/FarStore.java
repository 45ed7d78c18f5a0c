package io.portcullis.deployment.wire;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.Drawn.Level;
import io.portcullis.spi.LimitStore;

/** A store that answers on a thread of its own and never at once, or fails there. */
@Singleton
public class FarStore implements LimitStore {

    private static final Executor LATER = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

    static final AtomicInteger LEFT = new AtomicInteger(Integer.MAX_VALUE);
    static volatile boolean down;

    @Override
    public CompletionStage<Drawn> draw(List<Draw> draws) {
        return CompletableFuture.supplyAsync(() -> {
            if (down) {
                throw new IllegalStateException(Town.INTERNAL);
            }
            boolean taken = LEFT.getAndDecrement() > 0;
            return new Drawn(taken, draws.stream().map(draw -> taken
                    ? new Level(draw.capacity() - draw.cost(), Duration.ZERO, Duration.ofSeconds(3))
                    : new Level(0, Duration.ofSeconds(5), Duration.ofSeconds(9))).toList());
        }, LATER);
    }

    @Override
    public CompletionStage<Void> giveBack(List<Draw> draws) {
        return CompletableFuture.completedFuture(null);
    }
}
