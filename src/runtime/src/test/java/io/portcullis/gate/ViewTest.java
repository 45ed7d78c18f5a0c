package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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
import io.portcullis.event.CallEnded;
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
import io.portcullis.protocol.ErrorTable;
import io.portcullis.protocol.RequestId;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.NoResource;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unknown;

/** Every door of the view, for every kind of entry and every caller, P-02, C-04, U-09. */
class ViewTest {

    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "1", "c0");
    private static final Caller READER = Callers.key("reader", "reader");
    private static final Caller MALLORY = Callers.key("mallory");
    private static final Rate ONCE = new Rate(1, Duration.ofHours(1), 1, Refill.INTERVAL);
    private static final LimitRule LIMIT = new LimitRule(By.CALLER, "b", ONCE, 1);
    private static final Map<String, AccessRule> RULES = Map.of("public", AccessRule.of(Kind.PUBLIC), "authenticated",
            AccessRule.of(Kind.AUTHENTICATED), "reader", AccessRule.roles(List.of(Set.of("reader"))), "denied",
            AccessRule.of(Kind.DENIED));

    private final RecordingListener told = new RecordingListener();

    /** One entry of each kind; the address of the last two is the one that is asked for. */
    private enum Subject {
        TOOL(Feature.TOOL, "a"),
        PROMPT(Feature.PROMPT, "a"),
        RESOURCE(Feature.RESOURCE, "docs://a"),
        RESOURCE_TEMPLATE(Feature.RESOURCE_TEMPLATE, "docs://{id}"),
        COMPLETION(Feature.COMPLETION, "prompt a b");

        private final Feature feature;
        private final String name;

        Subject(Feature feature, String name) {
            this.feature = feature;
            this.name = name;
        }

        Entry entry(AccessRule rule) {
            return (switch (this) {
                case TOOL -> new FakeTool("a").access(rule).limit(LIMIT);
                case PROMPT -> new FakePrompt("a").access(rule).limit(LIMIT);
                case RESOURCE -> new FakeResource("docs://a").access(rule).limit(LIMIT);
                case RESOURCE_TEMPLATE -> new FakeTemplate("docs://{id}").access(rule).limit(LIMIT);
                case COMPLETION -> FakeCompletion.ofPrompt("a", "b").access(rule).limit(LIMIT);
            }).entry();
        }

        boolean isRead() {
            return this == RESOURCE || this == RESOURCE_TEMPLATE;
        }
    }

    @TestFactory
    List<DynamicTest> everyDoor_agrees() {
        List<DynamicTest> cells = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            RULES.forEach((name, rule) -> {
                for (Caller caller : List.of(READER, MALLORY, Caller.anonymous())) {
                    for (boolean anonymous : new boolean[] { false, true }) {
                        boolean allowed = caller.isAnonymous() ? anonymous && name.equals("public")
                                : name.equals("public") || name.equals("authenticated")
                                        || name.equals("reader") && caller == READER;
                        cells.add(DynamicTest.dynamicTest(
                                subject + " x " + name + " x " + caller.subject() + (anonymous ? "+" : ""),
                                () -> assertDoors(subject, rule, caller, anonymous, allowed)));
                    }
                }
            });
        }
        return cells;
    }

    private void assertDoors(Subject subject, AccessRule rule, Caller caller, boolean anonymous, boolean allowed) {
        View view = gate(anonymous, subject.entry(rule)).viewFor(caller);
        assertThat(view.entries(subject.feature)).hasSize(allowed ? 1 : 0);
        assertThat(view.sees(subject.feature, subject.name)).isEqualTo(allowed);
        assertThat(view.canRead("docs://a")).isEqualTo(allowed && subject.isRead());
        assertThat(view.hasAny(subject.feature)).isTrue(); // whether there is any is no secret
        Map<String, Runnable> doors = Map.of("require", () -> view.require(subject.feature, subject.name, HERE), "admit",
                () -> Admitted.of(view.admit(subject.feature, subject.name, HERE)), "direct",
                () -> Admitted.of(gate(anonymous, subject.entry(rule)).viewFor(caller).admitDirect(subject.entry(rule).key())));
        doors.forEach((door, step) -> assertDoor(door, step, allowed));
        if (subject.isRead()) {
            assertDoor("readable", () -> view.requireReadable("docs://a", HERE), allowed);
            assertDoor("reading",
                    () -> Admitted.of(gate(anonymous, subject.entry(rule)).viewFor(caller).admitReading("docs://a", HERE)),
                    allowed);
        }
        if (subject == Subject.RESOURCE_TEMPLATE) {
            assertDoor("template", () -> view.requireTemplate("docs://{id}", HERE), allowed);
            assertDoor("template of an address", () -> view.requireTemplate("docs://a", HERE), allowed);
        }
    }

    private static void assertDoor(String door, Runnable step, boolean allowed) {
        if (allowed) {
            assertThatCode(step::run).as(door).doesNotThrowAnyException();
        } else {
            assertThat(Refusals.of(step)).as(door).isInstanceOfAny(Unknown.class, NoResource.class, Unauthenticated.class);
        }
    }

    @Test // hidden is unknown, byte for byte, at every door
    void hiddenAndUnknown_areTheSame() {
        AccessRule denied = AccessRule.of(Kind.DENIED);
        View hidden = gate(true, new FakePrompt("a").access(denied).entry(),
                new FakeResource("docs://a").access(denied).entry(),
                new FakeTemplate("notes://{id}").access(denied).entry()).viewFor(READER);
        View unknown = gate(true).viewFor(READER);
        List<Consumer<View>> doors = List.of(view -> view.require(Feature.PROMPT, "a", HERE),
                view -> view.requireTemplate("notes://{id}", HERE), view -> view.requireTemplate("notes://1", HERE),
                view -> view.requireReadable("docs://a", HERE), view -> view.requireReadable("notes://1", HERE),
                view -> Admitted.of(view.admitReading("docs://a", HERE)),
                view -> Admitted.of(view.admitReading("notes://1", HERE)),
                view -> Admitted.of(view.admit(Feature.PROMPT, "a", HERE)));
        for (Consumer<View> door : doors) {
            for (boolean modern : new boolean[] { false, true }) {
                assertThat(bytes(Refusals.of(() -> door.accept(hidden)), modern))
                        .isEqualTo(bytes(Refusals.of(() -> door.accept(unknown)), modern));
            }
        }
    }

    @Test // looking costs nothing
    void requiring_takesNoPermit() {
        View view = gate(true, new FakePrompt("a").limit(LIMIT).entry()).viewFor(READER);
        for (int i = 0; i < 10; i++) {
            view.require(Feature.PROMPT, "a", HERE);
            view.sees(Feature.PROMPT, "a");
        }
        assertThatCode(() -> Admitted.of(view.admit(Feature.PROMPT, "a", HERE))).doesNotThrowAnyException();
    }

    @Test // an attempt leaves a trace, at whatever door
    void refusedLook_isTold() {
        View view = gate(true, new FakePrompt("a").access(AccessRule.of(Kind.DENIED)).entry()).viewFor(READER);
        Refusals.of(() -> view.require(Feature.PROMPT, "a", HERE));
        Refusals.of(() -> view.requireReadable("docs://none", HERE));
        assertThat(told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.REFUSED, Outcome.REFUSED);
        assertThat(told.calls()).extracting(call -> call.reason().orElse("")).containsExactly("denied_denied",
                "unknown_resource");
        view.sees(Feature.PROMPT, "a");
        view.canRead("docs://a");
        assertThat(told.calls()).hasSize(2);
    }

    @Test
    void look_isNotTold() {
        gate(true, new FakePrompt("a").entry()).viewFor(READER).require(Feature.PROMPT, "a", HERE);
        assertThat(told.calls()).isEmpty();
    }

    @Test
    void reading_bringsTheValuesOfVariables() {
        View view = gate(true, new FakeTemplate("notes://{id}/{part}").entry()).viewFor(READER);
        assertThat(Admitted.of(view.admitReading("notes://1/b", HERE)).variables()).isEqualTo(Map.of("id", "1", "part", "b"));
    }

    @Test // C-02: an address that a resource serves is no template
    void templateOfAResource_isUnknown() {
        View view = gate(true, new FakeResource("docs://a").entry(), new FakeTemplate("docs://{id}").entry()).viewFor(READER);
        assertThat(Refusals.of(() -> view.requireTemplate("docs://a", HERE))).isInstanceOf(NoResource.class);
    }

    @Test
    void sameForAll_isOnlyWhatNeedsNoCredential() {
        assertThat(gate(true, new FakePrompt("a").entry()).viewFor(READER).isSameForAll(Feature.PROMPT)).isTrue();
        assertThat(gate(true, new FakePrompt("a").entry(), new FakePrompt("b").access(AccessRule.of(Kind.DENIED)).entry())
                .viewFor(READER).isSameForAll(Feature.PROMPT)).isTrue();
        assertThat(gate(true).viewFor(READER).isSameForAll(Feature.PROMPT)).isTrue();
        assertThat(gate(false, new FakePrompt("a").entry()).viewFor(READER).isSameForAll(Feature.PROMPT)).isFalse();
        assertThat(gate(true, new FakePrompt("a").access(AccessRule.of(Kind.AUTHENTICATED)).entry()).viewFor(READER)
                .isSameForAll(Feature.PROMPT)).isFalse();
    }

    private Gate gate(boolean anonymous, Entry... entries) {
        LiveCatalog catalog = new LiveCatalog(FakeEntry.catalog());
        List.of(entries).forEach(catalog::add);
        return new Gate(catalog, Rules.written(new AccessPolicy(anonymous)),
                FakeLimits.of(new Limiter(100, new ManualTime()), ONCE),
                new Events(List.of(told)));
    }

    private static byte[] bytes(Refusal refusal, boolean modern) {
        return ErrorTable.error(new RequestId("1"), refusal, modern);
    }
}
