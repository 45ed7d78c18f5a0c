package io.portcullis.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.fake.FakeStore;
import io.portcullis.fake.FakeStore.Mood;
import io.portcullis.fake.ManualExecutor;
import io.portcullis.fake.ManualTime;
import io.portcullis.limit.SharedBuckets.Surroundings;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;

/** A store that several nodes share may be away at any time, in any way. */
@Timeout(60)
class SharedBucketsTest {

    private static final Rate RATE = new Rate(3, Duration.ofMinutes(1), 3, Refill.GREEDY);
    private static final List<Draw> ONE = List.of(RATE.draw("key", 1));

    private final ManualTime time = new ManualTime();
    private final FakeStore store = new FakeStore();
    private final List<Boolean> told = Collections.synchronizedList(new ArrayList<>());
    private final SharedBuckets shared = shared(Duration.ofSeconds(30), Runnable::run);

    @Test
    void storeThatAnswers_isBelieved() {
        store.fill(1);
        assertThat(shared.draw(ONE).toCompletableFuture().join().taken()).isTrue();
        assertThat(shared.draw(ONE).toCompletableFuture().join().taken()).isFalse();
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, mode = EnumSource.Mode.EXCLUDE, names = { "WELL", "SILENT" })
    void storeThatDoesNotAnswerAsItShould_isTakenForUnreachable(Mood mood) {
        store.is(mood);
        assertThat(shared.draw(ONE)).isCompletedExceptionally();
        assertThat(told).containsExactly(false);
    }

    @Test
    void storeThatNeverAnswers_isTakenForUnreachableInTime() {
        store.is(Mood.SILENT);
        assertThatThrownBy(() -> shared(Duration.ofMillis(1), Runnable::run).draw(ONE).toCompletableFuture().get())
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(told).containsExactly(false);
        assertThat(store.promised().get(0)).as("what the store promised is its own").isNotDone();
    }

    @Test
    void storeThatFailed_isLeftAloneForAMoment() {
        store.is(Mood.FAILING);
        shared.draw(ONE);
        store.is(Mood.WELL);
        time.advance(SharedBuckets.PAUSE.minusNanos(1));
        for (int call = 0; call < 100; call++) {
            assertThat(shared.draw(ONE)).isCompletedExceptionally();
        }
        assertThat(store.asked()).isEqualTo(1);
        time.advanceNanos(1);
        assertThat(shared.draw(ONE).toCompletableFuture().join().taken()).isTrue();
    }

    @Test
    void storeThatStillFails_isLeftAloneAgain_andThatIsNotToldAgain() {
        store.is(Mood.THROWING);
        for (int attempt = 1; attempt <= 5; attempt++) {
            shared.draw(ONE);
            shared.draw(ONE);
            assertThat(store.asked()).isEqualTo(attempt);
            time.advance(SharedBuckets.PAUSE);
        }
        assertThat(told).containsExactly(false);
    }

    @Test
    void afterTheMoment_aSingleDrawTries() throws Exception {
        for (int round = 0; round < 200; round++) {
            store.is(Mood.FAILING);
            time.advance(SharedBuckets.PAUSE);
            shared.draw(ONE);
            store.is(Mood.SILENT);
            time.advance(SharedBuckets.PAUSE);
            int before = store.asked();
            List<CompletionStage<Drawn>> draws = atOnce(4);
            assertThat(store.asked() - before).as("round %d", round).isEqualTo(1);
            assertThat(draws.stream().filter(draw -> draw.toCompletableFuture().isCompletedExceptionally())).hasSize(3);
        }
    }

    private List<CompletionStage<Drawn>> atOnce(int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<CompletionStage<Drawn>>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return shared.draw(ONE);
                }));
            }
            start.countDown();
            List<CompletionStage<Drawn>> draws = new ArrayList<>();
            for (Future<CompletionStage<Drawn>> future : futures) {
                draws.add(future.get());
            }
            return draws;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void storeThatIsBack_isToldOnceAndAskedByEverybody() {
        store.is(Mood.FAILING);
        shared.draw(ONE);
        store.is(Mood.WELL);
        time.advance(SharedBuckets.PAUSE);
        for (int call = 0; call < 3; call++) {
            assertThat(shared.draw(ONE)).isCompleted();
        }
        assertThat(told).containsExactly(false, true);
        assertThat(store.asked()).isEqualTo(4);
    }

    @Test
    void manyThatFailAtOnce_areToldOnce() {
        store.is(Mood.SILENT);
        for (int call = 0; call < 5; call++) {
            shared.draw(ONE);
        }
        store.promised().forEach(promise -> promise.completeExceptionally(new IllegalStateException("gone")));
        assertThat(told).containsExactly(false);
    }

    @Test
    void givingBack_isNotSentWhileTheStoreIsAway() {
        shared.giveBack(ONE);
        assertThat(store.givenBack()).isEqualTo(1);
        store.is(Mood.FAILING);
        shared.draw(ONE);
        shared.giveBack(ONE);
        assertThat(store.givenBack()).isEqualTo(1);
    }

    @Test
    void givingBackThatThrows_isAFailureLikeAnyOther() {
        store.is(Mood.THROWING);
        shared.giveBack(ONE);
        assertThat(told).containsExactly(false);
        assertThat(shared.draw(ONE)).isCompletedExceptionally();
        assertThat(store.asked()).isZero();
    }

    @Test
    void whatCameOfADraw_isKnownWhereTheCallIsServed() {
        ManualExecutor home = new ManualExecutor();
        SharedBuckets far = shared(Duration.ofSeconds(30), home);
        store.is(Mood.SILENT);
        CompletableFuture<Drawn> drawn = far.draw(ONE).toCompletableFuture();
        store.promised().get(0).complete(store.levels(ONE));
        assertThat(drawn).isNotDone();
        home.runAll();
        assertThat(drawn).isCompleted();
    }

    @Test
    void failureOfADraw_isKnownWhereTheCallIsServed() {
        AtomicInteger steps = new AtomicInteger();
        store.is(Mood.SILENT);
        SharedBuckets far = shared(Duration.ofMillis(1), step -> {
            steps.incrementAndGet();
            step.run();
        });
        assertThatThrownBy(() -> far.draw(ONE).toCompletableFuture().get()).hasCauseInstanceOf(TimeoutException.class);
        assertThat(steps).hasValue(1);
    }

    private SharedBuckets shared(Duration timeout, Executor home) {
        return new SharedBuckets(store, timeout, new Surroundings(() -> home, time), told::add);
    }
}
