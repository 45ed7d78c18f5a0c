package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Events;
import io.portcullis.event.Origin;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.gate.Explanation.Result;
import io.portcullis.gate.Explanation.Step;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.refusal.RefusedException;

class ExplanationTest {

    private static final Rate ONCE = new Rate(1, Duration.ofHours(1), 1, Refill.INTERVAL);

    private final LivePolicy policy = new LivePolicy();

    @Test
    void everyCheck_isAStep() {
        FakeTool tool = new FakeTool("x").access(AccessRule.roles(List.of(Set.of("a"), Set.of("b", "c")))
                .withScopes(Set.of("s")).withPermissions(List.of(Set.of("p")))).limit(new LimitRule(By.CALLER, "x", ONCE, 1))
                .confirmed(new Confirmation("Sure?", "second", true));
        Explanation explanation = explain(gate(tool, true), Callers.key("alice", "a"));
        assertThat(explanation.steps()).containsExactly(
                new Step("switched on", "no operator has switched it off", Result.PASSED),
                new Step("credential", "a valid one", Result.PASSED), new Step("role", "one of a", Result.PASSED),
                new Step("role", "one of b, c", Result.FAILED), new Step("scope", "all of s", Result.FAILED),
                new Step("limit", "1 per 1h by caller", Result.PASSED), new Step("permission", "one of p", Result.LATER),
                new Step("confirmation", "the approver second", Result.LATER));
        assertThat(explanation.visible()).isFalse();
        assertThat(explanation.usable()).isFalse();
    }

    @Test
    void callerWithoutACredential_isSaidToLackOne() {
        Explanation explanation = explain(gate(new FakeTool("x").access(AccessRule.of(Kind.AUTHENTICATED))
                .confirmed(new Confirmation("Sure?", "", true)), true), Caller.anonymous());
        assertThat(explanation.steps()).containsExactly(
                new Step("switched on", "no operator has switched it off", Result.PASSED),
                new Step("credential", "a valid one", Result.FAILED),
                new Step("confirmation", "the person behind the client", Result.LATER));
    }

    @Test
    void spentPermits_areSaid() {
        Gate gate = gate(new FakeTool("x").limit(new LimitRule(By.CALLER, "x", ONCE, 1)), true);
        Caller alice = Callers.key("alice");
        assertThat(explain(gate, alice).usable()).isTrue();
        Admitted.of(gate.viewFor(alice).admit(Feature.TOOL, "x", Origin.bean("c")));
        assertThat(explain(gate, alice).usable()).isFalse();
        assertThat(explain(gate, alice).visible()).isTrue();
    }

    @Test
    void switchedOff_isSaid() {
        policy.say(Source.FILE, new Layer(false, Map.of("x", EntryPolicy.OFF)));
        Explanation explanation = explain(gate(new FakeTool("x"), true), Callers.key("alice"));
        assertThat(explanation.steps().get(0).result()).isEqualTo(Result.FAILED);
        assertThat(explanation.usable()).isFalse();
    }

    @Test
    void whatIsNotThere_hasNoExplanation() {
        assertThat(gate(new FakeTool("x"), true).viewFor(Callers.key("alice")).explain("tool:y")).isEmpty();
    }

    @RepeatedTest(300)
    void explanation_agreesWithTheCallAndTheList(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Gate gate = gate(new FakeTool("x").access(rule(random)), random.nextBoolean());
        if (random.nextInt(3) == 0) {
            policy.say(Source.FILE, new Layer(random.nextInt(4) == 0,
                    Map.of("x", new EntryPolicy(random.nextInt(4) > 0, some(random), some(random), Optional.empty(), false))));
        }
        Caller caller = random.nextInt(4) == 0 ? Caller.anonymous()
                : new Caller("x", "", Caller.Authentication.API_KEY, some(random), some(random), Optional.empty());
        Explanation explanation = explain(gate, caller);
        assertThat(explanation.visible()).isEqualTo(!gate.viewFor(caller).entries(Feature.TOOL).isEmpty());
        assertThat(explanation.usable()).isEqualTo(isLetIn(gate, caller));
        assertThat(explanation.steps().stream().allMatch(step -> step.result() == Result.PASSED))
                .as("all steps pass: " + explanation).isEqualTo(explanation.usable());
    }

    private static boolean isLetIn(Gate gate, Caller caller) {
        try {
            Admitted.of(gate.viewFor(caller).admit(Feature.TOOL, "x", Origin.bean("c")));
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static AccessRule rule(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> AccessRule.of(Kind.PUBLIC);
            case 1 -> AccessRule.of(Kind.DENIED);
            case 2 -> AccessRule.of(Kind.AUTHENTICATED).withScopes(some(random));
            default -> AccessRule.roles(List.of(Set.of("a"), Set.of("a", "b"))).withScopes(some(random));
        };
    }

    private static Set<String> some(Random random) {
        Set<String> some = new HashSet<>(Set.of("a", "b"));
        some.removeIf(role -> random.nextBoolean());
        return some;
    }

    private static Explanation explain(Gate gate, Caller caller) {
        return gate.viewFor(caller).explain("tool:x").orElseThrow();
    }

    private Gate gate(FakeTool tool, boolean anonymous) {
        return new Gate(new LiveCatalog(FakeTool.catalog(tool)),
                new Gate.Rules(new AccessPolicy(anonymous), policy, Permissions.NONE),
                FakeLimits.of(new Limiter(100, new ManualTime()), ONCE), new Events(List.of()));
    }
}
