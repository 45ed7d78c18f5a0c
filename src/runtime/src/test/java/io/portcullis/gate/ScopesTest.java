package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Door;
import io.portcullis.event.Events;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeCompletion;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.Refusals;
import io.portcullis.fake.Rules;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.NoResource;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unknown;

/** What only lacks a scope is listed, and its call says which: AU-07, AU-08, AU-16. */
class ScopesTest {

    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "1", "c0");
    private static final Rate ONCE = new Rate(1, Duration.ofHours(1), 1, Refill.INTERVAL);
    private static final LimitRule LIMIT = new LimitRule(By.ENTRY, "b", ONCE, 1);
    private static final AccessRule RULE = AccessRule.of(Kind.AUTHENTICATED).withScopes(Set.of("read", "write"));
    private static final Caller ENOUGH = Callers.scoped("enough", "read", "write", "other");
    private static final Caller PARTLY = Callers.scoped("partly", "read");

    private final RecordingListener told = new RecordingListener();

    /** A kind of entry, and the ways to one of it. */
    record Kinds(Feature feature, String name, Entry entry, Map<String, Way> ways) {

        @Override
        public String toString() {
            return feature.name();
        }
    }

    private interface Way {
        void take(View view);
    }

    static Stream<Kinds> kinds() {
        return Stream.of(
                kind(Feature.TOOL, "a", new FakeTool("a"), Map.of()),
                kind(Feature.PROMPT, "a", new FakePrompt("a"), Map.of()),
                kind(Feature.COMPLETION, "prompt a b", FakeCompletion.ofPrompt("a", "b"), Map.of()),
                kind(Feature.RESOURCE, "docs://a", new FakeResource("docs://a"), Map.of(
                        "read", view -> Admitted.of(view.admitReading("docs://a", HERE)),
                        "readable", view -> view.requireReadable("docs://a", HERE))),
                kind(Feature.RESOURCE_TEMPLATE, "docs://{id}", new FakeTemplate("docs://{id}"), Map.of(
                        "read", view -> Admitted.of(view.admitReading("docs://a", HERE)),
                        "readable", view -> view.requireReadable("docs://a", HERE),
                        "template", view -> view.requireTemplate("docs://{id}", HERE),
                        "address", view -> view.requireTemplate("docs://a", HERE))));
    }

    private static Kinds kind(Feature feature, String name, FakeEntry<?> entry, Map<String, Way> special) {
        Map<String, Way> ways = new HashMap<>(special);
        ways.put("call", view -> Admitted.of(view.admit(feature, name, HERE)));
        ways.put("require", view -> view.require(feature, name, HERE));
        Entry made = entry.access(RULE).limit(LIMIT).entry();
        ways.put("bean", view -> Admitted.of(view.admitDirect(made.key())));
        return new Kinds(feature, name, made, ways);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void entryThatOnlyLacksAScope_isListed(Kinds kind) {
        View view = gate(kind.entry()).viewFor(PARTLY);
        assertThat(view.entries(kind.feature())).containsExactly(kind.entry());
        assertThat(view.sees(kind.feature(), kind.name())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void entryThatLacksAScope_mayNotBeUsed(Kinds kind) {
        Gate gate = gate(kind.entry());
        assertThat(gate.viewFor(PARTLY).mayUse(kind.feature(), kind.name())).isFalse();
        assertThat(gate.viewFor(ENOUGH).mayUse(kind.feature(), kind.name())).isTrue();
        assertThat(gate.viewFor(PARTLY).canRead("docs://a")).isFalse();
        assertThat(gate.viewFor(ENOUGH).canRead("docs://a")).isEqualTo(kind.ways().containsKey("read"));
    }

    @ParameterizedTest // AU-08
    @MethodSource("kinds")
    void everyWayToIt_namesAllScopesThatAreNeeded(Kinds kind) {
        kind.ways().forEach((name, way) -> {
            View view = gate(kind.entry()).viewFor(PARTLY);
            assertThat(Refusals.of(() -> way.take(view))).as(name)
                    .isEqualTo(new InsufficientScope(Set.of("read", "write")));
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void callerWithAllScopes_comesInByEveryWay(Kinds kind) {
        kind.ways().forEach((name, way) -> {
            View view = gate(kind.entry()).viewFor(ENOUGH);
            assertThatCode(() -> way.take(view)).as(name).doesNotThrowAnyException();
        });
    }

    @ParameterizedTest // nobody spends another caller's permits
    @MethodSource("kinds")
    void callThatLacksAScope_takesNoPermit(Kinds kind) {
        Gate gate = gate(kind.entry());
        for (int i = 0; i < 10; i++) {
            kind.ways().values().forEach(way -> Refusals.of(() -> way.take(gate.viewFor(PARTLY))));
        }
        assertThatCode(() -> kind.ways().get("call").take(gate.viewFor(ENOUGH))).doesNotThrowAnyException();
    }

    @Test // it would tell how busy others are
    void callThatLacksAScope_neverLearnsOfTheLimit() {
        Gate gate = gate(new FakeTool("a").access(RULE).limit(LIMIT).entry());
        Admitted.of(gate.viewFor(ENOUGH).admit(Feature.TOOL, "a", HERE));
        assertThat(Refusals.of(() -> Admitted.of(gate.viewFor(ENOUGH).admit(Feature.TOOL, "a", HERE))))
                .isInstanceOf(Limited.class);
        assertThat(Refusals.of(() -> Admitted.of(gate.viewFor(PARTLY).admit(Feature.TOOL, "a", HERE))))
                .isInstanceOf(InsufficientScope.class);
    }

    @Test // the role decides whether there is anything to step up to
    void entryWhoseRoleDoesNotFit_isUnknownWhateverTheScopes() {
        AccessRule rule = AccessRule.roles(List.of(Set.of("editor"))).withScopes(Set.of("read"));
        View view = gate(new FakeTool("a").access(rule).entry(), new FakeResource("docs://a").access(rule).entry())
                .viewFor(ENOUGH);
        assertThat(view.entries(Feature.TOOL)).isEmpty();
        assertThat(Refusals.of(() -> Admitted.of(view.admit(Feature.TOOL, "a", HERE)))).isInstanceOf(Unknown.class);
        assertThat(Refusals.of(() -> Admitted.of(view.admitReading("docs://a", HERE)))).isInstanceOf(NoResource.class);
    }

    @Test
    void deniedEntryWithScopes_isUnknown() {
        View view = gate(new FakeTool("a").access(AccessRule.of(Kind.DENIED).withScopes(Set.of("read"))).entry())
                .viewFor(PARTLY);
        assertThat(Refusals.of(() -> Admitted.of(view.admit(Feature.TOOL, "a", HERE)))).isInstanceOf(Unknown.class);
    }

    @Test // a credential comes first
    void anonymousCaller_isAskedForACredentialAndForNoScope() {
        View view = gate(new FakeTool("a").access(RULE).entry()).viewFor(Caller.anonymous());
        assertThat(view.entries(Feature.TOOL)).isEmpty();
        assertThat(Refusals.of(() -> Admitted.of(view.admit(Feature.TOOL, "a", HERE)))).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void callThatLacksAScope_isToldOnce() {
        Refusals.of(
                () -> Admitted.of(gate(new FakeTool("a").access(RULE).entry()).viewFor(PARTLY).admit(Feature.TOOL, "a", HERE)));
        assertThat(told.call().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(told.call().reason()).contains("insufficient_scope");
        assertThat(told.call().caller()).isEqualTo(PARTLY);
        assertThat(told.call().entry().known()).isTrue();
    }

    @Test
    void looking_isNotTold() {
        View view = gate(new FakeTool("a").access(RULE).entry()).viewFor(PARTLY);
        view.mayUse(Feature.TOOL, "a");
        view.sees(Feature.TOOL, "a");
        view.canRead("docs://a");
        assertThat(told.calls()).isEmpty();
    }

    private Gate gate(Entry... entries) {
        LiveCatalog catalog = new LiveCatalog(FakeEntry.catalog());
        List.of(entries).forEach(catalog::add);
        return new Gate(catalog, Rules.written(new AccessPolicy(true)),
                FakeLimits.of(new Limiter(100, new ManualTime()), ONCE),
                new Events(List.of(told)));
    }
}
