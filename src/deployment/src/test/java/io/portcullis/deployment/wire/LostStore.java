package io.portcullis.deployment.wire;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Singleton;

import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.LimitStore;

/** A store that nobody reaches. */
@Singleton
public class LostStore implements LimitStore {

    @Override
    public CompletionStage<Drawn> draw(List<Draw> draws) {
        return CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException(Town.INTERNAL);
        });
    }

    @Override
    public CompletionStage<Void> giveBack(List<Draw> draws) {
        throw new IllegalStateException(Town.INTERNAL);
    }
}
