package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.catalog.LimitRule.Share;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.catalog.Parameter;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Door;
import io.portcullis.event.Events;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakeStore;
import io.portcullis.fake.FakeStore.Mood;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.Refusals;
import io.portcullis.gate.RateLimits.Rules;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Quota;
import io.portcullis.limit.Rate;
import io.portcullis.limit.RateLimiter;
import io.portcullis.limit.SharedBuckets;
import io.portcullis.limit.SharedBuckets.Surroundings;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.NotPermitted;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.RefusedException;
import io.portcullis.spi.LimitKey;

/** Which permits a call takes from which buckets, and what becomes of it when there are too few. */
class RateLimitsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Caller ALICE = Callers.key("alice");
    private static final Caller BOB = Callers.key("bob");
    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "1", "c0");
    private static final AccessRule OWN = AccessRule.of(Kind.AUTHENTICATED).withPermissions(List.of(Set.of("own")));

    private final ManualTime time = new ManualTime();
    private final Limiter own = new Limiter(1_000, time);
    private final FakeStore store = new FakeStore();
    private final LivePolicy policy = new LivePolicy();
    private final RecordingListener told = new RecordingListener();
    private RateLimiter limiter = RateLimiter.ofThisNode(own);
    private Permissions permissions = Permissions.NONE;
    private LimitKey key = new Key(caller -> caller.subject());

    @Test
    void severalLimits_holdTogether_allOrNone() {
        Gate gate = gate(tool().limit(limit(By.CALLER, "mine", 5), limit(By.ENTRY, "all", 7)));
        assertThat(admitted(gate, ALICE, 20)).isEqualTo(5);
        assertThat(admitted(gate, BOB, 20)).as("what the first was refused took nothing from what both share").isEqualTo(2);
        assertThat(own.waiting(key("mine", "caller\0" + BOB.key()), 3)).as("nor from the limit that was not reached").isEmpty();
        assertThat(own.waiting(key("mine", "caller\0" + BOB.key()), 4)).isPresent();
    }

    @Test
    void twoLimitsOfOneCaller_haveBucketsOfTheirOwn() {
        LimitRule second = new LimitRule(By.CALLER, "entry:tool:find", new Rate(2, Duration.ofSeconds(1), 2, Refill.INTERVAL),
                1);
        LimitRule hour = new LimitRule(By.CALLER, "entry:tool:find 1", new Rate(3, HOUR, 3, Refill.INTERVAL), 1);
        Gate gate = gate(tool().limit(second, hour));
        assertThat(admitted(gate, ALICE, 20)).isEqualTo(2);
        time.advance(Duration.ofSeconds(1));
        assertThat(admitted(gate, ALICE, 20)).isEqualTo(1);
        assertThat(refusal(gate, ALICE)).contains(new Limited(HOUR.minusSeconds(1)));
    }

    @Test
    void longestWait_isTheOneThatIsTold() {
        Gate gate = gate(tool().limit(
                new LimitRule(By.CALLER, "a", new Rate(1, Duration.ofMinutes(1), 1, Refill.INTERVAL), 1),
                new LimitRule(By.ENTRY, "b", new Rate(1, HOUR, 1, Refill.INTERVAL), 1),
                new LimitRule(By.ADDRESS, "c", new Rate(1, Duration.ofSeconds(1), 1, Refill.INTERVAL), 1)));
        assertThat(admitted(gate, ALICE, 1)).isEqualTo(1);
        assertThat(refusal(gate, ALICE)).contains(new Limited(HOUR));
    }

    @Test
    void quotas_sayHowTheCallersOwnLimitStands_ofTakenAndOfRefusedCalls() {
        Gate gate = gate(tool().limit(limit(By.CALLER, "mine", 5), limit(By.ENTRY, "all", 1)));
        assertThat(visit(gate, ALICE).quotas()).containsExactly(new Quota("caller", 5, HOUR, 4, HOUR));
        assertThat(exception(gate, ALICE).quotas()).containsExactly(new Quota("caller", 5, HOUR, 4, HOUR));
    }

    @Test // the window is what an empty bucket takes to fill, whatever the period of its permits
    void windowOfABucketThatIsDeeperThanItsPeriod_isLonger() {
        Gate gate = gate(
                tool().limit(new LimitRule(By.CALLER, "a", new Rate(10, Duration.ofMinutes(1), 30, Refill.GREEDY), 1)));
        assertThat(visit(gate, ALICE).quotas()).extracting(Quota::permits, Quota::window)
                .containsExactly(tuple(30L, Duration.ofMinutes(3)));
    }

    @Test
    void costOfAnArgument_isTakenOnceTheArgumentIsKnown() {
        Gate gate = gate(argued(10));
        Visit visit = visit(gate, ALICE);
        assertThat(left()).isEqualTo(9);
        assertThat(settled(visit, 4)).isEmpty();
        assertThat(left()).isEqualTo(6);
        assertThat(settled(visit(gate, ALICE), 6)).isEmpty();
        assertThat(refusal(gate, ALICE)).containsInstanceOf(Limited.class);
    }

    @Test
    void costThatIsNotThere_isRefusedOnceItIsKnown_andTookTheFirstPermit() {
        Gate gate = gate(argued(10));
        assertThat(settled(visit(gate, ALICE), 8)).isEmpty();
        assertThat(settled(visit(gate, ALICE), 3)).contains(new Limited(HOUR));
        assertThat(left()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, -1, Long.MIN_VALUE, 11, Long.MAX_VALUE })
    void costThatCannotBe_isAnInvalidArgument(long cost) {
        Visit visit = visit(gate(argued(10)), ALICE);
        assertThat(settled(visit, cost)).containsInstanceOf(Malformed.class);
        assertThat(left()).isEqualTo(9);
    }

    @Test
    void everyKindOfWholeNumber_isACost() {
        for (Object three : new Object[] { 3, 3L, (short) 3, (byte) 3, Optional.of(3) }) {
            RateLimitsTest fresh = new RateLimitsTest();
            assertThat(settled(visit(fresh.gate(argued(10)), ALICE), three)).isEmpty();
            assertThat(fresh.left()).as(three.getClass().getSimpleName()).isEqualTo(7);
        }
    }

    @Test
    void argumentThatIsNotThere_costsWhatIsWritten() {
        Gate gate = gate(tool().parameters(amount()).limit(argued(10, 4)));
        assertThat(settled(visit(gate, ALICE), (Object) null)).isEmpty();
        assertThat(left()).isEqualTo(6);
        assertThat(settled(visit(gate, ALICE), Optional.empty())).isEmpty();
        assertThat(left()).isEqualTo(2);
    }

    @Test
    void callerWithoutThePermission_paysOnlyTheFirstPermit() {
        Gate gate = gate(argued(10).access(OWN));
        assertThat(settled(visit(gate, ALICE), 9)).contains(new NotPermitted(false));
        assertThat(left()).isEqualTo(9);
        permissions = (entry, caller, arguments) -> CompletableFuture.completedFuture(true);
        assertThat(settled(visit(gate(argued(10).access(OWN)), ALICE), 9)).isEmpty();
        assertThat(left()).isZero();
    }

    @Test
    void directCall_paysWithItsArgumentsToo() {
        Gate gate = gate(argued(10));
        Visit visit = Admitted.of(gate.viewFor(ALICE).admitDirect("tool:find"));
        assertThat(visit.charge(new Object[] { 7 }).toCompletableFuture().join()).isEmpty();
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void limitWithAFixedCost_isNotChargedAgain_besideOneWithACostOfAnArgument() {
        Gate gate = gate(tool().parameters(amount()).limit(argued(10, 1), limit(By.ENTRY, "all", 100)));
        assertThat(settled(visit(gate, ALICE), 5)).isEmpty();
        assertThat(left()).isEqualTo(5);
        assertThat(own.waiting(key("all", "entry"), 99)).isEmpty();
        assertThat(own.waiting(key("all", "entry"), 100)).isPresent();
    }

    @Test
    void callThatOnlyAsks_givesEverythingBack() {
        LimitRule greedy = new LimitRule(new Share(By.CALLER, ""), "mine", new Rate(10, HOUR, 10, Refill.GREEDY),
                new Cost(1, "amount"));
        Gate gate = gate(tool().parameters(amount()).limit(greedy));
        Visit visit = visit(gate, ALICE);
        assertThat(settled(visit, 6)).isEmpty();
        assertThat(left()).isEqualTo(4);
        visit.asked(Given.NOTHING);
        assertThat(left()).isEqualTo(10);
        visit.ended(Outcome.OK, Given.NOTHING);
        assertThat(told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.ASKED);
    }

    @Test
    void refusedRest_isNotGivenBackAsIfItHadBeenTaken() {
        LimitRule greedy = new LimitRule(new Share(By.CALLER, ""), "mine", new Rate(10, HOUR, 10, Refill.GREEDY),
                new Cost(1, "amount"));
        Gate gate = gate(tool().parameters(amount()).limit(greedy));
        assertThat(settled(visit(gate, ALICE), 8)).isEmpty();
        Visit second = visit(gate, ALICE);
        assertThat(settled(second, 9)).containsInstanceOf(Limited.class);
        second.asked(Given.NOTHING);
        assertThat(left()).isEqualTo(2);
    }

    @Test
    void keyOfTheApplication_saysWhoSharesABucket() {
        key = new Key(caller -> caller.subject().equals("carol") ? "carol" : "staff");
        Gate gate = gate(tool().limit(new LimitRule(new Share(By.KEY, "plan"), "mine", new Rate(2, HOUR, 2, Refill.INTERVAL),
                new Cost(1, ""))));
        assertThat(admitted(gate, ALICE, 1)).isEqualTo(1);
        assertThat(admitted(gate, BOB, 5)).isEqualTo(1);
        assertThat(admitted(gate, Callers.key("carol"), 5)).isEqualTo(2);
        assertThat(exception(gate, ALICE).quotas()).as("what others have spent").isEmpty();
    }

    @Test
    void keyThatThrowsOrSaysNothing_refuses_andShowsNothing() {
        for (Function<Caller, String> broken : List.<Function<Caller, String>> of(
                caller -> null, caller -> {
                    throw new IllegalStateException("secret");
                })) {
            key = new Key(broken);
            Gate gate = gate(tool().limit(new LimitRule(new Share(By.KEY, "plan"), "mine",
                    new Rate(2, HOUR, 2, Refill.INTERVAL), new Cost(1, "")), limit(By.ENTRY, "all", 1)));
            LimitedException refused = exception(gate, ALICE);
            assertThat(refused.refusal()).isInstanceOf(Unavailable.class);
            assertThat(refused.quotas()).isEmpty();
            assertThat(refused).hasNoCause();
            assertThat(own.waiting(key("all", "entry"), 1)).as("the other limit is not drawn from").isEmpty();
        }
        assertThat(told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.REFUSED, Outcome.REFUSED);
    }

    @Test
    void keyThatIsNotThere_refuses() {
        Gate gate = gate(tool().limit(new LimitRule(new Share(By.KEY, "other"), "mine", new Rate(2, HOUR, 2, Refill.INTERVAL),
                new Cost(1, ""))));
        assertThat(refusal(gate, ALICE)).containsInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, mode = EnumSource.Mode.EXCLUDE, names = { "WELL", "SILENT" })
    void withoutTheStore_whatMayDestroyIsRefused_andTheRestGoesOnHere(Mood mood) {
        share();
        store.is(mood);
        Gate gate = gate(tool().limit(limit(By.CALLER, "a", 2)),
                new FakeTool("look").harmless().limit(limit(By.CALLER, "b", 2)));
        assertThat(refusal(gate, ALICE)).containsInstanceOf(Unavailable.class);
        assertThat(exception(gate, ALICE).quotas()).isEmpty();
        View view = gate.viewFor(ALICE);
        Admitted.of(view.admit(Feature.TOOL, "look", HERE));
        Admitted.of(view.admit(Feature.TOOL, "look", HERE));
        assertThat(Refusals.of(() -> Admitted.of(view.admit(Feature.TOOL, "look", HERE)))).isInstanceOf(Limited.class);
    }

    @Test
    void storeThatAnswersLater_isWaitedFor() {
        share();
        store.is(Mood.SILENT);
        Gate gate = gate(tool().limit(limit(By.CALLER, "a", 2)));
        CompletableFuture<Visit> visit = gate.viewFor(ALICE).admit(Feature.TOOL, "find", HERE).toCompletableFuture();
        assertThat(visit).isNotDone();
        store.promised().get(0).complete(store.levels(List.of(new Rate(2, HOUR, 2, Refill.INTERVAL).draw("a", 1))));
        assertThat(visit).isCompleted();
        assertThat(visit.join().quotas()).extracting(Quota::remaining).containsExactly(1L);
        assertThat(told.calls()).isEmpty();
    }

    @Test
    void storeThatRefuses_isBelieved() {
        share();
        store.fill(0);
        LimitedException refused = exception(gate(tool().limit(limit(By.CALLER, "a", 2))), ALICE);
        assertThat(refused.refusal()).isEqualTo(new Limited(Duration.ofSeconds(7)));
        assertThat(refused.quotas()).extracting(Quota::remaining).containsExactly(0L);
        assertThat(told.call().outcome()).isEqualTo(Outcome.LIMITED);
    }

    @Test // a promise of something that would have to be asked
    void bucketsOfOthers_areNotLookedIntoForAnExplanation() {
        share();
        Gate gate = gate(tool().limit(limit(By.CALLER, "a", 2)));
        assertThat(gate.hasPermits(limit(By.CALLER, "a", 2), tool().entry(), ALICE)).isEmpty();
        assertThat(store.asked()).isZero();
    }

    @Test
    void tighterLimitOfAnOperator_costsWhatTheArgumentSays() {
        Gate gate = gate(argued(10));
        tighten(Map.of("find", new Rate(5, HOUR, 5, Refill.INTERVAL)));
        assertThat(settled(visit(gate, ALICE), 4)).isEmpty();
        assertThat(settled(visit(gate, ALICE), 1)).isEmpty();
        assertThat(refusal(gate, ALICE)).as("5 of 5 are taken").containsInstanceOf(Limited.class);
        assertThat(left()).isEqualTo(5);
    }

    @Test
    void costThatTheTighterLimitCannotHold_isAnInvalidArgument() {
        Gate gate = gate(argued(10));
        tighten(Map.of("find", new Rate(5, HOUR, 5, Refill.INTERVAL)));
        assertThat(settled(visit(gate, ALICE), 6)).containsInstanceOf(Malformed.class);
        assertThat(left()).isEqualTo(9);
    }

    @Test // by the name of the entry, and by its key
    void sameNumbersSaidTwice_countOnce() {
        Gate gate = gate(tool().limit(limit(By.CALLER, "mine", 100)));
        Rate four = new Rate(4, HOUR, 4, Refill.INTERVAL);
        tighten(Map.of("find", four, "tool:find", four));
        assertThat(admitted(gate, ALICE, 20)).isEqualTo(4);
    }

    /** Exactly what the bucket held and what came back, however many ask at once. */
    @Test
    void manyThreads_getExactlyTheCapacityAndWhatWasRefilled() throws Exception {
        Gate gate = gate(tool().limit(new LimitRule(By.CALLER, "mine", new Rate(600, HOUR, 100, Refill.GREEDY), 1)));
        assertThat(atOnce(gate, 8, 500)).isEqualTo(100);
        for (int round = 1; round <= 20; round++) {
            time.advance(Duration.ofSeconds(6L * round)); // a permit each
            assertThat(atOnce(gate, 8, 10 * round)).isEqualTo(Math.min(100, round));
        }
    }

    @Test
    void manyThreads_neverGetMoreWhileTimeGoesOn() throws Exception {
        Gate gate = gate(tool().limit(new LimitRule(By.CALLER, "mine", new Rate(3_600, HOUR, 100, Refill.GREEDY), 1)));
        ExecutorService clock = Executors.newSingleThreadExecutor();
        try {
            Future<?> ticking = clock.submit(() -> {
                for (int second = 0; second < 50; second++) {
                    time.advance(Duration.ofSeconds(1));
                    Thread.yield();
                }
            });
            int admitted = atOnce(gate, 8, 1_000);
            ticking.get();
            admitted += admitted(gate, ALICE, 200);
            assertThat(admitted).isBetween(100, 150);
            assertThat(refusal(gate, ALICE)).containsInstanceOf(Limited.class);
        } finally {
            clock.shutdownNow();
        }
    }

    private int atOnce(Gate gate, int threads, int attempts) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(() -> admitted(gate, ALICE, attempts)));
            }
            int sum = 0;
            for (Future<Integer> part : parts) {
                sum += part.get();
            }
            return sum;
        } finally {
            pool.shutdownNow();
        }
    }

    private void tighten(Map<String, Rate> limits) {
        Map<String, EntryPolicy> policies = new HashMap<>();
        limits.forEach((name, rate) -> policies.put(name,
                new EntryPolicy(true, Set.of(), Set.of(), Optional.of(rate), false)));
        policy.say(Source.OPERATOR, new Layer(false, policies));
    }

    /** From now on the buckets are elsewhere. */
    private void share() {
        limiter = RateLimiter.shared(new SharedBuckets(store, Duration.ofSeconds(30),
                new Surroundings(() -> Runnable::run, time), reachable -> {
                }), own, destructive -> destructive);
    }

    private Gate gate(FakeEntry<?>... entries) {
        Rules rules = new Rules(new Rate(100, HOUR, 100, Refill.INTERVAL), true);
        return new Gate(new LiveCatalog(FakeEntry.catalog(entries)),
                new Gate.Rules(new AccessPolicy(true), policy, (entry, caller, arguments) -> permissions.granted(entry, caller,
                        arguments)),
                new Gate.Limits(new RateLimits(limiter, rules, Map.of("plan", key)), new Bulkheads(1_000)),
                new Events(List.of(told)));
    }

    private static FakeTool tool() {
        return new FakeTool("find");
    }

    private static FakeTool argued(long permits) {
        return tool().parameters(amount()).limit(argued(permits, 1));
    }

    private static LimitRule argued(long permits, long fixed) {
        return new LimitRule(new Share(By.CALLER, ""), "mine", new Rate(permits, HOUR, permits, Refill.INTERVAL),
                new Cost(fixed, "amount"));
    }

    private static Parameter amount() {
        return new Parameter(Parameter.Source.ARGUMENT, "amount", "int", false, false, "");
    }

    private static LimitRule limit(By by, String bucket, long permits) {
        return new LimitRule(by, bucket, new Rate(permits, HOUR, permits, Refill.INTERVAL), 1);
    }

    private static String key(String bucket, String who) {
        return bucket + "\0" + who;
    }

    /** How many permits of Alice are left. */
    private long left() {
        long left = 0;
        while (left < 1_000 && own.waiting(key("mine", "caller\0" + ALICE.key()), left + 1).isEmpty()) {
            left++;
        }
        return left;
    }

    private static Optional<Refusal> settled(Visit visit, Object... arguments) {
        return visit.settle(arguments).toCompletableFuture().join();
    }

    private static Visit visit(Gate gate, Caller caller) {
        return Admitted.of(gate.viewFor(caller).admit(Feature.TOOL, "find", HERE));
    }

    private static LimitedException exception(Gate gate, Caller caller) {
        try {
            visit(gate, caller);
        } catch (LimitedException e) {
            return e;
        }
        throw new AssertionError("it was not refused");
    }

    private static Optional<Refusal> refusal(Gate gate, Caller caller) {
        try {
            visit(gate, caller);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    private static int admitted(Gate gate, Caller caller, int attempts) {
        int admitted = 0;
        for (int i = 0; i < attempts; i++) {
            Optional<Refusal> refused = refusal(gate, caller);
            refused.ifPresent(refusal -> assertThat(refusal).isInstanceOf(Limited.class));
            admitted += refused.isEmpty() ? 1 : 0;
        }
        return admitted;
    }

    private record Key(Function<Caller, String> saying) implements LimitKey {

        @Override
        public String name() {
            return "plan";
        }

        @Override
        public String of(Caller caller, String entry) {
            return saying.apply(caller);
        }
    }
}
