package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import io.github.bucket4j.TimeMeter;
import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Door;
import io.portcullis.event.Events;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.Refusals;
import io.portcullis.fake.Rules;
import io.portcullis.gate.Gate.Limits;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.limit.RateLimiter;
import io.portcullis.limit.SharedBuckets;
import io.portcullis.limit.SharedBuckets.Surroundings;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.LimitStore;

/** What an attacker tried. Every test here states what should hold. */
class AttackOnLimitsTest {

    private static final Caller ALICE = Callers.key("alice");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Rate QUESTIONS = new Rate(10, HOUR, 10, Refill.GREEDY);

    private final ManualTime time = new ManualTime();
    private final RecordingListener told = new RecordingListener();

    @Test
    void addressesOfOneIpv6Network_shareABucket() {
        FakeTool tool = new FakeTool("free").limit(new LimitRule(By.ADDRESS, "free", once(1), 1));
        Gate gate = gate(new LivePolicy(), FakeLimits.of(new Limiter(100, time), QUESTIONS), tool);
        admit(gate, "free", "2001:db8:1:2:0:0:0:1");
        assertThat(Refusals.of(() -> admit(gate, "free", "2001:db8:1:2:0:0:0:2"))).isInstanceOf(Limited.class);
    }

    @Test
    void anonymousCallersOfOneIpv6Network_shareABulkhead() {
        Gate gate = gate(new LivePolicy(),
                new Limits(RateLimits.ofThisNode(new Limiter(100, time), QUESTIONS), new Bulkheads(1)), new FakeTool("free"));
        admit(gate, "free", "2001:db8:1:2:0:0:0:1");
        assertThat(Refusals.of(() -> admit(gate, "free", "2001:db8:1:2:0:0:0:2"))).isNotNull();
    }

    @Test
    void entryAddedAgainWithAStricterLimit_isLimitedByThat() {
        LiveCatalog catalog = new LiveCatalog(FakeEntry.catalog());
        Gate gate = new Gate(catalog, Rules.written(new AccessPolicy(true)),
                FakeLimits.of(new Limiter(100, time), QUESTIONS), new Events(List.of(told)));
        catalog.add(new FakeTool("t").limit(new LimitRule(By.CALLER, "entry:tool:t", once(100), 1)).entry());
        admit(gate, "t", "192.0.2.1");
        catalog.remove(Feature.TOOL, "t");
        catalog.add(new FakeTool("t").limit(new LimitRule(By.CALLER, "entry:tool:t", once(1), 1)).entry());
        admit(gate, "t", "192.0.2.1");
        assertThat(Refusals.of(() -> admit(gate, "t", "192.0.2.1"))).isInstanceOf(Limited.class);
    }

    @Test
    void whatWasTakenAlone_isNotGivenBackToAll() {
        Store store = new Store();
        Gate gate = gate(new LivePolicy(), FakeLimits.of(shared(store), QUESTIONS), new FakeTool("t").harmless()
                .limit(new LimitRule(By.CALLER, "t", once(5), 1)));
        store.away = true;
        Visit asking = admit(gate, "t", "192.0.2.1");
        store.away = false;
        time.advance(Duration.ofSeconds(2));
        admit(gate, "t", "192.0.2.1"); // the store is there again
        asking.asked(Given.NOTHING);
        assertThat(store.givenBack).isEmpty();
    }

    @Test // by its key and by its name, with the same numbers
    void policyThatSaysALimitTwice_drawsFromOneBucketOnce() {
        Store store = new Store();
        LivePolicy policy = new LivePolicy();
        EntryPolicy limited = new EntryPolicy(true, java.util.Set.of(), java.util.Set.of(),
                java.util.Optional.of(once(5)), false);
        Gate gate = gate(policy, FakeLimits.of(shared(store), QUESTIONS), new FakeTool("t").harmless());
        policy.say(Source.FILE, new Layer(false, Map.of("t", limited, "tool:t", limited)));
        admit(gate, "t", "192.0.2.1");
        assertThat(store.drawn.stream().map(Draw::bucket).toList()).doesNotHaveDuplicates();
    }

    private RateLimiter shared(LimitStore store) {
        TimeMeter meter = time;
        return RateLimiter.shared(new SharedBuckets(store, Duration.ofSeconds(5),
                new Surroundings(() -> Runnable::run, meter), reachable -> {
                }), new Limiter(100, time), destructive -> destructive);
    }

    private Gate gate(LivePolicy policy, Limits limits, FakeTool tool) {
        return new Gate(new LiveCatalog(FakeEntry.catalog(tool)),
                new Gate.Rules(new AccessPolicy(true), policy, Permissions.NONE), limits, new Events(List.of(told)));
    }

    private static Rate once(long permits) {
        return new Rate(permits, HOUR, permits, Refill.GREEDY);
    }

    private static Visit admit(Gate gate, String tool, String address) {
        Caller caller = address.contains(":") ? Caller.anonymous() : ALICE;
        return Admitted.of(gate.viewFor(caller).admit(Feature.TOOL, tool, new Origin(Door.MCP, address, "1", "c")));
    }

    private static final class Store implements LimitStore {

        private final List<Draw> drawn = new ArrayList<>();
        private final List<Draw> givenBack = new ArrayList<>();
        private boolean away;

        @Override
        public CompletionStage<Drawn> draw(List<Draw> draws) {
            if (away) {
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            drawn.addAll(draws);
            return CompletableFuture.completedFuture(new Drawn(true, draws.stream()
                    .map(draw -> new Drawn.Level(1, Duration.ZERO, HOUR)).toList()));
        }

        @Override
        public CompletionStage<Void> giveBack(List<Draw> draws) {
            givenBack.addAll(draws);
            return CompletableFuture.completedFuture(null);
        }
    }
}
