package io.portcullis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.fake.FakeCompletion;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeTool;
import io.portcullis.limit.Rate;

class LivePolicyTest {

    private static final List<String> ROLES = List.of("a", "b", "c");
    private static final Rate RATE = new Rate(5, Duration.ofMinutes(1), 5, Refill.GREEDY);

    private final LivePolicy policy = new LivePolicy();
    private final AccessPolicy access = new AccessPolicy(true);

    @Test
    void silent_leavesWhatTheAuthorWrote() {
        Entry entry = new FakeTool("x").access(AccessRule.roles(List.of(Set.of("a")))).entry();
        assertThat(policy.of(entry)).isEqualTo(new Ruling(true, entry.access(), List.of()));
        assertThat(policy.isSilent()).isTrue();
    }

    @Test
    void entry_isMeantByNameOrByKey() {
        Entry tool = new FakeTool("x").entry();
        Entry prompt = new FakePrompt("x").entry();
        policy.say(Source.FILE, layer("tool:x", EntryPolicy.OFF));
        assertThat(List.of(policy.of(tool).enabled(), policy.of(prompt).enabled())).containsExactly(false, true);
        policy.say(Source.FILE, layer("x", EntryPolicy.OFF));
        assertThat(List.of(policy.of(tool).enabled(), policy.of(prompt).enabled())).containsExactly(false, false);
    }

    @Test
    void completion_isMeantWithWhatItCompletes() {
        Entry completion = FakeCompletion.ofPrompt("x", "who").entry();
        policy.say(Source.FILE, layer("prompt:x", EntryPolicy.OFF));
        assertThat(policy.of(completion).enabled()).isFalse();
        policy.say(Source.FILE, layer("x", EntryPolicy.OFF));
        assertThat(policy.of(completion).enabled()).isFalse();
        policy.say(Source.FILE, layer("tool:x", EntryPolicy.OFF));
        assertThat(policy.of(completion).enabled()).isTrue();
    }

    @Test
    void roles_areNeededBesides() {
        Entry entry = new FakeTool("x").access(AccessRule.roles(List.of(Set.of("a")))).entry();
        policy.say(Source.FILE, layer("x", stricter(Set.of("b", "c"), Set.of())));
        assertThat(policy.of(entry).access().roles()).containsExactly(Set.of("a"), Set.of("b", "c"));
    }

    @Test
    void publicEntry_becomesOneForKnownCallers() {
        Entry entry = new FakeTool("x").entry();
        policy.say(Source.FILE, layer("x", stricter(Set.of(), Set.of("s"))));
        assertThat(policy.of(entry).access()).isEqualTo(AccessRule.of(Kind.AUTHENTICATED).withScopes(Set.of("s")));
        policy.say(Source.FILE, layer("x", stricter(Set.of("a"), Set.of())));
        assertThat(policy.of(entry).access()).isEqualTo(AccessRule.roles(List.of(Set.of("a"))));
    }

    @Test
    void limit_holdsBesidesTheWrittenOne() {
        LimitRule written = new LimitRule(By.ENTRY, "b", new Rate(9, Duration.ofHours(1), 9, Refill.GREEDY), 3);
        Entry entry = new FakeTool("x").limit(written).entry();
        policy.say(Source.FILE, layer("x", limited(RATE, false)));
        assertThat(policy.of(entry).limits()).hasSize(2).startsWith(written);
        assertThat(policy.of(entry).limits().get(1)).returns(By.CALLER, LimitRule::by).returns(new Cost(3, ""),
                LimitRule::cost);
    }

    @Test
    void otherNumbers_areAnotherBucket() {
        Entry entry = new FakeTool("x").entry();
        policy.say(Source.FILE, layer("x", limited(RATE, false)));
        String before = policy.of(entry).limits().get(0).bucket();
        policy.say(Source.FILE, layer("x", limited(new Rate(4, Duration.ofMinutes(1), 4, Refill.GREEDY), false)));
        assertThat(policy.of(entry).limits().get(0).bucket()).isNotEqualTo(before);
    }

    @Test
    void destructiveOff_meansDestructiveToolsAlone() {
        policy.say(Source.OPERATOR, new Layer(true, Map.of()));
        assertThat(policy.of(new FakeTool("destroy").entry()).enabled()).isFalse();
        assertThat(policy.of(new FakePrompt("say").entry()).enabled()).isTrue();
    }

    @Test
    void whatOneSourceForbids_noOtherAllows() {
        Entry entry = new FakeTool("x").entry();
        policy.say(Source.FILE, layer("x", EntryPolicy.OFF));
        policy.say(Source.OPERATOR, layer("x", stricter(Set.of(), Set.of())));
        assertThat(policy.of(entry).enabled()).isFalse();
        policy.say(Source.FILE, Layer.SILENT);
        assertThat(policy.of(entry).enabled()).isTrue();
    }

    @Test
    void loosening_takesThePlaceOfWhatTheAuthorWrote() {
        LimitRule written = new LimitRule(By.ENTRY, "b", RATE, 1);
        Entry entry = new FakeTool("x").access(AccessRule.roles(List.of(Set.of("a"))).withScopes(Set.of("s"))).limit(written)
                .entry();
        policy.say(Source.FILE, layer("x", new EntryPolicy(true, Set.of("b"), Set.of("t"), Optional.of(RATE), true)));
        assertThat(policy.of(entry).access()).isEqualTo(AccessRule.roles(List.of(Set.of("b"))).withScopes(Set.of("t")));
        assertThat(policy.of(entry).limits()).hasSize(1).doesNotContain(written);
    }

    @Test
    void loosening_leavesWhatItDoesNotSpeakOf() {
        LimitRule written = new LimitRule(By.ENTRY, "b", RATE, 1);
        AccessRule rule = AccessRule.roles(List.of(Set.of("a"))).withScopes(Set.of("s"));
        Entry entry = new FakeTool("x").access(rule).limit(written).entry();
        policy.say(Source.FILE, layer("x", new EntryPolicy(true, Set.of("b"), Set.of(), Optional.empty(), true)));
        assertThat(policy.of(entry).access()).isEqualTo(AccessRule.roles(List.of(Set.of("b"))).withScopes(Set.of("s")));
        assertThat(policy.of(entry).limits()).containsExactly(written);
        policy.say(Source.FILE, layer("x", limited(RATE, true)));
        assertThat(policy.of(entry).access()).isEqualTo(rule);
    }

    @Test
    void limit_leavesAPublicEntryPublic() {
        Entry entry = new FakeTool("x").entry();
        for (boolean loosening : List.of(false, true)) {
            policy.say(Source.FILE, layer("x", limited(RATE, loosening)));
            assertThat(policy.of(entry).access()).isEqualTo(AccessRule.of(Kind.PUBLIC));
        }
    }

    @Test
    void harmlessTool_staysOnWhereDestructiveOnesAreOff() {
        policy.say(Source.OPERATOR, new Layer(true, Map.of()));
        assertThat(policy.of(new FakeTool("look").harmless().entry()).enabled()).isTrue();
    }

    @Test
    void silence_endsWhenASourceSpeaksAndComesBack() {
        for (Layer speaking : List.of(new Layer(true, Map.of()), layer("x", EntryPolicy.OFF))) {
            policy.say(Source.FILE, speaking);
            assertThat(policy.isSilent()).isFalse();
            assertThat(policy.said(Source.FILE)).isEqualTo(speaking);
            policy.say(Source.FILE, Layer.SILENT);
            assertThat(policy.isSilent()).isTrue();
            assertThat(policy.said(Source.FILE)).isEqualTo(Layer.SILENT);
        }
    }

    @Test // the tightening of one source holds, whatever another one loosens
    void loosening_doesNotUndoOtherSources() {
        Entry entry = new FakeTool("x").access(AccessRule.roles(List.of(Set.of("a")))).entry();
        policy.say(Source.CONFIGURATION, layer("x", new EntryPolicy(true, Set.of("b"), Set.of(), Optional.empty(), true)));
        policy.say(Source.FILE, layer("x", stricter(Set.of("c"), Set.of())));
        assertThat(policy.of(entry).access().roles()).containsExactly(Set.of("b"), Set.of("c"));
    }

    @Test
    void severalThatLoosen_addUp() {
        Entry entry = new FakeTool("x").access(AccessRule.roles(List.of(Set.of("a")))).entry();
        policy.say(Source.CONFIGURATION, layer("x", new EntryPolicy(true, Set.of("b"), Set.of("s"), Optional.empty(), true)));
        policy.say(Source.FILE, layer("tool:x", new EntryPolicy(true, Set.of("c"), Set.of("t"), Optional.empty(), true)));
        assertThat(policy.of(entry).access().roles()).containsExactly(Set.of("b"), Set.of("c"));
        assertThat(policy.of(entry).access().scopes()).containsExactlyInAnyOrder("s", "t");
    }

    @Test
    void whatQuarkusEnforcesToo_isNeverLoosened() {
        AccessRule twice = AccessRule.roles(List.of(Set.of("a"))).enforcedByQuarkusToo();
        Entry entry = new FakeTool("x").access(twice).entry();
        policy.say(Source.FILE, layer("x", new EntryPolicy(true, Set.of("b"), Set.of(), Optional.empty(), true)));
        assertThat(policy.of(entry).access().roles()).containsExactly(Set.of("a"), Set.of("b"));
    }

    @Test
    void nobody_staysNobody() {
        Entry entry = new FakeTool("x").access(AccessRule.of(Kind.DENIED)).entry();
        policy.say(Source.FILE, layer("x", new EntryPolicy(true, Set.of("b"), Set.of(), Optional.empty(), true)));
        assertThat(policy.of(entry).access().kind()).isEqualTo(Kind.DENIED);
    }

    @Test
    void changesAreTold_onceTheyHold() {
        Entry entry = new FakeTool("x").entry();
        List<Boolean> seen = new ArrayList<>();
        policy.watch(() -> seen.add(policy.of(entry).enabled()));
        policy.change(Source.OPERATOR, before -> layer("x", EntryPolicy.OFF));
        policy.change(Source.OPERATOR, before -> Layer.SILENT);
        assertThat(seen).containsExactly(false, true);
    }

    @RepeatedTest(500)
    void withoutAllowLoosening_nobodyGetsInWhomTheAuthorKeptOut(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Entry entry = new FakeTool("x").access(rule(random)).entry();
        for (Source source : Source.values()) {
            Map<String, EntryPolicy> entries = new HashMap<>();
            for (String name : List.of("x", "tool:x", "y")) {
                if (random.nextBoolean()) {
                    entries.put(name,
                            new EntryPolicy(random.nextInt(4) > 0, some(random), some(random), Optional.empty(), false));
                }
            }
            policy.say(source, new Layer(random.nextInt(5) == 0, entries));
        }
        Caller caller = random.nextInt(5) == 0 ? Caller.anonymous()
                : new Caller("x", "", Caller.Authentication.API_KEY, some(random), some(random), Optional.empty());
        Ruling ruling = policy.of(entry);
        if (ruling.enabled() && mayUse(ruling.access(), caller)) {
            assertThat(mayUse(entry.access(), caller)).isTrue();
        }
    }

    private boolean mayUse(AccessRule rule, Caller caller) {
        return access.refuse(rule, caller).isEmpty() && access.lackingScopes(rule, caller).isEmpty();
    }

    private static AccessRule rule(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> AccessRule.of(Kind.PUBLIC);
            case 1 -> AccessRule.of(Kind.DENIED);
            case 2 -> AccessRule.of(Kind.AUTHENTICATED).withScopes(some(random));
            default ->
                AccessRule.roles(List.of(Set.of(ROLES.get(random.nextInt(3))), Set.of("a", "b"))).withScopes(some(random));
        };
    }

    private static Set<String> some(Random random) {
        Set<String> some = new HashSet<>(ROLES);
        some.removeIf(role -> random.nextBoolean());
        return some;
    }

    private static EntryPolicy stricter(Set<String> roles, Set<String> scopes) {
        return new EntryPolicy(true, roles, scopes, Optional.empty(), false);
    }

    private static EntryPolicy limited(Rate rate, boolean allowLoosening) {
        return new EntryPolicy(true, Set.of(), Set.of(), Optional.of(rate), allowLoosening);
    }

    private static Layer layer(String name, EntryPolicy policy) {
        return new Layer(false, Map.of(name, policy));
    }
}
