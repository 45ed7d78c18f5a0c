package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Door;
import io.portcullis.event.Effect;
import io.portcullis.event.Events;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.BrokenTime;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.Refusals;
import io.portcullis.fake.Rules;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.protocol.ErrorTable;
import io.portcullis.protocol.RequestId;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.RefusedException;

/** Design section 4: who gets which answer. */
class GateTest {

    private static final AccessRule READER = AccessRule.roles(List.of(Set.of("reader")));
    private static final Caller ALICE = Callers.key("alice", "reader");
    private static final Caller BOB = Callers.key("bob", "reader");
    private static final Caller MALLORY = Callers.key("mallory");
    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "1", "c0");
    private static final Origin THERE = new Origin(Door.MCP, "192.0.2.2", "1", "c1");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Rate QUESTIONS = new Rate(2, MINUTE, 2, Refill.INTERVAL);

    private final ManualTime time = new ManualTime();
    private final RecordingListener told = new RecordingListener();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void listAndCall_agree(long seed) {
        Random random = new Random(seed);
        Catalog catalog = randomCatalog(random);
        Caller caller = randomCaller(random);
        View view = gate(catalog, new AccessPolicy(random.nextBoolean())).viewFor(caller);
        List<Entry> listed = new ArrayList<>();
        for (Entry entry : catalog.entries(Feature.TOOL)) {
            Optional<Refusal> refusal = refusal(view, entry.name());
            if (refusal.isEmpty() || refusal.get() instanceof InsufficientScope) {
                listed.add(entry);
                assertThat(refusal.isEmpty()).isEqualTo(caller.scopes().containsAll(entry.access().scopes()));
            }
            assertThat(view.mayUse(Feature.TOOL, entry.name())).isEqualTo(refusal.isEmpty());
        }
        assertThat(view.entries(Feature.TOOL)).isEqualTo(listed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void listAndCall_agree_whateverOperatorsSay(long seed) {
        Random random = new Random(seed);
        Catalog catalog = randomCatalog(random);
        LivePolicy policy = new LivePolicy();
        Map<String, EntryPolicy> said = new HashMap<>();
        catalog.entries().stream().filter(entry -> random.nextBoolean()).forEach(entry -> said.put(entry.name(),
                new EntryPolicy(random.nextInt(4) > 0, some(random), some(random), Optional.empty(), random.nextBoolean())));
        policy.say(Source.FILE, new Layer(random.nextInt(6) == 0, said));
        View view = new Gate(new LiveCatalog(catalog),
                new Gate.Rules(new AccessPolicy(random.nextBoolean()), policy, Permissions.NONE),
                FakeLimits.of(new Limiter(1_000, time), QUESTIONS), new Events(List.of(told))).viewFor(randomCaller(random));
        List<Entry> listed = catalog.entries(Feature.TOOL).stream().filter(entry -> refusal(view, entry.name())
                .filter(refused -> !(refused instanceof InsufficientScope)).isEmpty()).toList();
        assertThat(view.entries(Feature.TOOL)).isEqualTo(listed);
    }

    private static Set<String> some(Random random) {
        return random.nextBoolean() ? Set.of() : Set.of("reader", random.nextBoolean() ? "a" : "writer");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hiddenAndUnknown_haveTheSameAnswer(long seed) {
        Random random = new Random(seed);
        Catalog catalog = randomCatalog(random);
        View view = gate(catalog, new AccessPolicy(random.nextBoolean())).viewFor(randomCaller(random));
        byte[] unknown = answer(Refusals.of(() -> Admitted.of(view.admit(Feature.TOOL, "no such tool", HERE))));
        for (Entry entry : catalog.entries(Feature.TOOL)) {
            if (!view.entries(Feature.TOOL).contains(entry)) {
                assertThat(answer(Refusals.of(() -> Admitted.of(view.admit(Feature.TOOL, entry.name(), HERE)))))
                        .isEqualTo(unknown);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "hidden", "no such tool" })
    void authenticatedCaller_isToldOfAnUnknownTool(String name) {
        assertThat(Refusals.of(() -> Admitted.of(mixed(false).viewFor(MALLORY).admit(Feature.TOOL, name, HERE))))
                .isInstanceOfSatisfying(Unknown.class, unknown -> assertThat(unknown.kind()).isEqualTo(Unknown.Kind.TOOL));
    }

    @ParameterizedTest
    @ValueSource(strings = { "hidden", "no such tool" })
    void anonymousCallerWhereACredentialMightHelp_isAskedForOne(String name) {
        assertThat(Refusals.of(() -> Admitted.of(mixed(true).viewFor(Caller.anonymous()).admit(Feature.TOOL, name, HERE))))
                .isEqualTo(new Unauthenticated(Credential.MISSING));
    }

    @Test
    void anonymousCallerWhereEverythingIsPublic_isToldOfAnUnknownTool() {
        Gate gate = gate(FakeTool.catalog(new FakeTool("open")), new AccessPolicy(true));
        assertThat(Refusals.of(() -> Admitted.of(gate.viewFor(Caller.anonymous()).admit(Feature.TOOL, "no such tool", HERE))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void anonymousCallerWhereAnonymousIsOff_getsNothingNotEvenWhatIsPublic() {
        View view = mixed(false).viewFor(Caller.anonymous());
        assertThat(view.entries(Feature.TOOL)).isEmpty();
        assertThat(Refusals.of(() -> Admitted.of(view.admit(Feature.TOOL, "open", HERE)))).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void anonymousCallerWhereAnonymousIsOn_getsWhatIsPublic() {
        View view = mixed(true).viewFor(Caller.anonymous());
        assertThat(view.entries(Feature.TOOL)).extracting(Entry::name).containsExactly("open");
        assertThat(Admitted.of(view.admit(Feature.TOOL, "open", HERE)).entry().name()).isEqualTo("open");
    }

    @Test
    void refusal_saysInsideWhy() {
        reasons(MALLORY, "hidden", "denied_role");
        reasons(MALLORY, "no such tool", "unknown_tool");
        reasons(Caller.anonymous(), "hidden", "denied_role");
    }

    @ParameterizedTest
    @EnumSource
    void refusedCalls_burnNoPermitOfAnybody(By by) {
        Gate gate = limited(by, 2);
        for (int i = 0; i < 50; i++) {
            Refusals.of(() -> Admitted.of(gate.viewFor(MALLORY).admit(Feature.TOOL, "find", HERE)));
            Refusals.of(() -> Admitted.of(gate.viewFor(Caller.anonymous()).admit(Feature.TOOL, "find", HERE)));
        }
        assertThat(admitted(gate.viewFor(ALICE), HERE, 5)).isEqualTo(2);
    }

    @Test
    void callerWhoMayNotCall_neverLearnsOfTheLimit() {
        Gate gate = limited(By.ENTRY, 1);
        admitted(gate.viewFor(ALICE), HERE, 2);
        assertThat(Refusals.of(() -> Admitted.of(gate.viewFor(MALLORY).admit(Feature.TOOL, "find", HERE))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void callOverTheLimit_isToldHowLongToWait() {
        Gate gate = limited(By.CALLER, 1);
        admitted(gate.viewFor(ALICE), HERE, 1);
        time.advance(Duration.ofSeconds(20));
        assertThat(Refusals.of(() -> Admitted.of(gate.viewFor(ALICE).admit(Feature.TOOL, "find", HERE))))
                .isEqualTo(new Limited(Duration.ofSeconds(40)));
    }

    @Test
    void limitByCaller_isOfEachCallerWhereverTheyAre() {
        Gate gate = limited(By.CALLER, 2);
        assertThat(admitted(gate.viewFor(ALICE), HERE, 5)).isEqualTo(2);
        assertThat(admitted(gate.viewFor(ALICE), THERE, 5)).isZero();
        assertThat(admitted(gate.viewFor(BOB), HERE, 5)).isEqualTo(2);
    }

    @Test
    void limitByAddress_isOfAllCallersOfOneAddress() {
        Gate gate = limited(By.ADDRESS, 2);
        assertThat(admitted(gate.viewFor(ALICE), HERE, 1)).isEqualTo(1);
        assertThat(admitted(gate.viewFor(BOB), HERE, 5)).isEqualTo(1);
        assertThat(admitted(gate.viewFor(BOB), THERE, 5)).isEqualTo(2);
    }

    @Test
    void limitByEntry_isOfAllCallers() {
        Gate gate = limited(By.ENTRY, 2);
        assertThat(admitted(gate.viewFor(ALICE), HERE, 1)).isEqualTo(1);
        assertThat(admitted(gate.viewFor(BOB), THERE, 5)).isEqualTo(1);
    }

    @Test
    void anonymousCallers_areToldApartByAddress() {
        Gate gate = gate(FakeTool.catalog(new FakeTool("find").limit(limit(By.CALLER, "find", 2, 1))), new AccessPolicy(true));
        assertThat(admitted(gate.viewFor(Caller.anonymous()), HERE, 5)).isEqualTo(2);
        assertThat(admitted(gate.viewFor(Caller.anonymous()), THERE, 5)).isEqualTo(2);
    }

    @Test
    void entriesOfOneBucket_shareIt() {
        Catalog catalog = FakeTool.catalog(new FakeTool("find").limit(limit(By.CALLER, "shared", 2, 1)),
                new FakeTool("search").limit(limit(By.CALLER, "shared", 2, 1)));
        View view = gate(catalog, new AccessPolicy(false)).viewFor(ALICE);
        Admitted.of(view.admit(Feature.TOOL, "find", HERE));
        Admitted.of(view.admit(Feature.TOOL, "search", HERE));
        assertThat(Refusals.of(() -> Admitted.of(view.admit(Feature.TOOL, "find", HERE)))).isInstanceOf(Limited.class);
    }

    @Test
    void cost_isTakenFromTheBucket() {
        Gate gate = gate(FakeTool.catalog(new FakeTool("find").limit(limit(By.CALLER, "find", 10, 4))),
                new AccessPolicy(false));
        assertThat(admitted(gate.viewFor(ALICE), HERE, 5)).isEqualTo(2);
    }

    @Test
    void entryWithoutALimit_isNotLimited() {
        Gate gate = gate(FakeTool.catalog(new FakeTool("find")), new AccessPolicy(false));
        assertThat(admitted(gate.viewFor(ALICE), HERE, 500)).isEqualTo(500);
    }

    @Test
    void ruleThatThrows_refuses() {
        AccessPolicy broken = null; // the policy is data and cannot break by itself
        View view = gate(FakeTool.catalog(new FakeTool("find")), broken).viewFor(ALICE);
        assertThat(view.entries(Feature.TOOL)).isEmpty();
        assertThat(Refusals.of(() -> Admitted.of(view.admit(Feature.TOOL, "find", HERE)))).isInstanceOf(Unknown.class);
        assertThat(told.call().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(told.call().reason()).contains("denied_check_failed");
    }

    @Test
    void limiterThatThrows_refuses() {
        Catalog catalog = FakeTool.catalog(new FakeTool("find").limit(limit(By.CALLER, "find", 10, 1)));
        Gate gate = new Gate(new LiveCatalog(catalog), Rules.written(new AccessPolicy(false)),
                FakeLimits.of(new Limiter(10, new BrokenTime()), QUESTIONS), new Events(List.of(told)));
        assertThat(Refusals.of(() -> Admitted.of(gate.viewFor(ALICE).admit(Feature.TOOL, "find", HERE))))
                .isInstanceOf(Unavailable.class);
        assertThat(told.call().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(told.call().reason()).contains("unavailable");
    }

    @Test
    void refusedCall_isToldOnceBeforeItIsThrown() {
        Refusals.of(() -> Admitted.of(mixed(false).viewFor(MALLORY).admit(Feature.TOOL, "hidden", HERE)));
        CallEnded event = told.call();
        assertThat(event.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(event.caller()).isEqualTo(MALLORY);
        assertThat(event.origin()).isEqualTo(HERE);
        assertThat(event.entry()).isEqualTo(new CallEnded.EntryName(Feature.TOOL, "hidden", true, Effect.DESTROYS));
    }

    @Test
    void limitedCall_isToldOnceBeforeItIsThrown() {
        Gate gate = limited(By.CALLER, 1);
        Admitted.of(gate.viewFor(ALICE).admit(Feature.TOOL, "find", HERE));
        Refusals.of(() -> Admitted.of(gate.viewFor(ALICE).admit(Feature.TOOL, "find", HERE)));
        assertThat(told.call().outcome()).isEqualTo(Outcome.LIMITED);
        assertThat(told.call().reason()).contains("limited");
    }

    @Test
    void admittedCall_isToldOnceItEnds() {
        Visit visit = Admitted.of(mixed(false).viewFor(ALICE).admit(Feature.TOOL, "hidden", HERE));
        assertThat(told.calls()).isEmpty();
        visit.ended(Outcome.OK, Given.of(List.of("number")));
        assertThat(told.call().outcome()).isEqualTo(Outcome.OK);
        assertThat(told.call().argumentNames()).containsExactly("number");
        assertThat(told.call().reason()).isEmpty();
    }

    @Test
    void directCall_walksTheSameGate() {
        Gate gate = limited(By.CALLER, 1);
        assertThat(Refusals.of(() -> Admitted.of(gate.viewFor(MALLORY).admitDirect("tool:find")))).isInstanceOf(Unknown.class);
        assertThat(Admitted.of(gate.viewFor(ALICE).admitDirect("tool:find")).origin().door()).isEqualTo(Door.BEAN);
        assertThat(Refusals.of(() -> Admitted.of(gate.viewFor(ALICE).admit(Feature.TOOL, "find", HERE))))
                .isInstanceOf(Limited.class);
    }

    @Test
    void nameThatIsNotKnown_isMarkedAndShortened() {
        Refusals.of(() -> Admitted.of(mixed(false).viewFor(MALLORY).admit(Feature.TOOL, "x".repeat(5_000), HERE)));
        assertThat(told.call().entry()).isEqualTo(new CallEnded.EntryName(Feature.TOOL, "x".repeat(128), false));
    }

    private void reasons(Caller caller, String name, String reason) {
        Refusals.of(() -> Admitted.of(mixed(true).viewFor(caller).admit(Feature.TOOL, name, HERE)));
        assertThat(told.calls().get(told.calls().size() - 1).reason()).contains(reason);
    }

    private Gate mixed(boolean anonymous) {
        return gate(FakeTool.catalog(new FakeTool("open"), new FakeTool("hidden").access(READER)), new AccessPolicy(anonymous));
    }

    private Gate limited(By by, long permits) {
        return gate(FakeTool.catalog(new FakeTool("find").access(READER).limit(limit(by, "find", permits, 1))),
                new AccessPolicy(true));
    }

    private Gate gate(Catalog catalog, AccessPolicy access) {
        return new Gate(new LiveCatalog(catalog), Rules.written(access), FakeLimits.of(new Limiter(1_000, time), QUESTIONS),
                new Events(List.of(told)));
    }

    private static LimitRule limit(By by, String bucket, long permits, long cost) {
        return new LimitRule(by, bucket, new Rate(permits, MINUTE, permits, Refill.INTERVAL), cost);
    }

    private static int admitted(View view, Origin origin, int attempts) {
        int admitted = 0;
        for (int i = 0; i < attempts; i++) {
            try {
                Admitted.of(view.admit(Feature.TOOL, "find", origin));
                admitted++;
            } catch (RefusedException e) {
                assertThat(e.refusal()).isInstanceOf(Limited.class);
            }
        }
        return admitted;
    }

    private static Optional<Refusal> refusal(View view, String name) {
        try {
            Admitted.of(view.admit(Feature.TOOL, name, HERE));
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    private static byte[] answer(Refusal refusal) {
        return ErrorTable.error(new RequestId("1"), refusal);
    }

    private static Catalog randomCatalog(Random random) {
        FakeTool[] tools = new FakeTool[random.nextInt(12)];
        for (int i = 0; i < tools.length; i++) {
            tools[i] = new FakeTool("tool" + i).access(randomRule(random));
        }
        return FakeTool.catalog(tools);
    }

    private static AccessRule randomRule(Random random) {
        AccessRule rule = randomRuleWithoutScopes(random);
        return rule.kind() == Kind.PUBLIC ? rule : rule.withScopes(Set.of(random("rstu", random)));
    }

    private static AccessRule randomRuleWithoutScopes(Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        if (kind != Kind.ROLES) {
            return AccessRule.of(kind);
        }
        List<Set<String>> roles = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            roles.add(Set.of(random("abcd", random)));
        }
        return AccessRule.roles(roles);
    }

    private static Caller randomCaller(Random random) {
        return random.nextInt(4) == 0 ? Caller.anonymous()
                : new Caller("somebody", "", Authentication.API_KEY, Set.of(random("abcd", random)),
                        Set.of(random("rstu", random)), Optional.empty());
    }

    /** Most of these letters. */
    private static String[] random(String letters, Random random) {
        return letters.chars().filter(letter -> random.nextInt(3) > 0).mapToObj(Character::toString).toArray(String[]::new);
    }
}
