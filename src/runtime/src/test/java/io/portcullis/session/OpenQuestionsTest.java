package io.portcullis.session;

import static io.portcullis.session.Scene.ANN;
import static io.portcullis.session.Scene.BEN;
import static io.portcullis.session.Scene.INSTANT;
import static io.portcullis.session.Scene.LIFETIME;
import static io.portcullis.session.Scene.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import io.portcullis.engine.Outlet;
import io.portcullis.engine.Peer;
import io.portcullis.protocol.Slice;

/** Questions to a client and what comes back: rows SR-01, B-11, J-02. */
class OpenQuestionsTest {

    private final Scene scene = new Scene();
    private final Peer peer = scene.open(ANN);
    private final RecordingOutlet outlet = new RecordingOutlet();

    @Test
    void question_isSentAndAnswered() {
        CompletableFuture<Slice> answer = ask(peer);
        assertThat(answer).isNotDone();
        peer.answered(lastId(), Optional.of(slice("{\"yes\":1}")));
        assertThat(answer.join().text()).isEqualTo("{\"yes\":1}");
    }

    @Test
    void idsOfQuestions_areLongAndDiffer() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ask(peer);
            assertThat(lastId()).matches("[0-9]{16}");
            ids.add(lastId());
            peer.answered(lastId(), Optional.empty());
        }
        assertThat(ids).hasSize(1_000);
    }

    @Test
    void errorOfTheClient_isNoAnswer() {
        CompletableFuture<Slice> answer = ask(peer);
        peer.answered(lastId(), Optional.empty());
        assertThat(failure(answer)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void secondAnswer_isIgnored() {
        CompletableFuture<Slice> answer = ask(peer);
        peer.answered(lastId(), Optional.of(slice("1")));
        peer.answered(lastId(), Optional.of(slice("2")));
        peer.answered(lastId(), Optional.empty());
        assertThat(answer.join().text()).isEqualTo("1");
    }

    @Test
    void answerToNoQuestion_isIgnored() {
        CompletableFuture<Slice> answer = ask(peer);
        String id = lastId();
        for (String other : new String[] { "1", "null", "\"\"", id.substring(1), '"' + id + '"', id + " " }) {
            peer.answered(other, Optional.of(slice("1")));
        }
        assertThat(answer).isNotDone();
    }

    /** The id of a question is good in the session it was asked in, and in no other, also of the same caller. */
    @Test
    void answerFromAnotherSession_isIgnored() {
        CompletableFuture<Slice> answer = ask(peer);
        scene.open(ANN).answered(lastId(), Optional.of(slice("1")));
        scene.open(BEN).answered(lastId(), Optional.of(slice("1")));
        assertThat(answer).isNotDone();
    }

    @Test
    void answerInTime_counts() {
        CompletableFuture<Slice> answer = ask(peer);
        scene.timer.advance(PATIENCE.minus(INSTANT));
        peer.answered(lastId(), Optional.of(slice("1")));
        assertThat(answer).isCompleted();
    }

    @Test
    void answerTooLate_isIgnored() {
        CompletableFuture<Slice> answer = ask(peer);
        scene.timer.advance(PATIENCE);
        peer.answered(lastId(), Optional.of(slice("1")));
        assertThat(failure(answer)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void closedSession_failsItsQuestions() {
        CompletableFuture<Slice> answer = ask(peer);
        scene.sessions.close(peer.id(), ANN);
        assertThat(failure(answer)).isInstanceOf(CancellationException.class);
    }

    @Test
    void expiredSession_failsItsQuestions() {
        scene.clock.advance(LIFETIME.minus(INSTANT));
        CompletableFuture<Slice> answer = ask(peer);
        scene.timer.advance(Setup.SWEEP.plus(INSTANT));
        assertThat(failure(answer)).isInstanceOf(CancellationException.class);
    }

    @Test
    void overSession_asksNothing() {
        scene.sessions.close(peer.id(), ANN);
        assertThat(failure(ask(peer))).isInstanceOf(CancellationException.class);
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    void whenTheStreamIsGone_theQuestionFails() {
        CompletableFuture<Slice> answer = ask(peer);
        outlet.leave();
        peer.answered(lastId(), Optional.of(slice("1")));
        assertThat(failure(answer)).isInstanceOf(CancellationException.class);
    }

    @Test
    void clientThatLeftBefore_isNotAsked() {
        outlet.leave();
        assertThat(failure(ask(peer))).isInstanceOf(CancellationException.class);
    }

    @Test
    void clientThatTakesNoStream_cannotBeAsked() {
        CompletableFuture<Slice> answer = peer.ask(id -> id.getBytes(UTF_8), new Deaf()).toCompletableFuture();
        assertThat(failure(answer)).isInstanceOf(CancellationException.class);
        assertThat(scene.timer.waiting()).isOne(); // the sweep
    }

    @Test
    void tooManyQuestions_areNotAsked() {
        ask(peer);
        ask(peer);
        CompletableFuture<Slice> third = ask(peer);
        assertThat(failure(third)).isInstanceOf(IllegalStateException.class).isNotInstanceOf(CancellationException.class);
        assertThat(outlet.sent()).hasSize(2);
        assertThat(ask(scene.open(ANN))).isNotDone();
    }

    /** Whatever ends a question makes room for another. */
    @Test
    void endedQuestions_takeNoRoom() {
        for (int i = 0; i < 3; i++) {
            ask(peer);
            peer.answered(lastId(), Optional.of(slice("1")));
            ask(peer);
            peer.answered(lastId(), Optional.empty());
            ask(peer);
            scene.timer.advance(PATIENCE);
            ask(peer).cancel(false); // the asker gives up
        }
        assertThat(ask(peer)).isNotDone();
        assertThat(scene.timer.waiting()).isEqualTo(2); // this one and the sweep
    }

    @Test
    void messageThatCannotBeWritten_takesNoRoom() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> peer.ask(id -> {
                throw new IllegalArgumentException("unwritable");
            }, outlet)).hasMessage("unwritable");
        }
        assertThat(ask(peer)).isNotDone();
    }

    /** The answer may come in before sending returns. */
    @Test
    void quickClient_isHeard() {
        Outlet quick = new Quick(peer);
        assertThat(peer.ask(id -> id.getBytes(UTF_8), quick).toCompletableFuture()).isCompleted();
    }

    private CompletableFuture<Slice> ask(Peer whom) {
        return whom.ask(id -> id.getBytes(UTF_8), outlet).toCompletableFuture();
    }

    private String lastId() {
        return outlet.sent().get(outlet.sent().size() - 1);
    }

    private static Throwable failure(CompletableFuture<Slice> answer) {
        assertThat(answer).isDone();
        Throwable[] failures = new Throwable[1];
        answer.whenComplete((result, failure) -> failures[0] = failure);
        return failures[0];
    }

    private static Slice slice(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return new Slice(bytes, 0, bytes.length);
    }

    /** Takes no message. */
    private static final class Deaf implements Outlet {

        @Override
        public boolean canStream() {
            return false;
        }

        @Override
        public boolean send(byte[] message) {
            return false;
        }

        @Override
        public void onGone(Runnable action) {
            // never
        }
    }

    /** Answers while it is still being asked. */
    private record Quick(Peer peer) implements Outlet {

        @Override
        public boolean canStream() {
            return true;
        }

        @Override
        public boolean send(byte[] message) {
            peer.answered(new String(message, UTF_8), Optional.of(slice("1")));
            return true;
        }

        @Override
        public void onGone(Runnable action) {
            // never
        }
    }
}
