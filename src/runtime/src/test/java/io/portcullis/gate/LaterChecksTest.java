package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Door;
import io.portcullis.event.Events;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.Refusals;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.NoResource;
import io.portcullis.refusal.Refusal.NotPermitted;
import io.portcullis.refusal.Refusal.Unconfirmed;
import io.portcullis.refusal.Refusal.Unconfirmed.Lack;
import io.portcullis.refusal.Refusal.Unknown;

/** What is decided after a call came in - or never, at a door where it cannot be. */
class LaterChecksTest {

    private static final Caller ALICE = Callers.key("alice");
    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "1", "c0");
    private static final Rate ONCE = new Rate(1, Duration.ofHours(1), 1, Refill.INTERVAL);
    private static final AccessRule OWN = AccessRule.of(Kind.AUTHENTICATED).withPermissions(List.of(Set.of("own")));

    private final LivePolicy policy = new LivePolicy();
    private final RecordingListener told = new RecordingListener();

    @Test // there is nobody to ask, and nobody who waits
    void directCallOfWhatIsConfirmed_isRefused() {
        View view = gate(Permissions.NONE, new FakeTool("pay").confirmed(new Confirmation("Sure?", "", true))).viewFor(ALICE);
        assertThat(Refusals.of(() -> Admitted.of(view.admitDirect("tool:pay")))).isEqualTo(new Unconfirmed(Lack.NOBODY));
        assertThat(told.call().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test // else what was permitted once would be watched for ever
    void addressThatNeedsAPermission_isReadableForNothingThatLasts() {
        Permissions everything = (entry, caller, arguments) -> CompletableFuture.completedFuture(true);
        View view = gate(everything, new FakeResource("docs://a").access(OWN)).viewFor(ALICE);
        assertThat(view.canRead("docs://a")).isFalse();
        assertThat(Refusals.of(() -> view.requireReadable("docs://a", HERE))).isEqualTo(new NotPermitted(false));
    }

    @Test
    void permissionsThatFail_refuseAndSaySo() {
        Permissions failing = (entry, caller, arguments) -> CompletableFuture.failedFuture(new IllegalStateException());
        Permissions throwing = (entry, caller, arguments) -> {
            throw new IllegalStateException();
        };
        for (Permissions broken : List.of(failing, throwing)) {
            Visit visit = Admitted
                    .of(gate(broken, new FakeTool("pay").access(OWN)).viewFor(ALICE).admit(Feature.TOOL, "pay", HERE));
            assertThat(visit.settle(new Object[0]).toCompletableFuture().join()).contains(new NotPermitted(true));
        }
    }

    @Test
    void callWhoseEntryIsOffByNow_mayNotGoOn() {
        Visit visit = Admitted.of(gate(Permissions.NONE, new FakeTool("pay")).viewFor(ALICE).admit(Feature.TOOL, "pay", HERE));
        assertThat(visit.recheck()).isEmpty();
        policy.say(Source.OPERATOR, new Layer(false, Map.of("pay", EntryPolicy.OFF)));
        assertThat(visit.recheck()).containsInstanceOf(Unknown.class);
    }

    @Test
    void callThatNeedsAScopeByNow_mayNotGoOn() {
        Visit visit = Admitted.of(gate(Permissions.NONE, new FakeTool("pay")).viewFor(ALICE).admit(Feature.TOOL, "pay", HERE));
        policy.say(Source.OPERATOR, new Layer(false,
                Map.of("pay", new EntryPolicy(true, Set.of(), Set.of("money"), Optional.empty(), false))));
        assertThat(visit.recheck()).contains(new InsufficientScope(Set.of("money")));
    }

    @Test
    void questionsOfACallThatGoesOn_areLimitedToo() {
        Visit visit = Admitted.of(gate(Permissions.NONE, new FakeTool("pay")).viewFor(ALICE).admit(Feature.TOOL, "pay", HERE));
        assertThat(visit.takeQuestion()).isEmpty();
        assertThat(visit.takeQuestion()).containsInstanceOf(Limited.class);
    }

    @Test
    void scopesThatCannotBeChecked_hideTheEntry() {
        FakeResource entry = new FakeResource("docs://a").access(AccessRule.of(Kind.AUTHENTICATED).withScopes(Set.of("s")));
        Caller broken = null; // a caller is data and cannot break by itself
        Optional<Refusal> refusal = gate(Permissions.NONE, entry).refuseScopes(entry.entry(), broken);
        assertThat(refusal).containsInstanceOf(NoResource.class);
        assertThat(refusal.orElseThrow().reason()).isEqualTo("denied_check_failed");
    }

    private Gate gate(Permissions permissions, FakeEntry<?> entry) {
        return new Gate(new LiveCatalog(FakeEntry.catalog(entry)),
                new Gate.Rules(new AccessPolicy(true), policy, permissions),
                FakeLimits.of(new Limiter(100, new ManualTime()), ONCE), new Events(List.of(told)));
    }
}
