package io.portcullis.session;

import static io.portcullis.session.Scene.ANN;
import static io.portcullis.session.Scene.BEN;
import static io.portcullis.session.Scene.IDLE;
import static io.portcullis.session.Scene.INSTANT;
import static io.portcullis.session.Scene.LIFETIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.engine.Peer;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.fake.Refusals;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.session.Settings.Caps;
import io.portcullis.subscription.Changes;

/** What a session hears without asking, over which stream, and until when: rows HL-01, HL-07, R-08, U-11, B-12. */
class GetStreamTest {

    private static final String TOOLS = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\",\"params\":{}}";
    private static final String UPDATED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\","
            + "\"params\":{\"uri\":\"a:1\"}}";

    private final Scene scene = new Scene();
    private final Peer peer = scene.open(ANN);
    private final RecordingOutlet outlet = new RecordingOutlet();

    @Test
    void listChange_isTold() {
        attach();
        scene.changes.listChanged(Feature.TOOL);
        assertThat(outlet.sent()).containsExactly(TOOLS);
    }

    @Test
    void completions_areNeverListedAndNotTold() {
        Announcements announcements = new Announcements(
                new Setup(Scene.settings(Mode.STATEFUL, new Caps(1, 1, 1, 1, 1)), scene.clock, scene.timer, scene.changes,
                        (caller, uri) -> true),
                "id");
        announcements.opened(new EventStream(ANN, outlet, Instant.MAX));
        announcements.listChanged(Feature.COMPLETION);
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    void withoutAStream_nothingIsKeptForLater() {
        watch("a:1");
        scene.changes.listChanged(Feature.TOOL);
        scene.changes.resourceUpdated("a:1");
        attach();
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    void update_isToldToWhoWatchesIt() {
        watch("a:1");
        attach();
        scene.changes.resourceUpdated("a:1");
        scene.changes.resourceUpdated("a:2");
        assertThat(outlet.sent()).containsExactly(UPDATED);
    }

    @Test
    void update_isNotToldToWhoStoppedWatching() {
        watch("a:1");
        attach();
        peer.unsubscribe("a:1");
        scene.changes.resourceUpdated("a:1");
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    void stream_endsWhenItHasBeenOpenForLong() {
        Sessions brief = new Sessions(Scene.settings(Mode.STATEFUL, new Caps(2, 2, 2, 2, 2), Duration.ofHours(1)), scene.clock,
                scene.timer, scene.changes, (caller, uri) -> true);
        Peer other = brief.open(ANN, Revision.V2025_11_25, ClientCapabilities.NONE);
        CompletableFuture<Void> end = brief.attach(other.id(), ANN, outlet).orElseThrow().toCompletableFuture();
        scene.timer.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(end).isNotDone();
        scene.timer.advance(Duration.ofMillis(1));
        assertThat(end).isDone();
        assertThat(brief.find(other.id(), ANN)).isPresent(); // the session goes on
    }

    @Test
    void update_isNotToldToWhoMayNotReadItNow() {
        watch("a:1");
        attach();
        scene.readable.clear();
        scene.changes.resourceUpdated("a:1");
        assertThat(outlet.sent()).isEmpty();
        scene.readable.add("ann a:1");
        scene.changes.resourceUpdated("a:1");
        assertThat(outlet.sent()).containsExactly(UPDATED);
    }

    /** A guard that throws is a guard that refuses, and the others still hear. */
    @Test
    void brokenCheck_isNo() {
        Sessions broken = new Sessions(Scene.settings(Mode.STATEFUL, new Caps(2, 2, 2, 2, 2)), scene.clock, scene.timer,
                scene.changes, (caller, uri) -> {
                    throw new IllegalStateException("broken");
                });
        Peer other = broken.open(ANN, Revision.V2025_11_25, ClientCapabilities.NONE);
        other.subscribe("a:1");
        RecordingOutlet of = new RecordingOutlet();
        broken.attach(other.id(), ANN, of);
        watch("a:1");
        attach();
        scene.changes.resourceUpdated("a:1");
        assertThat(of.sent()).isEmpty();
        assertThat(outlet.sent()).containsExactly(UPDATED);
    }

    @Test
    void sessions_hearOnlyWhatTheyWatchThemselves() {
        watch("a:1");
        attach();
        Peer other = scene.open(BEN);
        scene.readable.add("ben a:1");
        RecordingOutlet of = new RecordingOutlet();
        scene.attach(other, BEN, of);
        scene.changes.resourceUpdated("a:1");
        assertThat(of.sent()).isEmpty();
    }

    /** HL-07: one message, one stream. */
    @Test
    void newerStream_replacesTheOlder() {
        RecordingOutlet newer = new RecordingOutlet();
        CompletableFuture<Void> olderEnd = attach();
        CompletableFuture<Void> newerEnd = scene.attach(peer, ANN, newer).orElseThrow();
        assertThat(olderEnd).isCompleted();
        assertThat(newerEnd).isNotDone();
        scene.changes.listChanged(Feature.TOOL);
        assertThat(outlet.sent()).isEmpty();
        assertThat(newer.sent()).containsExactly(TOOLS);
    }

    /** The server notices the loss of the first connection after the client is back. */
    @Test
    void endOfAReplacedStream_leavesTheNewerAlone() {
        RecordingOutlet newer = new RecordingOutlet();
        attach();
        CompletableFuture<Void> newerEnd = scene.attach(peer, ANN, newer).orElseThrow();
        outlet.leave();
        scene.changes.listChanged(Feature.TOOL);
        assertThat(newerEnd).isNotDone();
        assertThat(newer.sent()).containsExactly(TOOLS);
    }

    @Test
    void whenTheClientLeaves_theStreamEndsAndMayBeOpenedAgain() {
        CompletableFuture<Void> end = attach();
        outlet.leave();
        assertThat(end).isCompleted();
        RecordingOutlet again = new RecordingOutlet();
        scene.attach(peer, ANN, again);
        scene.changes.listChanged(Feature.TOOL);
        assertThat(again.sent()).containsExactly(TOOLS);
    }

    @Test
    void clientThatLeftBefore_hasNoStream() {
        outlet.leave();
        assertThat(attach()).isCompleted();
    }

    @Test
    void streamTheTransportEnds_isLetGo() {
        attach().cancel(false);
        scene.changes.listChanged(Feature.TOOL);
        assertThat(outlet.sent()).isEmpty();
        assertThat(scene.timer.waiting()).isOne(); // the sweep
    }

    @Test
    void closedSession_endsItsStream() {
        CompletableFuture<Void> end = attach();
        scene.sessions.close(peer.id(), ANN);
        assertThat(end).isCompleted();
        scene.changes.listChanged(Feature.TOOL);
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    void openStream_keepsTheSessionAndIdlenessBeginsAtItsEnd() {
        CompletableFuture<Void> end = attach();
        scene.timer.advance(IDLE.multipliedBy(3));
        assertThat(end).isNotDone();
        outlet.leave();
        scene.timer.advance(IDLE.minus(INSTANT));
        assertThat(scene.sessions.count()).isOne();
        scene.timer.advance(INSTANT);
        assertThat(scene.isAlive(peer, ANN)).isFalse();
    }

    @Test
    void endOfTheLifetime_endsTheStreamOnTime() {
        CompletableFuture<Void> end = attach();
        scene.timer.advance(LIFETIME.minus(INSTANT));
        assertThat(end).isNotDone();
        scene.timer.advance(INSTANT);
        assertThat(end).isCompleted();
    }

    /** AU-11: a stream lives on the credential of the request that opened it. */
    @Test
    void endOfTheCredential_endsTheStreamAndNotTheSession() {
        CompletableFuture<Void> end = scene.attach(peer, Scene.until(ANN, "2029-06-01T00:10:00Z"), outlet).orElseThrow();
        scene.timer.advance(Duration.ofMinutes(10).minus(INSTANT));
        scene.changes.listChanged(Feature.TOOL);
        assertThat(end).isNotDone();
        scene.timer.advance(INSTANT);
        assertThat(end).isCompleted();
        assertThat(outlet.sent()).containsExactly(TOOLS);
        assertThat(scene.isAlive(peer, ANN)).isTrue();
    }

    @Test
    void lateAlarm_letsNothingThroughAfterTheCredential() {
        scene.attach(peer, Scene.until(ANN, "2029-06-01T00:10:00Z"), outlet);
        scene.clock.advance(Duration.ofMinutes(10)); // and the timer sleeps
        scene.changes.listChanged(Feature.TOOL);
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    void lateAlarm_letsNothingThroughAfterTheLifetime() {
        attach();
        scene.clock.advance(LIFETIME);
        scene.changes.listChanged(Feature.TOOL);
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    void credentialThatOutlivesTheSession_doesNotProlongIt() {
        CompletableFuture<Void> end = scene.attach(peer, Scene.until(ANN, "2029-07-01T00:00:00Z"), outlet).orElseThrow();
        scene.timer.advance(LIFETIME);
        assertThat(end).isCompleted();
    }

    @Test
    void endedStreams_leaveNoAlarm() {
        for (int i = 0; i < 100; i++) {
            RecordingOutlet one = new RecordingOutlet();
            scene.attach(peer, ANN, one);
            one.leave();
        }
        assertThat(scene.timer.waiting()).isOne(); // the sweep
    }

    @Test
    void callerWithTooManyStreams_isLimitedUntilOneEnds() {
        Changes narrow = new Changes(1);
        Sessions sessions = new Sessions(Scene.settings(Mode.STATEFUL, new Caps(9, 9, 1, 1, 1)), scene.clock, scene.timer,
                narrow, (caller, uri) -> true);
        Peer first = sessions.open(ANN, Revision.V2025_11_25, ClientCapabilities.NONE);
        Peer second = sessions.open(ANN, Revision.V2025_11_25, ClientCapabilities.NONE);
        sessions.attach(first.id(), ANN, outlet);
        assertThat(Refusals.of(() -> sessions.attach(second.id(), ANN, new RecordingOutlet()))).isInstanceOf(Limited.class);
        sessions.attach(first.id(), ANN, new RecordingOutlet()); // replacing takes no more room
        sessions.close(first.id(), ANN);
        assertThat(sessions.attach(second.id(), ANN, new RecordingOutlet())).isPresent();
    }

    /** They have no address here, and one of them must not keep the others from listening. */
    @Test
    void anonymousSessions_doNotShareTheirStreamCount() {
        Sessions sessions = new Sessions(Scene.settings(Mode.STATEFUL, new Caps(9, 9, 1, 1, 1)), scene.clock, scene.timer,
                new Changes(1), (caller, uri) -> true);
        for (int i = 0; i < 3; i++) {
            Peer one = sessions.open(Caller.anonymous(), Revision.V2025_11_25, ClientCapabilities.NONE);
            assertThat(sessions.attach(one.id(), Caller.anonymous(), new RecordingOutlet())).isPresent();
        }
    }

    @Test
    void watchingTooMuch_isLimited() {
        peer.subscribe("a:1");
        peer.subscribe("a:2");
        peer.subscribe("a:3");
        peer.subscribe("a:3"); // is watched already
        assertThat(Refusals.of(() -> peer.subscribe("a:4"))).isInstanceOf(Limited.class);
        peer.unsubscribe("a:1");
        peer.subscribe("a:4");
    }

    @Test
    void longAddress_isNotWatched() {
        peer.subscribe("a".repeat(Announcements.MAX_URI));
        assertThat(Refusals.fault(() -> peer.subscribe("a".repeat(Announcements.MAX_URI + 1))))
                .isEqualTo(Malformed.Fault.PARAMS);
    }

    /** What the caller is at delivery comes from the request that opened the stream. */
    @Test
    void rightToRead_isThatOfTheRequestThatOpenedTheStream() {
        Caller[] asked = new Caller[1];
        Sessions sessions = new Sessions(Scene.settings(Mode.STATEFUL, new Caps(9, 9, 1, 1, 1)), scene.clock, scene.timer,
                scene.changes, (caller, uri) -> {
                    asked[0] = caller;
                    return true;
                });
        Peer mine = sessions.open(ANN, Revision.V2025_11_25, ClientCapabilities.NONE);
        mine.subscribe("a:1");
        Caller later = new Caller("ann", "", ANN.authentication(), Set.of("reader"), Set.of(),
                Optional.of(Instant.parse("2029-06-01T01:00:00Z")));
        sessions.attach(mine.id(), later, outlet);
        scene.changes.resourceUpdated("a:1");
        assertThat(asked[0]).isSameAs(later);
    }

    private CompletableFuture<Void> attach() {
        return scene.attach(peer, ANN, outlet).orElseThrow();
    }

    private void watch(String uri) {
        scene.readable.add("ann " + uri);
        peer.subscribe(uri);
    }
}
