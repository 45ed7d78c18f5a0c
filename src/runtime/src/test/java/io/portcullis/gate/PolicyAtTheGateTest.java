package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Door;
import io.portcullis.event.Events;
import io.portcullis.event.Origin;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.Refusals;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Unauthenticated;

/** What operators decide, where it meets callers. */
class PolicyAtTheGateTest {

    private static final Caller ALICE = Callers.key("alice");
    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "1", "c0");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Rate ONCE = new Rate(1, HOUR, 1, Refill.INTERVAL);

    private final LivePolicy policy = new LivePolicy();

    @Test
    void everyLimit_isAsked() {
        Gate gate = gate(new FakeTool("pay").limit(new LimitRule(By.ENTRY, "b", new Rate(2, HOUR, 2, Refill.GREEDY), 1)));
        limit(ONCE);
        Admitted.of(gate.viewFor(ALICE).admit(Feature.TOOL, "pay", HERE));
        assertThat(Refusals.of(() -> Admitted.of(gate.viewFor(ALICE).admit(Feature.TOOL, "pay", HERE))))
                .isInstanceOf(Limited.class);
    }

    @Test // callers may have thousands of roles, and each another set of them
    void rolesThatDecideNothing_doNotTellAudiencesApart() {
        Gate gate = gate(new FakeTool("pay").access(AccessRule.roles(List.of(Set.of("payer")))));
        assertThat(audience(gate, "payer", "x")).isEqualTo(audience(gate, "payer", "y")).isNotEqualTo(audience(gate, "x"));
        policy.say(Source.FILE,
                new Layer(false, Map.of("pay", new EntryPolicy(true, Set.of("x"), Set.of(), Optional.empty(), false))));
        assertThat(audience(gate, "payer", "x")).isNotEqualTo(audience(gate, "payer", "y"));
    }

    private static Object audience(Gate gate, String... roles) {
        View view = gate.viewFor(Callers.key("alice", roles));
        return view.audience(view.decidingRoles());
    }

    @Test // nobody spends another caller's permits
    void callRefusedByOneLimit_givesTheOthersTheirPermitsBack() {
        Gate gate = gate(new FakeTool("pay").limit(new LimitRule(By.ENTRY, "b", new Rate(2, HOUR, 2, Refill.GREEDY), 1)));
        limit(ONCE);
        Admitted.of(gate.viewFor(ALICE).admit(Feature.TOOL, "pay", HERE));
        Refusals.of(() -> Admitted.of(gate.viewFor(ALICE).admit(Feature.TOOL, "pay", HERE)));
        Admitted.of(gate.viewFor(Callers.key("bob")).admit(Feature.TOOL, "pay", HERE));
    }

    @Test // the policy may have made another entry one for known callers
    void anonymousCallerWhereAPolicySpeaks_isAskedForACredential() {
        Gate gate = gate(new FakeTool("pay"));
        policy.say(Source.FILE, new Layer(false,
                Map.of("pay", new EntryPolicy(true, Set.of("a"), Set.of(), Optional.empty(), false))));
        assertThat(Refusals.of(() -> Admitted.of(gate.viewFor(Caller.anonymous()).admit(Feature.TOOL, "pay", HERE))))
                .isInstanceOf(Unauthenticated.class);
    }

    @Test
    void whatIsOff_isTheSameForAll() {
        Gate gate = gate(new FakeTool("pay").access(AccessRule.of(Kind.AUTHENTICATED)));
        assertThat(gate.viewFor(ALICE).isSameForAll(Feature.TOOL)).isFalse();
        policy.say(Source.FILE, new Layer(false, Map.of("pay", EntryPolicy.OFF)));
        assertThat(gate.viewFor(ALICE).isSameForAll(Feature.TOOL)).isTrue();
    }

    private void limit(Rate rate) {
        policy.say(Source.FILE, new Layer(false,
                Map.of("pay", new EntryPolicy(true, Set.of(), Set.of(), Optional.of(rate), false))));
    }

    private Gate gate(FakeTool tool) {
        return new Gate(new LiveCatalog(FakeTool.catalog(tool)),
                new Gate.Rules(new AccessPolicy(true), policy, Permissions.NONE),
                FakeLimits.of(new Limiter(100, new ManualTime()), ONCE), new Events(List.of()));
    }
}
