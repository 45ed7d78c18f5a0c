package io.portcullis.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.fake.FakeStore;
import io.portcullis.fake.FakeStore.Mood;
import io.portcullis.fake.ManualTime;
import io.portcullis.limit.SharedBuckets.Surroundings;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;

/** Which buckets a call draws from, and what becomes of it when they are out of reach. */
class RateLimiterTest {

    private static final Rate TWICE = new Rate(2, Duration.ofMinutes(1), 2, Refill.GREEDY);
    private static final List<Draw> ONE = List.of(TWICE.draw("key", 1));

    private final ManualTime time = new ManualTime();
    private final FakeStore store = new FakeStore();
    private final Limiter own = new Limiter(100, time);
    private final RateLimiter limiter = RateLimiter.shared(
            new SharedBuckets(store, Duration.ofSeconds(30), new Surroundings(() -> Runnable::run, time), reachable -> {
            }), own, destructive -> destructive);

    @Test
    void nodeAlone_drawsFromItsOwnBuckets() {
        RateLimiter alone = RateLimiter.ofThisNode(own);
        assertThat(alone.isShared()).isFalse();
        assertThat(taken(alone.draw(ONE, true))).isTrue();
        assertThat(taken(alone.draw(ONE, false))).isTrue();
        assertThat(taken(alone.draw(ONE, true))).isFalse();
        alone.giveBack(new Drawing(ONE, new Drawn(true, List.of()), false));
        assertThat(taken(alone.draw(ONE, true))).isTrue();
    }

    @Test
    void sharedBuckets_leaveThoseOfTheNodeAlone() {
        assertThat(limiter.isShared()).isTrue();
        for (int call = 0; call < 5; call++) {
            assertThat(taken(limiter.draw(ONE, false))).isTrue();
        }
        limiter.giveBack(new Drawing(ONE, new Drawn(true, List.of()), true));
        assertThat(store.givenBack()).isEqualTo(1);
        assertThat(own.waiting("key", 2)).isEmpty();
    }

    @Test
    void refusalOfTheStore_isNotRepairedByTheNode() {
        store.fill(0);
        assertThat(taken(limiter.draw(ONE, false))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, mode = EnumSource.Mode.EXCLUDE, names = { "WELL", "SILENT" })
    void withoutTheStore_whatMayDestroyIsRefused_andTheRestGoesOnWithFullBucketsOfTheNode(Mood mood) {
        store.is(mood);
        assertThat(limiter.draw(ONE, true)).isCompletedExceptionally();
        assertThat(taken(limiter.draw(ONE, false))).isTrue();
        assertThat(taken(limiter.draw(ONE, false))).isTrue();
        assertThat(taken(limiter.draw(ONE, false))).isFalse();
        assertThat(limiter.draw(ONE, true)).isCompletedExceptionally();
    }

    @Test
    void storeThatIsBack_countsAgain() {
        store.is(Mood.FAILING);
        taken(limiter.draw(ONE, false));
        store.is(Mood.WELL);
        time.advance(SharedBuckets.PAUSE);
        assertThat(taken(limiter.draw(ONE, true))).isTrue();
        assertThat(store.asked()).isEqualTo(2);
    }

    @Test
    void nothing_isNotGivenBack() {
        limiter.giveBack(new Drawing(List.of(), new Drawn(true, List.of()), false));
        assertThat(store.givenBack()).isZero();
    }

    private static boolean taken(CompletionStage<Drawing> drawn) {
        return drawn.toCompletableFuture().join().drawn().taken();
    }
}
