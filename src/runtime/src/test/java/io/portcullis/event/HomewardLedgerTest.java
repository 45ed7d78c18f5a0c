package io.portcullis.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.portcullis.fake.FakeLedger;

/** The thread that writes the audit runs no method of an application. */
class HomewardLedgerTest {

    private final Queue<Runnable> atHome = new ArrayDeque<>();
    private final FakeLedger ledger = new FakeLedger();
    private final Ledger homeward = new HomewardLedger(ledger, () -> atHome::add);

    @Test
    void whatFollowsALateAnswer_runsAtHome() {
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        ledger.answers(later);
        CompletableFuture<Boolean> followed = homeward.writeAhead(null).toCompletableFuture();
        later.complete(true);
        assertThat(followed).isNotDone();
        Optional.ofNullable(atHome.poll()).orElseThrow().run();
        assertThat(followed).isCompletedWithValue(true);
    }

    @Test
    void aFailure_comesHome_too() {
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        ledger.answers(later);
        CompletableFuture<Boolean> followed = homeward.writeAhead(null).toCompletableFuture();
        later.completeExceptionally(new IllegalStateException());
        assertThat(followed).isNotDone();
        Optional.ofNullable(atHome.poll()).orElseThrow().run();
        assertThat(followed).isCompletedExceptionally();
    }

    @Test
    void anAnswerThatIsThere_takesNoWay() {
        assertThat(homeward.writeAhead(null).toCompletableFuture()).isCompletedWithValue(true);
        assertThat(atHome).isEmpty();
    }

    @Test
    void room_isThatOfTheLedger() {
        assertThat(homeward.hasRoom()).isTrue();
        ledger.full();
        assertThat(homeward.hasRoom()).isFalse();
    }
}
