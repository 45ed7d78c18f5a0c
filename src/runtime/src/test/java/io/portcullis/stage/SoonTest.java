package io.portcullis.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

class SoonTest {

    private final List<String> heard = new ArrayList<>();

    @Test
    void valueThatIsThere_goesOnAtOnce() {
        assertThat(Soon.then(done("a"), value -> done(value + "b"))).isCompletedWithValue("ab");
        assertThat(Soon.then(done("a"), (value, failure) -> done(value + failure))).isCompletedWithValue("anull");
        assertThat(Soon.map(done("a"), String::length)).isCompletedWithValue(1);
    }

    @Test
    void valueThatComesLater_goesOnThen() {
        CompletableFuture<String> later = new CompletableFuture<>();
        CompletionStage<String> stage = Soon.then(later, value -> done(value + "b"));
        assertThat(stage.toCompletableFuture()).isNotDone();
        later.complete("a");
        assertThat(stage).isCompletedWithValue("ab");
    }

    @Test
    void failure_isTheSameAtOnceAndLater() {
        IllegalStateException broken = new IllegalStateException("broken");
        CompletableFuture<String> later = new CompletableFuture<>();
        CompletionStage<String> stage = Soon.then(later, (value, failure) -> done(failure.getMessage()));
        later.completeExceptionally(broken);
        assertThat(stage).isCompletedWithValue("broken");
        assertThat(Soon.then(CompletableFuture.failedFuture(broken), (value, failure) -> done(failure.getMessage())))
                .isCompletedWithValue("broken");
        assertThatThrownBy(() -> joined(Soon.map(CompletableFuture.failedFuture(broken), value -> "never"))).hasCause(broken);
    }

    @Test
    void stepThatThrows_failsTheStage() {
        assertThatThrownBy(() -> joined(Soon.map(done("a"), value -> {
            throw new IllegalStateException("broken");
        }))).isInstanceOf(CompletionException.class).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> joined(Soon.heard(done("a"), (value, failure) -> {
            throw new IllegalStateException("broken");
        }))).isInstanceOf(CompletionException.class).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void failureIsMended_andAValueStays() {
        assertThat(Soon.mended(CompletableFuture.<String> failedFuture(new IllegalStateException("broken")),
                Throwable::getMessage)).isCompletedWithValue("broken");
        assertThat(Soon.mended(done("a"), Throwable::getMessage)).isCompletedWithValue("a");
    }

    @Test
    void whoHears_hearsOnce() {
        CompletableFuture<String> later = new CompletableFuture<>();
        Soon.heard(later, (value, failure) -> heard.add(value));
        Soon.heard(done("a"), (value, failure) -> heard.add(value));
        later.complete("b");
        assertThat(heard).containsExactly("a", "b");
    }

    @Test // it refuses to say whether it is done
    void stageOfAnotherClass_isNotAsked() {
        CompletionStage<String> minimal = CompletableFuture.completedStage("a");
        assertThat(joined(Soon.then(minimal, value -> done(value + "b"))).toString()).isEqualTo("ab");
        assertThat(joined(Soon.then(minimal, (value, failure) -> done(value + failure))).toString()).isEqualTo("anull");
        assertThat(joined(Soon.mended(Soon.heard(minimal, (value, failure) -> heard.add(value)), Throwable::getMessage))
                .toString()).isEqualTo("a");
        assertThat(heard).containsExactly("a");
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    private static <T> T joined(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
