package io.portcullis.session;

import static io.portcullis.session.Scene.ANN;
import static io.portcullis.session.Scene.BEN;
import static io.portcullis.session.Scene.IDLE;
import static io.portcullis.session.Scene.INSTANT;
import static io.portcullis.session.Scene.LIFETIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.LogLevel;
import io.portcullis.engine.Peer;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.fake.Callers;
import io.portcullis.fake.Refusals;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.RequestId;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.session.Settings.Caps;

/** Who gets a session, for whom it is found, and when it ends: rows HL-02, HL-04, HL-05, HL-16, I-10, B-11. */
class SessionsTest {

    private static final Caps ONE = new Caps(1, 1, 1, 1, 1);

    private final Scene scene = new Scene();
    private final Sessions sessions = scene.sessions;

    @Test
    void session_remembersTheHandshake() {
        ClientCapabilities capabilities = new ClientCapabilities(true, false, true, false, false);
        Peer peer = sessions.open(ANN, Revision.V2025_06_18, capabilities);
        assertThat(sessions.find(peer.id(), ANN)).containsSame(peer);
        assertThat(peer.revision()).isEqualTo(Revision.V2025_06_18);
        assertThat(peer.capabilities()).isEqualTo(capabilities);
    }

    @Test
    void endOfASession_isToldOnce_withItsAge() {
        List<String> ended = new ArrayList<>();
        Sessions told = new Sessions(Scene.settings(Mode.STATEFUL, ONE), scene.clock, scene.timer, scene.changes,
                (caller, uri) -> true, (revision, lasted) -> ended.add(revision.text() + " " + lasted));
        Peer peer = told.open(ANN, Revision.V2025_06_18, ClientCapabilities.NONE);
        scene.clock.advance(Duration.ofMinutes(2));
        told.close(peer.id(), ANN);
        told.close(peer.id(), ANN);
        told.shutDown();
        assertThat(ended).containsExactly("2025-06-18 PT2M");
    }

    @Test
    void logLevel_isInfoUntilItIsSet() {
        Peer peer = scene.open(ANN);
        assertThat(peer.logLevel()).isEqualTo(LogLevel.INFO);
        peer.logLevel(LogLevel.ERROR);
        assertThat(peer.logLevel()).isEqualTo(LogLevel.ERROR);
    }

    /** HL-02: visible ASCII; 43 letters of 6 bits carry 256 bits. */
    @Test
    void ids_areLongFitAHeaderAndDiffer() {
        Scene large = new Scene(new Caps(1_000, 1_000, 1, 1, 1));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String id = large.open(ANN).id();
            assertThat(id).matches("[A-Za-z0-9_-]{43}");
            ids.add(id);
        }
        assertThat(ids).hasSize(1_000);
    }

    static Stream<Caller> others() {
        return Stream.of(
                Scene.token("ben", "https://a"), // other subject
                Scene.token("ann", "https://b"), // other issuer
                Scene.token("ann", ""),
                Callers.of("ann", "https://a", Authentication.OIDC), // same words, other proof
                Callers.key("ann"),
                Caller.anonymous());
    }

    @ParameterizedTest
    @MethodSource("others")
    void foreignId_isAnsweredLikeAnUnknownOne(Caller other) {
        Caller owner = Scene.token("ann", "https://a");
        Peer peer = scene.open(owner);
        assertThat(sessions.find(peer.id(), other)).isEmpty();
        assertThat(sessions.close(peer.id(), other)).isFalse();
        assertThat(sessions.attach(peer.id(), other, new RecordingOutlet())).isEmpty();
        assertThat(scene.isAlive(peer, owner)).isTrue();
    }

    /** Being asked for by somebody else is no use. */
    @Test
    void foreignId_doesNotKeepTheSessionAlive() {
        Peer peer = scene.open(ANN);
        scene.timer.advance(Duration.ofMinutes(20));
        sessions.find(peer.id(), BEN);
        scene.timer.advance(Duration.ofMinutes(10));
        assertThat(scene.isAlive(peer, ANN)).isFalse();
    }

    @Test
    void unknownIds_areNotFound() {
        String id = scene.open(ANN).id();
        for (String unknown : List.of("", "x", id.substring(1), id + "=", id.toLowerCase() + "A")) {
            assertThat(sessions.find(unknown, ANN)).as(unknown).isEmpty();
            assertThat(sessions.close(unknown, ANN)).as(unknown).isFalse();
            assertThat(sessions.attach(unknown, ANN, new RecordingOutlet())).as(unknown).isEmpty();
        }
    }

    /** A renewed token, another role: still the same caller. */
    @Test
    void session_isFoundWithAnotherCredentialOfTheSameCaller() {
        Peer peer = scene.open(Scene.until(Callers.key("ann", "reader"), "2029-06-01T00:01:00Z"));
        assertThat(scene.isAlive(peer, Scene.until(Callers.key("ann", "admin"), "2029-06-01T00:09:00Z"))).isTrue();
        assertThat(scene.isAlive(peer, Callers.key("ann"))).isTrue();
    }

    @Test
    void anonymousCallers_haveSessionsToo() {
        Peer peer = scene.open(Caller.anonymous());
        assertThat(scene.isAlive(peer, Caller.anonymous())).isTrue();
        assertThat(scene.isAlive(peer, Callers.key("anonymous"))).isFalse();
    }

    @Test
    void closedSession_isGoneOnce() {
        Peer peer = scene.open(ANN);
        assertThat(sessions.close(peer.id(), ANN)).isTrue();
        assertThat(scene.isAlive(peer, ANN)).isFalse();
        assertThat(sessions.close(peer.id(), ANN)).isFalse();
    }

    @Test
    void closingOne_leavesTheOthers() {
        Peer first = scene.open(ANN);
        Peer second = scene.open(ANN);
        sessions.close(first.id(), ANN);
        assertThat(scene.isAlive(second, ANN)).isTrue();
    }

    @Test
    void unusedSession_expires() {
        Peer used = scene.open(ANN);
        Peer unused = scene.open(ANN);
        scene.clock.advance(IDLE.minus(INSTANT));
        assertThat(scene.isAlive(used, ANN)).isTrue();
        scene.clock.advance(INSTANT);
        assertThat(scene.isAlive(unused, ANN)).isFalse();
        assertThat(scene.isAlive(used, ANN)).isTrue();
    }

    @Test
    void expiredSession_cannotBeClosedOrListenedTo() {
        Peer peer = scene.open(ANN);
        scene.clock.advance(IDLE);
        assertThat(sessions.close(peer.id(), ANN)).isFalse();
        assertThat(sessions.attach(peer.id(), ANN, new RecordingOutlet())).isEmpty();
    }

    @Test
    void usedSession_expiresAfterItsLifetimeAllTheSame() {
        Peer peer = scene.open(ANN);
        for (int i = 0; i < 31; i++) {
            scene.clock.advance(LIFETIME.dividedBy(32));
            assertThat(scene.isAlive(peer, ANN)).isTrue();
        }
        scene.clock.advance(LIFETIME.dividedBy(32).minus(INSTANT));
        assertThat(scene.isAlive(peer, ANN)).isTrue();
        scene.clock.advance(INSTANT);
        assertThat(scene.isAlive(peer, ANN)).isFalse();
    }

    @Test
    void runningRequest_keepsTheSessionAndIdlenessBeginsAtItsEnd() {
        Peer peer = scene.open(ANN);
        peer.began(new RequestId("1"), () -> {
        });
        scene.timer.advance(IDLE.multipliedBy(2));
        peer.ended(new RequestId("1"));
        scene.timer.advance(IDLE.minus(INSTANT));
        assertThat(scene.sessions.count()).isOne();
        scene.timer.advance(INSTANT);
        assertThat(scene.isAlive(peer, ANN)).isFalse();
    }

    @Test
    void runningRequest_doesNotOutliveTheLifetime() {
        Peer peer = scene.open(ANN);
        int[] cancelled = new int[1];
        peer.began(new RequestId("1"), () -> cancelled[0]++);
        scene.timer.advance(LIFETIME.plus(Setup.SWEEP));
        assertThat(cancelled).containsExactly(1);
    }

    @Test
    void expiredSessions_areLetGoWithoutAnybodyAsking() {
        scene.open(ANN);
        scene.open(BEN);
        scene.timer.advance(IDLE.plus(Setup.SWEEP));
        assertThat(sessions.count()).isZero();
    }

    @Test
    void sweep_leavesLivingSessions() {
        scene.open(ANN);
        scene.timer.advance(IDLE.dividedBy(2));
        Peer later = scene.open(ANN);
        scene.timer.advance(IDLE.dividedBy(2).plus(Setup.SWEEP));
        assertThat(sessions.count()).isOne();
        assertThat(scene.isAlive(later, ANN)).isTrue();
    }

    @Test
    void manySessions_shareOneAlarmAndNoneHasNone() {
        assertThat(scene.timer.waiting()).isZero();
        scene.open(ANN);
        scene.open(ANN);
        scene.open(BEN);
        assertThat(scene.timer.waiting()).isOne();
        scene.timer.advance(IDLE.plus(Setup.SWEEP));
        assertThat(scene.timer.waiting()).isZero();
        scene.open(ANN);
        assertThat(scene.timer.waiting()).isOne();
    }

    @Test
    void callerWithTooMany_isLimited() {
        for (int i = 0; i < 4; i++) {
            scene.open(ANN);
        }
        assertThat(Refusals.of(() -> scene.open(ANN))).isInstanceOf(Limited.class);
        assertThat(scene.open(BEN)).isNotNull();
    }

    /** Roles and expiry do not make another caller of somebody. */
    @Test
    void callerWithTooMany_isLimitedWithEveryCredential() {
        for (int i = 0; i < 4; i++) {
            scene.open(Callers.key("ann", "role" + i));
        }
        assertThat(Refusals.of(() -> scene.open(Scene.until(ANN, "2029-06-01T00:01:00Z")))).isInstanceOf(Limited.class);
    }

    @Test
    void fullHouse_isUnavailableAndNobodyIsPutOut() {
        Scene small = new Scene(new Caps(3, 2, 1, 1, 1));
        Peer first = small.open(ANN);
        Peer second = small.open(ANN);
        Peer third = small.open(BEN);
        assertThat(Refusals.of(() -> small.open(BEN))).isInstanceOf(Unavailable.class);
        assertThat(Refusals.of(() -> small.open(Callers.key("cid")))).isInstanceOf(Unavailable.class);
        assertThat(List.of(small.isAlive(first, ANN), small.isAlive(second, ANN), small.isAlive(third, BEN)))
                .containsOnly(true);
    }

    /** Its own limit is all a caller learns, also when the house is full. */
    @Test
    void callerWithTooManyInAFullHouse_isLimited() {
        Scene small = new Scene(new Caps(2, 1, 1, 1, 1));
        small.open(ANN);
        small.open(BEN);
        assertThat(Refusals.of(() -> small.open(ANN))).isInstanceOf(Limited.class);
    }

    @Test
    void anonymousCallers_haveHalfOfAllSeatsTogether() {
        for (int i = 0; i < 5; i++) {
            scene.open(Caller.anonymous());
        }
        assertThat(Refusals.of(() -> scene.open(Caller.anonymous()))).isInstanceOf(Limited.class);
        assertThat(scene.open(ANN)).isNotNull();
    }

    @Test
    void refusedOpening_leavesNothingBehind() {
        Scene small = new Scene(ONE);
        Peer peer = small.open(ANN);
        for (int i = 0; i < 1_000; i++) {
            Caller stranger = Callers.key("stranger" + i);
            Refusals.of(() -> small.open(stranger));
        }
        assertThat(small.sessions.count()).isOne();
        small.sessions.close(peer.id(), ANN);
        assertThat(small.open(BEN)).isNotNull();
    }

    @Test
    void closedSession_givesItsSeatBackOnce() {
        Scene small = new Scene(ONE);
        Peer peer = small.open(ANN);
        small.sessions.close(peer.id(), ANN);
        small.sessions.close(peer.id(), ANN);
        small.open(ANN);
        assertThat(Refusals.of(() -> small.open(ANN))).isInstanceOf(Limited.class);
        assertThat(Refusals.of(() -> small.open(BEN))).isInstanceOf(Unavailable.class);
    }

    @Test
    void expiredSession_givesItsSeatBackByTheTimeThatWasSaid() {
        Scene small = new Scene(ONE);
        small.open(ANN);
        small.clock.advance(IDLE); // and the timer sleeps
        if (Refusals.of(() -> small.open(ANN)) instanceof Limited limited) {
            small.timer.advance(limited.retryAfter());
        }
        assertThat(small.open(BEN)).isNotNull();
    }

    @Test
    void shutDown_endsEverythingAndLetsNothingBegin() {
        Peer peer = scene.open(ANN);
        var end = scene.attach(peer, ANN, new RecordingOutlet()).orElseThrow();
        sessions.shutDown();
        assertThat(end).isCompleted();
        assertThat(scene.isAlive(peer, ANN)).isFalse();
        assertThat(Refusals.of(() -> scene.open(ANN))).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = "STATEFUL", mode = EnumSource.Mode.EXCLUDE)
    void otherModes_haveNoSessions(Mode mode) {
        Sessions none = new Sessions(Scene.settings(mode, ONE), scene.clock, scene.timer, scene.changes, (a, b) -> true);
        assertThat(none.mode()).isEqualTo(mode);
        assertThatIllegalStateException()
                .isThrownBy(() -> none.open(ANN, Revision.V2025_11_25, ClientCapabilities.NONE));
        assertThat(none.find("x", ANN)).isEmpty();
    }

    @Test
    void keys_doNotTellTheId() {
        Key key = new Key(Owner.of(ANN), "very-secret");
        assertThat(key.toString()).doesNotContain("very-secret");
    }
}
