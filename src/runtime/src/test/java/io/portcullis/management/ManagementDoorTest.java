package io.portcullis.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.event.Administered;
import io.portcullis.event.Events;
import io.portcullis.event.PolicyChanged;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeIdentities;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeNodes;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.RecordingListener;
import io.portcullis.gate.Gate;
import io.portcullis.gate.Permissions;
import io.portcullis.identity.Reception;
import io.portcullis.identity.VerifiedCallers;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.vertx.core.json.JsonObject;

/** Every caller at every errand of the management interface. */
class ManagementDoorTest {

    private static final Rate RATE = new Rate(5, Duration.ofMinutes(1), 5, Refill.GREEDY);

    private final LivePolicy policy = new LivePolicy();
    private final LiveCatalog catalog = new LiveCatalog(FakeTool.catalog(
            new FakeTool("find").harmless().access(AccessRule.roles(List.of(Set.of("reader"))).withScopes(Set.of("s"))),
            new FakeTool("delete").limit(new LimitRule(By.CALLER, "b", RATE, 1))));
    private final RecordingListener told = new RecordingListener();
    private final Events events = new Events(List.of(told));
    private final VerifiedCallers verified = new VerifiedCallers(Duration.ofMinutes(1), 10, System::nanoTime,
            Clock.systemUTC());
    private final List<FakeNodes> hub = new ArrayList<>();
    private final FakeNodes nodes = new FakeNodes(hub);

    /** Who comes. */
    private enum Who {
        NOBODY(Outcome.known(Caller.anonymous())),
        REFUSED(new Refused(new Unauthenticated(Credential.INVALID), "bearer")),
        STRANGER(known()),
        READER(known("reader")),
        VIEWER(known("viewer")),
        OPERATOR(known("operator"));

        private final Outcome outcome;

        Who(Outcome outcome) {
            this.outcome = outcome;
        }

        private static Outcome known(String... roles) {
            return Outcome.known(Callers.of("somebody", "https://a", Authentication.JWT, roles));
        }

        /** The status of the answer to them. */
        int status(Door door) {
            return switch (this) {
                case NOBODY, REFUSED -> 401;
                case STRANGER, READER -> 403;
                case VIEWER -> door.change ? 403 : door.status;
                case OPERATOR -> door.status;
            };
        }
    }

    /** What they come for. */
    private record Door(String method, String path, String entry, boolean change, int status) {
    }

    private static final List<Door> DOORS = List.of(
            new Door("GET", "/policy", "", false, 200), new Door("GET", "/explain", "tool:find", false, 200),
            new Door("GET", "/explain", "tool:none", false, 404), new Door("GET", "/posture.none", "", false, 404),
            new Door("GET", "/posture.html", "", false, 200), new Door("POST", "/posture.html", "", false, 404),
            new Door("GET", "/other.html", "", false, 404), new Door("GET", "/posture.json", "", false, 404), // the build has written none
            new Door("GET", "/", "", false, 404), new Door("POST", "/policy", "", false, 404),
            new Door("GET", "/policy/off", "delete", false, 404), new Door("POST", "/policy/off", "delete", false, 404),
            new Door("POST", "/explain", "tool:find", false, 404), new Door("POST", "/posture.json", "", false, 404),
            new Door("GET", "/policy/off/destructive", "", false, 404),
            new Door("PUT", "/policy", "", false, 404), new Door("DELETE", "/policy/off/other", "", false, 404),
            new Door("PUT", "/policy/off", "delete", true, 200), new Door("DELETE", "/policy/off", "delete", true, 200),
            new Door("PUT", "/policy/off", "none", true, 404),
            new Door("PUT", "/policy/off/destructive", "", true, 200),
            new Door("DELETE", "/policy/off/destructive", "", true, 200),
            new Door("POST", "/callers/forget", "", true, 200), new Door("GET", "/callers/forget", "", false, 404));

    @TestFactory
    Stream<DynamicTest> everybodyAtEveryDoor_getsWhatTheirRoleAllows() {
        List<DynamicTest> cells = new ArrayList<>();
        for (Door door : DOORS) {
            for (Who who : Who.values()) {
                cells.add(DynamicTest.dynamicTest(who + " x " + door, () -> {
                    FakeRequest request = sent(who.outcome, door);
                    assertThat(status(request)).isEqualTo(who.status(door));
                    assertThat(request.body().length > 0).as("something is told").isEqualTo(who.status(door) == 200);
                    assertThat(request.answered("WWW-Authenticate") != null).isEqualTo(who.status(door) == 401);
                }));
            }
        }
        return cells.stream();
    }

    @Test // whoever may not change it has not changed it
    void policy_isChangedByOperatorsAlone() {
        for (Who who : Who.values()) {
            sent(who.outcome, new Door("PUT", "/policy/off", "delete", true, 200));
            sent(who.outcome, new Door("PUT", "/policy/off/destructive", "", true, 200));
            assertThat(policy.isSilent()).as(who.name()).isEqualTo(who != Who.OPERATOR);
        }
    }

    @Test
    void operator_switchesOffAndOnAgain() {
        sent(Who.OPERATOR.outcome, new Door("PUT", "/policy/off", "tool:find", true, 200));
        assertThat(isOn("find")).isFalse();
        assertThat(isOn("delete")).isTrue();
        sent(Who.OPERATOR.outcome, new Door("PUT", "/policy/off/destructive", "", true, 200));
        assertThat(isOn("find")).isFalse();
        assertThat(isOn("delete")).isFalse();
        sent(Who.OPERATOR.outcome, new Door("DELETE", "/policy/off", "tool:find", true, 200));
        assertThat(isOn("find")).isTrue();
        assertThat(isOn("delete")).isFalse();
        sent(Who.OPERATOR.outcome, new Door("DELETE", "/policy/off/destructive", "", true, 200));
        assertThat(isOn("delete")).isTrue();
    }

    @Test // what another source has switched off, an operator here does not switch on
    void switchingOn_takesBackOnlyWhatOperatorsHaveSaid() {
        policy.say(Source.FILE, new Layer(false, Map.of("delete", EntryPolicy.OFF)));
        sent(Who.OPERATOR.outcome, new Door("DELETE", "/policy/off", "delete", true, 200));
        assertThat(isOn("delete")).isFalse();
    }

    @Test
    void change_isToldWithWhoMadeIt() {
        sent(Who.OPERATOR.outcome, new Door("PUT", "/policy/off", "delete", true, 200));
        sent(Who.OPERATOR.outcome, new Door("DELETE", "/policy/off/destructive", "", true, 200));
        assertThat(told.policies()).extracting(PolicyChanged::change).containsExactly("delete is switched off",
                "destructive tools are not switched off by operators any more");
        assertThat(told.policies()).allMatch(change -> change.source().equals("operator") && change.by().equals("somebody"));
    }

    @Test
    void policy_isDescribedAsItHolds() {
        sent(Who.OPERATOR.outcome, new Door("PUT", "/policy/off/destructive", "", true, 200));
        JsonObject said = new JsonObject(
                new String(sent(Who.VIEWER.outcome, new Door("GET", "/policy", "", false, 200)).body()));
        assertThat(said).isEqualTo(new JsonObject("""
                {"destructiveOffBy":["operator"],"entries":[
                {"entry":"tool:delete","enabled":false,"rule":"public","roles":[],"scopes":[],"limits":["5 per 1m"]},
                {"entry":"tool:find","enabled":true,"rule":"roles","roles":[["reader"]],"scopes":["s"],"limits":[]}]}
                """));
    }

    @ParameterizedTest
    @CsvSource({ "subject,x,false,false", "roles,reader,true,false", "roles,' a, reader',true,false", "none,x,false,false" })
    void explanation_isForTheCallerThatIsDescribed(String parameter, String value, boolean visible, boolean usable) {
        FakeRequest request = request(new Door("GET", "/explain", "tool:find", false, 200)).parameter(parameter, value);
        JsonObject said = new JsonObject(new String(handled(Who.VIEWER.outcome, request).body()));
        assertThat(said.getString("entry")).isEqualTo("tool:find");
        assertThat(said.getBoolean("visible")).isEqualTo(visible);
        assertThat(said.getBoolean("usable")).isEqualTo(usable);
        assertThat(said.getJsonArray("steps").getJsonObject(1).getString("result"))
                .isEqualTo(parameter.equals("none") ? "failed" : "passed");
    }

    @Test
    void explanation_knowsScopes() {
        FakeRequest request = request(new Door("GET", "/explain", "tool:find", false, 200)).parameter("roles", "reader")
                .parameter("scopes", "s");
        JsonObject said = new JsonObject(new String(handled(Who.VIEWER.outcome, request).body()));
        assertThat(said.getBoolean("usable")).isTrue();
        JsonObject scopesAlone = new JsonObject(new String(handled(Who.VIEWER.outcome,
                request(new Door("GET", "/explain", "tool:find", false, 200)).parameter("scopes", "s")).body()));
        assertThat(scopesAlone.getJsonArray("steps").getJsonObject(1).getString("result")).isEqualTo("passed");
    }

    @ParameterizedTest // a credential that came without TLS has been seen on the way
    @CsvSource({ "192.0.2.1,false,false,403", "192.0.2.1,true,false,200", "192.0.2.1,false,true,200",
            "127.0.0.1,false,false,200", "127.8.8.8,false,false,200", "::1,false,false,200",
            "0:0:0:0:0:0:0:1,false,false,200", "1.127.0.1,false,false,403", "2001:db8::1,false,false,403" })
    void plainHttp_isForThisMachineAlone(String address, boolean tls, boolean allow, int status) {
        FakeRequest request = new FakeRequest().method("GET").path("/q/portcullis/policy").from(address)
                .header("Authorization", "Bearer a.b.c");
        door(new Reception().tokensAre(Who.OPERATOR.outcome), allow).handle((tls ? request.https() : request).context());
        assertThat(status(request)).isEqualTo(status);
        assertThat(told.administered()).extracting(event -> event.reason().orElse(""))
                .containsExactly(status == 403 ? "forbidden_plain_http" : "");
    }

    @Test
    void forgettingCallers_isToldToTheOtherNodes_andOnlyByOperators() {
        sent(Who.VIEWER.outcome, new Door("POST", "/callers/forget", "", true, 200));
        assertThat(nodes.told).isEmpty();
        sent(Who.OPERATOR.outcome, new Door("POST", "/callers/forget", "", true, 200));
        assertThat(nodes.told).containsExactly("callers: forget");
        assertThat(told.administered()).extracting(Administered::action).containsExactly("callers", "callers");
    }

    @Test
    void everyVisit_isTold() {
        sent(Who.OPERATOR.outcome, new Door("PUT", "/policy/off", "delete", true, 200));
        sent(Who.VIEWER.outcome, new Door("PUT", "/policy/off", "delete", true, 200));
        sent(Who.NOBODY.outcome, new Door("GET", "/policy", "", false, 200));
        sent(Who.REFUSED.outcome, new Door("GET", "/policy", "", false, 200));
        sent(Who.VIEWER.outcome, new Door("GET", "/explain", "x".repeat(5_000), false, 404));
        sent(Who.VIEWER.outcome, new Door("GET", "/", "", false, 404));
        assertThat(told.administered()).extracting(event -> event.reason().orElse("")).containsExactly("", "denied_role",
                "credential_missing", "credential_invalid", "absent", "absent");
        assertThat(told.administered()).extracting(Administered::action).containsExactly("policy", "policy", "policy",
                "unknown", "explain", "unknown");
        assertThat(told.administered()).extracting(Administered::target).containsExactly("delete", "delete", "", "",
                "x".repeat(128), "");
        assertThat(told.administered()).extracting(Administered::address).containsOnly("192.0.2.1");
    }

    @Test
    void whatIsNotTheFaultOfTheCredential_isSaid() {
        Door door = new Door("GET", "/policy", "", false, 200);
        assertThat(status(sent(new Refused(new Malformed(Fault.REQUEST, "x"), "other"), door))).isEqualTo(400);
        assertThat(status(sent(new Refused(new Unavailable(Duration.ofSeconds(5)), "bearer"), door))).isEqualTo(503);
    }

    @Test
    void workThatFails_tellsNothing() {
        ManagementDoor door = new ManagementDoor(new Reception().tokensAre(Who.OPERATOR.outcome).authenticator(),
                FakeIdentities.ofNobody(), new ManagementDoor.Rules("viewer", "operator", false),
                new Errands(null, null, new PostureFiles(), null), events);
        FakeRequest request = request(new Door("GET", "/policy", "", false, 200));
        door.handle(request.context());
        assertThat(status(request)).isEqualTo(500);
        assertThat(request.body()).isEmpty();
        assertThat(told.administered()).singleElement().returns(Optional.of("internal"), Administered::reason);
    }

    @Test
    void answers_areNeitherStoredNorFramed() {
        FakeRequest request = sent(Who.VIEWER.outcome, new Door("GET", "/policy", "", false, 200));
        assertThat(List.of("Cache-Control", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Content-Type"))
                .extracting(request::answered)
                .containsExactly("no-store", "nosniff", "DENY", "no-referrer", "application/json");
    }

    private FakeRequest sent(Outcome outcome, Door door) {
        return handled(outcome, request(door));
    }

    private FakeRequest handled(Outcome outcome, FakeRequest request) {
        door(new Reception().tokensAre(outcome), false).handle(request.context());
        return request;
    }

    private static FakeRequest request(Door door) {
        FakeRequest request = new FakeRequest().method(door.method).path("/q/portcullis" + door.path).https()
                .header("Authorization", "Bearer a.b.c");
        return door.entry.isEmpty() ? request : request.parameter("entry", door.entry);
    }

    /** Who set no status answers with 200. */
    private static int status(FakeRequest request) {
        return request.status() == 0 ? 200 : request.status();
    }

    private ManagementDoor door(Reception reception, boolean allowPlainHttp) {
        Gate gate = new Gate(catalog, new Gate.Rules(new AccessPolicy(true), policy, Permissions.NONE),
                FakeLimits.of(new Limiter(100, new ManualTime()), RATE), events);
        Errands errands = new Errands(new PolicyDesk(policy, catalog, events, Optional.empty()), new ExplainDesk(gate),
                new PostureFiles(),
                new CallersDesk(verified, nodes));
        return new ManagementDoor(reception.authenticator(), FakeIdentities.ofNobody(),
                new ManagementDoor.Rules("viewer", "operator", allowPlainHttp), errands, events);
    }

    private boolean isOn(String name) {
        Entry entry = catalog.current().find("tool:" + name).orElseThrow();
        return policy.of(entry).enabled();
    }
}
