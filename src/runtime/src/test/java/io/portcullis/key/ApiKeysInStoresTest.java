package io.portcullis.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.FakeKeyStore;
import io.portcullis.fake.Keys;
import io.portcullis.fake.ManualExecutor;
import io.portcullis.fake.RecordingHandler;
import io.portcullis.key.ApiKeys.Shelves;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.spi.ApiKeyStore;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

/** Keys that are in stores, which may be slow, broken or away. */
class ApiKeysInStoresTest {

    private static final Outcome INVALID = Outcome.refused(Credential.INVALID, Kind.API_KEY);
    private static final Outcome UNAVAILABLE = new Refused(new Unavailable(Duration.ofSeconds(5)), "api_key");
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final BooleanSupplier ALWAYS = () -> true;
    private static final int LOOKUPS = 16;
    private static final int CALLS_OF_ONE_CALLER = 128;

    private final FakeClock clock = new FakeClock("2029-06-01T00:00:00Z");
    private final ManualExecutor elsewhere = new ManualExecutor();
    private final FakeKeyStore memory = new FakeKeyStore(Keys.stored("alice"));
    private final FakeKeyStore first = new FakeKeyStore(Keys.stored("bob"), Keys.stored("both", "first"));
    private final FakeKeyStore second = new FakeKeyStore(Keys.stored("carol"), Keys.stored("both", "second"));

    @Test
    void keyInMemory_isAskedForNowhereElse() {
        assertThat(keys(first).verify(Keys.text("alice"), ALWAYS).toCompletableFuture()).isCompleted();
        assertThat(first.asked()).isEmpty();
    }

    @Test // an id that is configured is not looked up again with every guess
    void wrongKeyOfAnIdInMemory_isAskedForNowhereElse() {
        assertThat(keys(first).verify(Keys.text("alice").replace("0123", "0124"), ALWAYS).toCompletableFuture())
                .isCompletedWithValue(INVALID);
        assertThat(elsewhere.waiting()).isZero();
    }

    @Test // the event loop never waits for a database
    void store_isAskedOnAnotherThread() {
        CompletableFuture<Outcome> outcome = keys(first).verify(Keys.text("bob"), ALWAYS).toCompletableFuture();
        assertThat(first.asked()).isEmpty();
        assertThat(outcome).isNotDone();
        elsewhere.runAll();
        assertThat(caller(outcome.join()).subject()).isEqualTo("bob");
    }

    @Test
    void stores_areAskedInTheirOrderUntilOneKnows() {
        assertThat(caller(verified(keys(first, second), "both")).roles()).containsExactly("first");
        assertThat(second.asked()).isEmpty();
        assertThat(verified(keys(first, second), "carol")).isInstanceOf(Known.class);
        assertThat(first.asked()).containsExactly("both", "carol");
    }

    @Test
    void textOfAnotherForm_isNeverLookedUp() {
        assertThat(keys(first).verify("pck_bob_short", ALWAYS).toCompletableFuture()).isCompletedWithValue(INVALID);
        assertThat(elsewhere.waiting()).isZero();
    }

    @Test
    void unknownAndWrongKey_areTheSame() {
        CompletableFuture<Outcome> wrong = keys(first).verify(Keys.text("bob").replace("0123", "0124"), ALWAYS)
                .toCompletableFuture();
        elsewhere.runAll();
        assertThat(wrong.join()).isEqualTo(INVALID).isEqualTo(verified(keys(first), "nobody"));
    }

    @Test
    void revokedKey_isInvalid() {
        ApiKeys keys = keys(first);
        assertThat(verified(keys, "bob")).isInstanceOf(Known.class);
        first.revoke("bob");
        assertThat(verified(keys, "bob")).isEqualTo(INVALID);
    }

    @Test
    void expiredKey_isExpired() {
        ApiKeys keys = keys(new FakeKeyStore(Keys.until("2029-06-01T00:00:01Z", Keys.stored("old"))));
        assertThat(verified(keys, "old")).isInstanceOf(Known.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(verified(keys, "old")).isEqualTo(Outcome.refused(Credential.EXPIRED, Kind.API_KEY));
    }

    @Test // one that compares ids without regard to case, say
    void keyOfAnotherId_isInvalid() {
        StoredApiKey other = new StoredApiKey("other", StoredApiKey.digestOf(Keys.text("asked")),
                new Grant("admin", Optional.empty(), Set.of("admin"), Set.of()), Optional.empty());
        assertThat(verified(keys(new FakeKeyStore().mistaking("asked", other)), "asked")).isEqualTo(INVALID);
    }

    static Stream<Exception> failures() {
        return Stream.of(new IOException("no route to db.internal"), new IllegalStateException(), new InterruptedException());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void storeThatFails_isUnavailable(Exception failure) {
        assertThat(verified(keys(first.failing(failure)), "bob")).isEqualTo(UNAVAILABLE);
    }

    @Test // a key that only the second store knows is not refused because of the first, and not let in past it either
    void storeThatFails_endsTheSearch() {
        assertThat(verified(keys(first.failing(new IOException()), second), "carol")).isEqualTo(UNAVAILABLE);
        assertThat(second.asked()).isEmpty();
    }

    @Test
    void storeThatFails_isLogged() {
        try (RecordingHandler log = new RecordingHandler(Lookups.class.getName())) {
            verified(keys(first.failing(new IOException())), "bob");
            assertThat(log.lines()).singleElement().asString().doesNotContain(Keys.text("bob"));
        }
    }

    @Test // or everybody could fill the log with it
    void storeThatFailsAgain_isNotLoggedAgainAtOnce() {
        try (RecordingHandler log = new RecordingHandler(Lookups.class.getName())) {
            ApiKeys keys = keys(first.failing(new IOException()));
            verified(keys, "bob");
            assertThat(verified(keys, "bob")).isEqualTo(UNAVAILABLE);
            assertThat(log.lines()).hasSize(1);
        }
    }

    @Test
    void storeThatAnswersNull_isUnavailable() {
        assertThat(verified(keys(id -> null), "bob")).isEqualTo(UNAVAILABLE);
    }

    @Test
    void memoryThatFails_isUnavailable() {
        memory.failing(new IllegalStateException());
        assertThat(keys(first).verify(Keys.text("alice"), ALWAYS).toCompletableFuture()).isCompletedWithValue(UNAVAILABLE);
    }

    @Test
    void storeThatDoesNotAnswer_isUnavailable() {
        ApiKeys keys = keys(elsewhere, SHORT, first);
        assertThat(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture().join()).isEqualTo(UNAVAILABLE);
    }

    @Test
    void storeThatEndsWithAnError_isUnavailable() {
        ApiKeys keys = keys(Runnable::run, LONG, id -> {
            throw new LinkageError("no driver");
        });
        for (int i = 0; i < 2 * LOOKUPS; i++) {
            assertThat(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture().join()).isEqualTo(UNAVAILABLE);
        }
    }

    @Test
    void fullPool_isUnavailableAndForgotten() {
        ApiKeys full = keys(new ManualExecutor().full(), LONG, first);
        for (int i = 0; i < 2 * LOOKUPS; i++) {
            assertThat(full.verify(Keys.text("bob"), ALWAYS).toCompletableFuture()).isCompletedWithValue(UNAVAILABLE);
        }
        assertThat(first.asked()).isEmpty();
    }

    @Test // a pool that was full once does not lock keys out for good
    void poolThatWasFull_leavesNoLookupBehind() {
        List<Boolean> full = new ArrayList<>();
        ApiKeys keys = keys(step -> {
            if (full.size() < 2 * LOOKUPS) {
                full.add(true);
                throw new IllegalStateException("full");
            }
            step.run();
        }, LONG, first);
        for (int i = 0; i < 2 * LOOKUPS; i++) {
            assertThat(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture()).isCompletedWithValue(UNAVAILABLE);
        }
        assertThat(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture().join()).isInstanceOf(Known.class);
    }

    @Test // it is not remembered any more, and comes with all calls it may have
    void oneCaller_isNeverRefusedForItself() {
        ApiKeys keys = keys(first);
        List<CompletableFuture<Outcome>> waiting = verifying(keys, CALLS_OF_ONE_CALLER);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(elsewhere.waiting()).isEqualTo(LOOKUPS);
        elsewhere.runAll();
        assertThat(waiting).allMatch(outcome -> outcome.join() instanceof Known);
    }

    @Test // a flood of keys does not fill the server while a database hangs
    void whenManyWait_furtherKeysAreRefusedAtOnce() {
        ApiKeys keys = keys(first);
        List<CompletableFuture<Outcome>> waiting = verifying(keys, CALLS_OF_ONE_CALLER);
        assertThat(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture()).isCompletedWithValue(UNAVAILABLE);
        assertThat(keys.verify(Keys.text("alice"), ALWAYS).toCompletableFuture().join()).isInstanceOf(Known.class);
        elsewhere.runOne();
        assertThat(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture()).isNotDone();
        assertThat(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture()).isDone();
        elsewhere.runAll();
        assertThat(waiting).allMatch(outcome -> outcome.join() instanceof Known);
    }

    @Test // as where an address was locked meanwhile
    void lookupThatIsNotWantedAnyMore_neverComesToTheStore() {
        AtomicBoolean wanted = new AtomicBoolean(true);
        CompletableFuture<Outcome> outcome = keys(first).verify(Keys.text("bob"), wanted::get).toCompletableFuture();
        wanted.set(false);
        elsewhere.runAll();
        assertThat(outcome).isCompletedWithValue(UNAVAILABLE);
        assertThat(first.asked()).isEmpty();
    }

    @Test // a slow store helps those it can, instead of all too late
    void lookupThatHasWaitedForAThirdOfTheTime_neverComesToTheStore() throws InterruptedException {
        CompletableFuture<Outcome> soon = keys(elsewhere, LONG, second).verify(Keys.text("carol"), ALWAYS)
                .toCompletableFuture();
        CompletableFuture<Outcome> late = keys(elsewhere, Duration.ofSeconds(3), first).verify(Keys.text("bob"), ALWAYS)
                .toCompletableFuture();
        Thread.sleep(1_001);
        elsewhere.runAll();
        assertThat(soon.join()).isInstanceOf(Known.class);
        assertThat(late).isCompletedWithValue(UNAVAILABLE);
        assertThat(first.asked()).isEmpty();
    }

    @Test
    void lookupThatWasGivenUpBeforeItsTurn_neverComesToTheStore() {
        ApiKeys keys = keys(elsewhere, SHORT, first);
        verifying(keys, CALLS_OF_ONE_CALLER).forEach(CompletableFuture::join);
        elsewhere.runAll();
        assertThat(first.asked()).isEmpty();
        assertThat(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture()).isNotNull();
        assertThat(elsewhere.waiting()).isEqualTo(1);
    }

    @Test // between two lookups of those that wait
    void poolThatIsFullForAMoment_locksNobodyOut() {
        AtomicBoolean full = new AtomicBoolean();
        ApiKeys keys = keys(step -> {
            if (full.get()) {
                throw new RejectedExecutionException("full");
            }
            elsewhere.execute(step);
        }, LONG, first);
        List<CompletableFuture<Outcome>> waiting = verifying(keys, CALLS_OF_ONE_CALLER);
        full.set(true);
        elsewhere.runAll();
        full.set(false);
        List<CompletableFuture<Outcome>> later = verifying(keys, LOOKUPS);
        elsewhere.runAll();
        assertThat(waiting).allMatch(CompletableFuture::isDone);
        assertThat(later).allMatch(outcome -> outcome.join() instanceof Known);
    }

    @Test // a thread that still hangs is still in use
    void lookupThatWasGivenUp_isBusyUntilItEnds() {
        ApiKeys keys = keys(elsewhere, SHORT, first);
        verifying(keys, CALLS_OF_ONE_CALLER).forEach(CompletableFuture::join);
        assertThat(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture()).isCompletedWithValue(UNAVAILABLE);
        assertThat(elsewhere.waiting()).isEqualTo(LOOKUPS);
    }

    @Test
    void storedKeys_areNoKeysOfDevMode() {
        ApiKeys keys = new ApiKeys(new Shelves(Authentication.DEV_KEY, memory, List.of(first)), ScopeHierarchy.FLAT,
                Runnable::run, clock);
        assertThat(caller(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture().join()).authentication())
                .isEqualTo(Authentication.API_KEY);
        assertThat(caller(keys.verify(Keys.text("alice"), ALWAYS).toCompletableFuture().join()).authentication())
                .isEqualTo(Authentication.DEV_KEY);
    }

    @Test // AU-09
    void broaderScope_includesNarrowerOnes() {
        FakeKeyStore store = new FakeKeyStore(
                Keys.stored("bob", new Grant("bob", Optional.empty(), Set.of(), Set.of("write"))));
        ApiKeys keys = new ApiKeys(new Shelves(Authentication.API_KEY, memory, List.of(store)),
                new ScopeHierarchy(Map.of("write", Set.of("read"))), Runnable::run, clock);
        assertThat(caller(keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture().join()).scopes())
                .containsExactlyInAnyOrder("write", "read");
    }

    @Test // a client changes keys without a gap, and keeps what is its own meanwhile
    void keysOfOneClient_areOneCaller() {
        Grant grant = new Grant("billing", Optional.of("acme"), Set.of("reader"), Set.of());
        ApiKeys keys = keys(new FakeKeyStore(Keys.stored("old", grant), Keys.stored("new", grant)));
        Caller old = caller(verified(keys, "old"));
        Caller fresh = caller(verified(keys, "new"));
        assertThat(old.key()).isEqualTo(fresh.key());
        assertThat(old.clientId()).contains("old");
        assertThat(fresh.clientId()).contains("new");
    }

    @Test
    void clientsOfOneNameInTwoTenants_areTwoCallers() {
        ApiKeys keys = keys(new FakeKeyStore(
                Keys.stored("one", new Grant("billing", Optional.of("acme"), Set.of(), Set.of())),
                Keys.stored("two", new Grant("billing", Optional.of("umbrella"), Set.of(), Set.of())),
                Keys.stored("three", new Grant("billing", Optional.empty(), Set.of(), Set.of()))));
        assertThat(Stream.of("one", "two", "three").map(id -> caller(verified(keys, id)).key())).doesNotHaveDuplicates();
    }

    private Outcome verified(ApiKeys keys, String id) {
        CompletableFuture<Outcome> outcome = keys.verify(Keys.text(id), ALWAYS).toCompletableFuture();
        elsewhere.runAll();
        return outcome.join();
    }

    private static List<CompletableFuture<Outcome>> verifying(ApiKeys keys, int times) {
        return Stream.generate(() -> keys.verify(Keys.text("bob"), ALWAYS).toCompletableFuture()).limit(times).toList();
    }

    private static Caller caller(Outcome outcome) {
        return ((Known) outcome).caller();
    }

    private ApiKeys keys(ApiKeyStore... stores) {
        return keys(elsewhere, LONG, stores);
    }

    private ApiKeys keys(Executor executor, Duration timeout, ApiKeyStore... stores) {
        return new ApiKeys(new Shelves(Authentication.API_KEY, memory, List.of(stores)), ScopeHierarchy.FLAT, executor, clock,
                timeout);
    }
}
