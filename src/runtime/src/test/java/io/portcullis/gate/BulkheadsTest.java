package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Bounds;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Door;
import io.portcullis.event.Events;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.Refusals;
import io.portcullis.fake.Rules;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.limit.RateLimiter;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;
import io.portcullis.refusal.Refusal.Unknown;

/** How many calls run at the same time. */
class BulkheadsTest {

    private static final Caller ALICE = Callers.key("alice", "reader");
    private static final Caller BOB = Callers.key("bob", "reader");
    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "1", "c0");
    private static final Origin THERE = new Origin(Door.MCP, "192.0.2.2", "1", "c1");
    private static final Rate RATE = new Rate(5, Duration.ofHours(1), 5, Refill.INTERVAL);
    private static final Overloaded TOO_MANY_OF_THE_CALLER = new Overloaded(What.CALLER, Duration.ofSeconds(1));
    private static final Overloaded TOO_MANY_OF_THE_ENTRY = new Overloaded(What.ENTRY, Duration.ofSeconds(1));

    private final RecordingListener told = new RecordingListener();

    @Test
    void callerWhoRunsAsManyAsAllowed_isRefused_whereverTheyAre() {
        Gate gate = gate(2, new FakeTool("find"), new FakeTool("other"));
        visit(gate, ALICE, "find", HERE);
        visit(gate, ALICE, "other", THERE);
        assertThat(refusal(gate, ALICE, "find", HERE)).isEqualTo(TOO_MANY_OF_THE_CALLER);
        assertThat(told.call().outcome()).isEqualTo(Outcome.LIMITED);
        visit(gate, BOB, "find", HERE);
    }

    @Test
    void callersWithoutACredential_areToldApartByAddress() {
        Gate gate = gate(1, new FakeTool("find"));
        visit(gate, Caller.anonymous(), "find", HERE);
        assertThat(refusal(gate, Caller.anonymous(), "find", HERE)).isEqualTo(TOO_MANY_OF_THE_CALLER);
        visit(gate, Caller.anonymous(), "find", THERE);
        visit(gate, ALICE, "find", HERE);
    }

    @Test
    void entryWithABound_isFullForAll_andOthersAreNot() {
        Gate gate = gate(100, bounded("find", 2), new FakeTool("other"));
        visit(gate, ALICE, "find", HERE);
        visit(gate, BOB, "find", HERE);
        assertThat(refusal(gate, ALICE, "find", HERE)).isEqualTo(TOO_MANY_OF_THE_ENTRY);
        assertThat(refusal(gate, Caller.anonymous(), "find", THERE)).isEqualTo(TOO_MANY_OF_THE_ENTRY);
        visit(gate, ALICE, "other", HERE);
    }

    @Test
    void callThatEnds_leavesBothSeats() {
        Gate gate = gate(1, bounded("find", 1));
        for (int call = 0; call < 10; call++) {
            visit(gate, ALICE, "find", HERE).ended(Outcome.OK, Given.NOTHING);
            visit(gate, BOB, "find", HERE).refused(new Limited(Duration.ZERO));
        }
    }

    @Test
    void callThatEndsTwice_leavesOneSeat() {
        Gate gate = gate(2, bounded("find", 2));
        Visit first = visit(gate, ALICE, "find", HERE);
        visit(gate, ALICE, "find", HERE);
        first.ended(Outcome.OK, Given.NOTHING);
        first.ended(Outcome.ERROR, Given.NOTHING);
        first.refused(new Limited(Duration.ZERO));
        visit(gate, ALICE, "find", HERE);
        assertThat(refusal(gate, ALICE, "find", HERE)).isInstanceOf(Overloaded.class);
    }

    @Test
    void whatHoldsACall_keepsItsSeat_inEitherOrder() {
        Gate gate = gate(1, new FakeTool("find"));
        Visit answeredFirst = visit(gate, ALICE, "find", HERE);
        answeredFirst.hold();
        answeredFirst.ended(Outcome.TIMED_OUT, Given.NOTHING);
        assertThat(refusal(gate, ALICE, "find", HERE)).isEqualTo(TOO_MANY_OF_THE_CALLER);
        answeredFirst.release();
        Visit endedFirst = visit(gate, ALICE, "find", HERE);
        endedFirst.hold();
        endedFirst.release();
        assertThat(refusal(gate, ALICE, "find", HERE)).isEqualTo(TOO_MANY_OF_THE_CALLER);
        endedFirst.ended(Outcome.OK, Given.NOTHING);
        visit(gate, ALICE, "find", HERE);
    }

    @Test
    void withoutASeat_noPermitIsTaken() {
        LimitRule limit = new LimitRule(By.CALLER, "find", RATE, 1);
        Gate gate = gate(1, new FakeTool("find").limit(limit));
        Visit first = visit(gate, ALICE, "find", HERE);
        for (int call = 0; call < 20; call++) {
            assertThat(refusal(gate, ALICE, "find", HERE)).isEqualTo(TOO_MANY_OF_THE_CALLER);
        }
        first.ended(Outcome.OK, Given.NOTHING);
        for (int call = 0; call < 4; call++) {
            visit(gate, ALICE, "find", HERE).ended(Outcome.OK, Given.NOTHING);
        }
        assertThat(refusal(gate, ALICE, "find", HERE)).isInstanceOf(Limited.class);
    }

    @Test
    void callThatIsLimited_leavesItsSeat() {
        Gate gate = gate(1, new FakeTool("find").limit(new LimitRule(By.CALLER, "find", RATE, 5)), new FakeTool("other"));
        visit(gate, ALICE, "find", HERE).ended(Outcome.OK, Given.NOTHING);
        assertThat(refusal(gate, ALICE, "find", HERE)).isInstanceOf(Limited.class);
        visit(gate, ALICE, "other", HERE);
    }

    @Test
    void seatThatTheEntryRefuses_isNotKeptByTheCaller() {
        Gate gate = gate(1, bounded("full", 1), new FakeTool("other"));
        visit(gate, BOB, "full", HERE);
        assertThat(refusal(gate, ALICE, "full", HERE)).isEqualTo(TOO_MANY_OF_THE_ENTRY);
        visit(gate, ALICE, "other", HERE);
    }

    @Test
    void callerWhoMayNotCall_takesNoSeat_andNeverLearnsThatThereIsNone() {
        Gate gate = gate(1, bounded("find", 1).access(AccessRule.roles(List.of(Set.of("reader")))), new FakeTool("other"));
        Caller mallory = Callers.key("mallory");
        assertThat(refusal(gate, mallory, "find", HERE)).isInstanceOf(Unknown.class);
        visit(gate, ALICE, "find", HERE);
        assertThat(refusal(gate, mallory, "find", HERE)).isInstanceOf(Unknown.class);
        visit(gate, mallory, "other", HERE);
    }

    @Test // it may answer with what nobody ever waits for
    void directCall_takesNoSeat() {
        Gate gate = gate(1, bounded("find", 1));
        Admitted.of(gate.viewFor(ALICE).admitDirect("tool:find"));
        Admitted.of(gate.viewFor(ALICE).admitDirect("tool:find"));
        visit(gate, ALICE, "find", HERE);
    }

    @Test
    void manyThreads_neverRunMoreThanAllowed_andLeaveNoSeatTaken() throws Exception {
        Gate gate = gate(3, bounded("find", 3));
        AtomicInteger inside = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                threads.add(pool.submit(() -> {
                    for (int call = 0; call < 2_000; call++) {
                        Optional<Visit> visit = attempt(gate);
                        if (visit.isPresent()) {
                            assertThat(inside.incrementAndGet()).isLessThanOrEqualTo(3);
                            inside.decrementAndGet();
                            visit.get().ended(Outcome.OK, Given.NOTHING);
                        }
                    }
                }));
            }
            for (Future<?> thread : threads) {
                thread.get();
            }
        } finally {
            pool.shutdownNow();
        }
        for (int seat = 0; seat < 3; seat++) {
            visit(gate, ALICE, "find", HERE);
        }
        assertThat(refusal(gate, ALICE, "find", HERE)).isInstanceOf(Overloaded.class);
    }

    @Test
    void callersWhoseCallsEnded_leaveNothingBehind() {
        Gate.Limits limits = FakeLimits.of(RateLimiter.ofThisNode(new Limiter(1_000, new ManualTime())), RATE, 1);
        Gate gate = new Gate(new LiveCatalog(FakeEntry.catalog(new FakeTool("find"))), Rules.written(new AccessPolicy(true)),
                limits, new Events(List.of()));
        visit(gate, ALICE, "find", HERE);
        for (int caller = 0; caller < 100_000; caller++) {
            visit(gate, Callers.key("caller" + caller), "find", HERE).ended(Outcome.OK, Given.NOTHING);
        }
        assertThat(limits.bulkheads().callers()).isEqualTo(1);
    }

    private static Optional<Visit> attempt(Gate gate) {
        try {
            return Optional.of(visit(gate, ALICE, "find", HERE));
        } catch (LimitedException e) {
            return Optional.empty();
        }
    }

    private Gate gate(int perCaller, FakeEntry<?>... entries) {
        return new Gate(new LiveCatalog(FakeEntry.catalog(entries)), Rules.written(new AccessPolicy(true)),
                FakeLimits.of(RateLimiter.ofThisNode(new Limiter(1_000, new ManualTime())), RATE, perCaller),
                new Events(List.of(told)));
    }

    private static FakeTool bounded(String name, int concurrent) {
        return new FakeTool(name).bounds(new Bounds(Optional.of(concurrent), Optional.empty()));
    }

    private static Visit visit(Gate gate, Caller caller, String tool, Origin origin) {
        return Admitted.of(gate.viewFor(caller).admit(Feature.TOOL, tool, origin));
    }

    private static Refusal refusal(Gate gate, Caller caller, String tool, Origin origin) {
        return Refusals.of(() -> visit(gate, caller, tool, origin));
    }
}
