package io.portcullis.stage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Goes on with a stage. Nearly every step of nearly every call is done at once: then the next one follows directly, without a
 * future for each. Else everything is as {@link CompletableFuture} does it, and what a step throws fails the stage either way.
 */
public final class Soon {

    private Soon() {
    }

    /** What the next step makes of the value or the failure of this one. */
    public static <T, R> CompletionStage<R> then(CompletionStage<T> stage, BiFunction<T, Throwable, CompletionStage<R>> next) {
        if (!isThere(stage)) {
            return stage.handle(next).thenCompose(same -> same);
        }
        try {
            return next.apply(value(stage), null);
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    /** What the next step makes of the value of this one; a failure passes it by. */
    public static <T, R> CompletionStage<R> then(CompletionStage<T> stage, Function<T, CompletionStage<R>> next) {
        if (!isThere(stage)) {
            return stage.thenCompose(next);
        }
        try {
            return next.apply(value(stage));
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    /** Another value made of this one; a failure passes it by. */
    public static <T, R> CompletionStage<R> map(CompletionStage<T> stage, Function<T, R> made) {
        return then(stage, value -> CompletableFuture.completedFuture(made.apply(value)));
    }

    /** The same stage, with a value in the place of a failure. */
    public static <T> CompletionStage<T> mended(CompletionStage<T> stage, Function<Throwable, T> mending) {
        return isThere(stage) ? stage : stage.exceptionally(mending);
    }

    /** The same stage, once somebody has heard how it ended. */
    public static <T> CompletionStage<T> heard(CompletionStage<T> stage, BiConsumer<T, Throwable> hearing) {
        if (!isThere(stage)) {
            return stage.whenComplete(hearing);
        }
        try {
            hearing.accept(value(stage), null);
            return stage;
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    /** A stage of another class may not want to be asked. */
    private static boolean isThere(CompletionStage<?> stage) {
        return stage instanceof CompletableFuture<?> future && future.getClass() == CompletableFuture.class
                && future.isDone() && !future.isCompletedExceptionally();
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** As a later step of a future would fail. */
    private static <T> CompletionStage<T> failed(Throwable failure) {
        return CompletableFuture
                .failedFuture(failure instanceof CompletionException ? failure : new CompletionException(failure));
    }
}
