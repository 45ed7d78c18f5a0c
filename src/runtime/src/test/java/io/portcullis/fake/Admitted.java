package io.portcullis.fake;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What the gate lets in at once. */
public final class Admitted {

    private Admitted() {
    }

    /** What was let in; throws the refusal. */
    public static <T> T of(CompletionStage<T> admission) {
        try {
            return admission.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : e;
        }
    }
}
