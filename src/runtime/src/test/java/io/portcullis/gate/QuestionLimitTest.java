package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.CallEnded;
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
import io.portcullis.refusal.Refusal.Limited;

/** Design section 2: the leg that only asks returns its permits and draws from a bucket for asks. */
class QuestionLimitTest {

    private static final Caller ALICE = Callers.key("alice");
    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "1", "c0");
    private static final Origin THERE = new Origin(Door.MCP, "192.0.2.2", "1", "c1");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final RecordingListener told = new RecordingListener();
    private final Gate gate = new Gate(
            new LiveCatalog(FakeEntry.catalog(limited("find", 3), limited("book", 1), new FakeTool("free"))),
            Rules.written(new AccessPolicy(true)),
            FakeLimits.of(new Limiter(100, time), new Rate(2, MINUTE, 2, Refill.INTERVAL)), new Events(List.of(told)));

    @Test
    void askingCall_givesItsPermitsBack() {
        visit(ALICE, "find", HERE).asked(Given.of(List.of("a")));
        assertThat(told.call().outcome()).isEqualTo(Outcome.ASKED);
        assertThat(told.call().argumentNames()).containsExactly("a");
        visit(ALICE, "find", HERE); // cost 3 of 3
    }

    @Test
    void callOverTheLimitOfQuestions_isRefusedAndKeepsItsPermits() {
        visit(ALICE, "free", HERE).asked(Given.NOTHING);
        visit(ALICE, "free", HERE).asked(Given.NOTHING);
        Visit third = visit(ALICE, "find", HERE);
        assertThat(Refusals.of(() -> third.asked(Given.NOTHING))).isEqualTo(new Limited(MINUTE));
        assertThat(told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.ASKED, Outcome.ASKED, Outcome.LIMITED);
        assertThat(Refusals.of(() -> visit(ALICE, "find", HERE))).isInstanceOf(Limited.class);
        time.advance(MINUTE);
        visit(ALICE, "free", HERE).asked(Given.NOTHING);
    }

    @Test // of all entries together: asking is what tires a person
    void questions_areCountedForEachCaller() {
        visit(ALICE, "free", HERE).asked(Given.NOTHING);
        visit(ALICE, "book", THERE).asked(Given.NOTHING);
        assertThat(Refusals.of(() -> visit(ALICE, "find", HERE).asked(Given.NOTHING))).isInstanceOf(Limited.class);
        visit(Callers.key("bob"), "free", HERE).asked(Given.NOTHING);
        visit(Caller.anonymous(), "free", HERE).asked(Given.NOTHING);
    }

    @Test
    void anonymousCallers_areToldApartByAddress() {
        for (Origin origin : List.of(HERE, THERE)) {
            visit(Caller.anonymous(), "free", origin).asked(Given.NOTHING);
            visit(Caller.anonymous(), "free", origin).asked(Given.NOTHING);
            assertThat(Refusals.of(() -> visit(Caller.anonymous(), "free", origin).asked(Given.NOTHING)))
                    .isInstanceOf(Limited.class);
        }
    }

    @Test // what is given back could be spent in the next window, besides its own permits
    void askingCall_givesNothingBackIntoAFixedWindow() {
        FakeTool fixed = new FakeTool("fixed")
                .limit(new LimitRule(By.CALLER, "fixed", new Rate(1, MINUTE, 1, Refill.INTERVAL), 1));
        Gate fixedGate = new Gate(new LiveCatalog(FakeEntry.catalog(fixed)), Rules.written(new AccessPolicy(true)),
                FakeLimits.of(new Limiter(100, time), new Rate(2, MINUTE, 2, Refill.INTERVAL)), new Events(List.of(told)));
        Admitted.of(fixedGate.viewFor(ALICE).admit(Feature.TOOL, "fixed", HERE)).asked(Given.NOTHING);
        assertThat(Refusals.of(() -> Admitted.of(fixedGate.viewFor(ALICE).admit(Feature.TOOL, "fixed", HERE))))
                .isInstanceOf(Limited.class);
    }

    @Test // a bucket never holds more than its capacity
    void givingBack_makesNoPermits() {
        Visit asking = visit(ALICE, "book", HERE);
        time.advance(MINUTE); // the permit is there again already
        asking.asked(Given.NOTHING);
        visit(ALICE, "book", HERE);
        assertThat(Refusals.of(() -> visit(ALICE, "book", HERE))).isInstanceOf(Limited.class);
    }

    private Visit visit(Caller caller, String tool, Origin origin) {
        return Admitted.of(gate.viewFor(caller).admit(Feature.TOOL, tool, origin));
    }

    private static FakeTool limited(String name, long cost) {
        return new FakeTool(name).limit(new LimitRule(By.CALLER, name, new Rate(cost, MINUTE, cost, Refill.GREEDY), cost));
    }
}
