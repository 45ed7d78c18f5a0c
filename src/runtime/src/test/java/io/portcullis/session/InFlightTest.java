package io.portcullis.session;

import static io.portcullis.session.Scene.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.engine.Peer;
import io.portcullis.protocol.RequestId;

/** Cancelling what runs: rows G2-02, J-02. */
class InFlightTest {

    private final Scene scene = new Scene();
    private final Peer peer = scene.open(ANN);
    private final List<String> cancelled = new ArrayList<>();

    @Test
    void cancellation_reachesTheRequestOnce() {
        began("1", "first");
        peer.cancelled("1");
        peer.cancelled("1");
        scene.sessions.close(peer.id(), ANN);
        assertThat(cancelled).containsExactly("first");
    }

    @Test
    void cancellation_reachesNoOtherRequest() {
        began("1", "number");
        began("\"1\"", "text");
        began("2", "other");
        peer.cancelled("\"1\"");
        assertThat(cancelled).containsExactly("text");
    }

    @Test
    void unknownAndEnded_areIgnored() {
        began("1", "first");
        peer.ended(new RequestId("1"));
        peer.ended(new RequestId("1"));
        peer.cancelled("1");
        peer.cancelled("nonsense");
        assertThat(cancelled).isEmpty();
    }

    /** Ids are the client's: the same one in another session, even of this caller, is another request. */
    @Test
    void cancellation_staysInItsSession() {
        began("1", "first");
        scene.open(ANN).cancelled("1");
        assertThat(cancelled).isEmpty();
    }

    @Test
    void takenId_staysWithTheOlder() {
        began("1", "older");
        began("1", "newer");
        peer.cancelled("1");
        assertThat(cancelled).containsExactly("older");
    }

    @Test
    void endOfTheNewer_leavesTheOlderItsSlot() {
        began("1", "older");
        began("1", "newer");
        peer.ended(new RequestId("1"));
        peer.cancelled("1");
        assertThat(cancelled).containsExactly("older");
    }

    @Test
    void whenBothEnded_theIdIsFree() {
        began("1", "older");
        began("1", "newer");
        peer.ended(new RequestId("1"));
        peer.ended(new RequestId("1"));
        began("1", "next");
        peer.cancelled("1");
        assertThat(cancelled).containsExactly("next");
    }

    @Test
    void closedSession_cancelsAllThatRuns() {
        began("1", "first");
        began("2", "second");
        began("3", "third");
        peer.ended(new RequestId("2"));
        scene.sessions.close(peer.id(), ANN);
        assertThat(cancelled).containsExactlyInAnyOrder("first", "third");
    }

    @Test
    void whatBeginsInAnOverSession_isCancelledAtOnce() {
        scene.sessions.close(peer.id(), ANN);
        began("1", "late");
        peer.cancelled("1");
        assertThat(cancelled).containsExactly("late");
    }

    @Test
    void oneThatCannotBeCancelled_doesNotKeepTheOthers() {
        peer.began(new RequestId("1"), () -> {
            throw new IllegalStateException("broken");
        });
        began("2", "second");
        peer.began(new RequestId("3"), () -> {
            throw new IllegalStateException("broken");
        });
        var end = scene.attach(peer, ANN, new RecordingOutlet()).orElseThrow();
        assertThat(scene.sessions.close(peer.id(), ANN)).isTrue();
        assertThat(cancelled).containsExactly("second");
        assertThat(end).isCompleted();
    }

    @Test
    void withoutRoom_aRequestRunsAndIsNotRemembered() {
        for (int i = 1; i <= 1_000; i++) {
            began("" + i, "request " + i);
        }
        peer.cancelled("4");
        scene.sessions.close(peer.id(), ANN);
        assertThat(cancelled).containsExactlyInAnyOrder("request 1", "request 2", "request 3");
    }

    @Test
    void endedRequests_makeRoom() {
        for (int i = 1; i <= 1_000; i++) {
            began("" + i, "request " + i);
            peer.ended(new RequestId("" + i));
        }
        began("last", "last");
        peer.cancelled("last");
        assertThat(cancelled).containsExactly("last");
    }

    private void began(String id, String name) {
        peer.began(new RequestId(id), () -> cancelled.add(name));
    }
}
