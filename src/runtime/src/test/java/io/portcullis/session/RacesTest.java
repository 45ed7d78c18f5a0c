package io.portcullis.session;

import static io.portcullis.session.Scene.ANN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.engine.Peer;
import io.portcullis.fake.Callers;
import io.portcullis.protocol.RequestId;
import io.portcullis.protocol.Slice;
import io.portcullis.refusal.RefusedException;
import io.portcullis.session.Settings.Caps;

/** The same promises when many threads come at once. */
class RacesTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 50;

    @Test
    void atTheCapOfACaller_asManyOpenAsThereIsRoom() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Scene scene = new Scene(new Caps(1_000, 21, 1, 1, 1));
            assertThat(sum(thread -> opened(scene, ANN, 10))).isEqualTo(21);
            assertThat(scene.sessions.count()).isEqualTo(21);
        }
    }

    @Test
    void atTheCapOfAll_asManyOpenAsThereIsRoom() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Scene scene = new Scene(new Caps(33, 10, 1, 1, 1));
            assertThat(sum(thread -> opened(scene, Callers.key("caller" + thread), 10))).isEqualTo(33);
        }
    }

    @Test
    void openingAndClosing_leavesTheCountsTrue() throws Exception {
        Scene scene = new Scene(new Caps(4, 4, 1, 1, 1));
        sum(thread -> {
            for (int i = 0; i < 1_000; i++) {
                openAndClose(scene);
            }
            return 0;
        });
        assertThat(scene.sessions.count()).isZero();
        assertThat(opened(scene, ANN, 10)).isEqualTo(4);
    }

    @Test
    void ofManyThatClose_oneDoes() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Scene scene = new Scene(new Caps(1, 1, 1, 1, 1));
            Peer peer = scene.open(ANN);
            assertThat(sum(thread -> scene.sessions.close(peer.id(), ANN) ? 1 : 0)).isOne();
            assertThat(opened(scene, ANN, 5)).isOne();
        }
    }

    @Test
    void ofManyStreams_oneStaysAndEachMessageIsSentOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Scene scene = new Scene();
            Peer peer = scene.open(ANN);
            List<RecordingOutlet> outlets = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                outlets.add(new RecordingOutlet());
            }
            ConcurrentLinkedQueue<CompletableFuture<Void>> ends = new ConcurrentLinkedQueue<>();
            sum(thread -> ends.add(scene.attach(peer, ANN, outlets.get(thread)).orElseThrow()) ? 1 : 0);
            scene.changes.listChanged(Feature.TOOL);
            assertThat(ends.stream().filter(end -> !end.isDone())).hasSize(1);
            assertThat(outlets.stream().mapToInt(outlet -> outlet.sent().size()).sum()).isOne();
        }
    }

    /** Changes told while streams come and go: none is told twice. */
    @Test
    void whileStreamsReplaceEachOther_noMessageIsSentTwice() throws Exception {
        Scene scene = new Scene();
        Peer peer = scene.open(ANN);
        ConcurrentLinkedQueue<RecordingOutlet> outlets = new ConcurrentLinkedQueue<>();
        attach(scene, peer, outlets);
        int told = 200;
        sum(thread -> {
            for (int i = 0; i < told; i++) {
                if (thread == 0) {
                    scene.changes.listChanged(Feature.TOOL);
                } else {
                    attach(scene, peer, outlets);
                }
            }
            return 0;
        });
        assertThat(outlets.stream().mapToInt(outlet -> outlet.sent().size()).sum()).isPositive().isLessThanOrEqualTo(told);
    }

    @Test
    void streamAndEndOfTheSessionAtOnce_leaveNoStream() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Scene scene = new Scene();
            Peer peer = scene.open(ANN);
            ConcurrentLinkedQueue<CompletableFuture<Void>> ends = new ConcurrentLinkedQueue<>();
            sum(thread -> {
                if (thread == 0) {
                    scene.sessions.close(peer.id(), ANN);
                } else {
                    scene.attach(peer, ANN, new RecordingOutlet()).ifPresent(ends::add);
                }
                return 0;
            });
            assertThat(ends).allMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void cancellationAndEndOfTheSessionAtOnce_reachTheRequestOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Scene scene = new Scene();
            Peer peer = scene.open(ANN);
            AtomicInteger cancelled = new AtomicInteger();
            peer.began(new RequestId("1"), cancelled::incrementAndGet);
            sum(thread -> {
                if (thread == 0) {
                    scene.sessions.close(peer.id(), ANN);
                } else {
                    peer.cancelled("1");
                }
                return 0;
            });
            assertThat(cancelled).hasValue(1);
        }
    }

    @Test
    void beginningAndEndOfTheSessionAtOnce_leaveNothingRunning() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Scene scene = new Scene(new Caps(1, 1, 1, 1, THREADS));
            Peer peer = scene.open(ANN);
            AtomicInteger cancelled = new AtomicInteger();
            sum(thread -> {
                if (thread == 0) {
                    scene.sessions.close(peer.id(), ANN);
                } else {
                    peer.began(new RequestId("" + thread), cancelled::incrementAndGet);
                }
                return 0;
            });
            assertThat(cancelled).hasValue(THREADS - 1);
        }
    }

    @Test
    void ofManyAnswers_oneCounts() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Scene scene = new Scene();
            Peer peer = scene.open(ANN);
            RecordingOutlet outlet = new RecordingOutlet();
            AtomicInteger completions = new AtomicInteger();
            peer.ask(id -> id.getBytes(UTF_8), outlet)
                    .whenComplete((result, failure) -> completions.incrementAndGet());
            sum(thread -> {
                peer.answered(outlet.sent().get(0), Optional.of(new Slice(new byte[] { '1' }, 0, 1)));
                return 0;
            });
            assertThat(completions).hasValue(1);
        }
    }

    /** Both have their message written, nothing but the cap is left between them and sending; one may go on. */
    @Test
    void atTheCapOfQuestions_asManyAreAskedAsThereIsRoom() throws Exception {
        int rounds = 500;
        Peer peer = new Scene(new Caps(1, 1, 1, 1, 1)).open(ANN);
        RecordingOutlet outlet = new RecordingOutlet();
        AtomicInteger steps = new AtomicInteger();
        sum(2, thread -> {
            for (int step = 0; step < 6 * rounds; step += 6) {
                int start = step;
                CompletableFuture<Slice> answer = peer.ask(id -> together(steps, start + 2), outlet).toCompletableFuture();
                together(steps, start + 4);
                answer.cancel(false);
                together(steps, start + 6);
            }
            return 0;
        });
        assertThat(outlet.sent()).hasSize(rounds);
    }

    private static void attach(Scene scene, Peer peer, ConcurrentLinkedQueue<RecordingOutlet> outlets) {
        RecordingOutlet outlet = new RecordingOutlet();
        outlets.add(outlet);
        scene.attach(peer, ANN, outlet);
    }

    /** Waits until two threads are here, so closely that they leave at the same moment. */
    private static byte[] together(AtomicInteger steps, int both) {
        steps.incrementAndGet();
        while (steps.get() < both) {
            Thread.onSpinWait();
        }
        return new byte[0];
    }

    private static void openAndClose(Scene scene) {
        try {
            scene.sessions.close(scene.open(ANN).id(), ANN);
        } catch (RefusedException e) {
            // full just now
        }
    }

    private static int opened(Scene scene, Caller caller, int attempts) {
        int opened = 0;
        for (int i = 0; i < attempts; i++) {
            try {
                scene.open(caller);
                opened++;
            } catch (RefusedException e) {
                // full
            }
        }
        return opened;
    }

    /** Starts all threads at one moment and adds up what they say. */
    private static int sum(Attempt attempt) throws Exception {
        return sum(THREADS, attempt);
    }

    private static int sum(int count, Attempt attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Callable<Integer>> attempts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                attempts.add(() -> {
                    start.await();
                    return attempt.by(thread);
                });
            }
            int sum = 0;
            for (Future<Integer> one : threads.invokeAll(attempts)) {
                sum += one.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What one thread does. */
    private interface Attempt {
        int by(int thread);
    }
}
