package io.portcullis.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionStage;

/** What a stage holds that has completed already, as those of a store in memory have. */
public final class Now {

    private Now() {
    }

    public static <T> T now(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }
}
