package io.portcullis.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.Feature;
import io.portcullis.fake.Callers;
import io.portcullis.subscription.Changes.Watcher;

/** U-05, U-09. */
class ChangesTest {

    private static final Caller ALICE = Callers.key("alice");
    private static final String HERE = "192.0.2.1";

    private final Changes changes = new Changes(2);
    private final List<String> heard = new ArrayList<>();

    @Test
    void watcher_hearsOfEverything() {
        changes.watch(ALICE, HERE, watcher("a"));
        changes.listChanged(Feature.PROMPT);
        changes.resourceUpdated("docs://a");
        assertThat(heard).containsExactly("a PROMPT", "a docs://a");
    }

    @Test
    void watcherThatLeft_hearsNoMore() {
        Watcher watcher = watcher("a");
        changes.watch(ALICE, HERE, watcher);
        changes.unwatch(ALICE, HERE, watcher);
        changes.listChanged(Feature.TOOL);
        assertThat(heard).isEmpty();
    }

    @Test
    void watcherThatThrows_harmsNoOther() {
        changes.watch(ALICE, HERE, new Watcher() {

            @Override
            public void listChanged(Feature feature) {
                throw new IllegalStateException();
            }

            @Override
            public void resourceUpdated(String uri) {
                throw new IllegalStateException();
            }
        });
        changes.watch(ALICE, HERE, watcher("b"));
        changes.listChanged(Feature.TOOL);
        changes.resourceUpdated("docs://a");
        assertThat(heard).containsExactly("b TOOL", "b docs://a");
    }

    @Test // U-09: that something hidden has changed is nobody else's business
    void changeOfAList_isToldToWhomItConcerns() {
        Caller bob = Callers.key("bob");
        changes.watch(ALICE, HERE, watcher("a"));
        changes.watch(bob, HERE, watcher("b"));
        changes.listChanged(Feature.TOOL, caller -> caller.equals(bob));
        assertThat(heard).containsExactly("b TOOL");
    }

    @Test // a check that breaks tells nothing, and only to whom it broke for
    void checkThatThrows_harmsNoOther() {
        changes.watch(ALICE, HERE, watcher("a"));
        changes.watch(Callers.key("bob"), HERE, watcher("b"));
        changes.listChanged(Feature.TOOL, caller -> {
            if (caller.equals(ALICE)) {
                throw new IllegalStateException();
            }
            return true;
        });
        assertThat(heard).containsExactly("b TOOL");
    }

    @Test // U-09
    void caller_hasOnlySoManyWatchers() {
        Watcher second = watcher("2");
        assertThat(changes.watch(ALICE, HERE, watcher("1"))).isTrue();
        assertThat(changes.watch(ALICE, HERE, second)).isTrue();
        assertThat(changes.watch(ALICE, HERE, watcher("3"))).isFalse();
        assertThat(changes.watch(ALICE, "192.0.2.2", watcher("4"))).as("wherever it is").isFalse();
        changes.listChanged(Feature.TOOL);
        assertThat(heard).containsExactlyInAnyOrder("1 TOOL", "2 TOOL");
        changes.unwatch(ALICE, HERE, second);
        assertThat(changes.watch(ALICE, HERE, watcher("5"))).isTrue();
    }

    @Test // U-09
    void callers_countForThemselves() {
        List<Caller> callers = List.of(ALICE, Callers.key("bob"), Callers.of("alice", "", Authentication.JWT),
                Callers.of("alice", "x", Authentication.JWT), Callers.of("x alice", "", Authentication.JWT),
                Callers.of("", "x alice", Authentication.JWT), Callers.of("192.0.2.1", "", Authentication.JWT));
        for (Caller caller : callers) {
            assertThat(changes.watch(caller, HERE, watcher("a"))).isTrue();
            assertThat(changes.watch(caller, HERE, watcher("b"))).isTrue();
            assertThat(changes.watch(caller, HERE, watcher("c"))).isFalse();
        }
        assertThat(changes.watch(Caller.anonymous(), HERE, watcher("d"))).isTrue();
    }

    @Test
    void anonymousCallers_areToldApartByAddress() {
        assertThat(changes.watch(Caller.anonymous(), HERE, watcher("a"))).isTrue();
        assertThat(changes.watch(Caller.anonymous(), HERE, watcher("b"))).isTrue();
        assertThat(changes.watch(Caller.anonymous(), HERE, watcher("c"))).isFalse();
        assertThat(changes.watch(Caller.anonymous(), "192.0.2.2", watcher("d"))).isTrue();
    }

    @Test
    void leavingTwice_freesOnePlace() {
        Watcher first = watcher("1");
        changes.watch(ALICE, HERE, first);
        changes.watch(ALICE, HERE, watcher("2"));
        changes.unwatch(ALICE, HERE, first);
        changes.unwatch(ALICE, HERE, first);
        assertThat(changes.watch(ALICE, HERE, watcher("3"))).isTrue();
        assertThat(changes.watch(ALICE, HERE, watcher("4"))).isFalse();
    }

    @Test
    void callersWhoLeft_leaveNothingBehind() {
        for (int i = 0; i < 100_000; i++) {
            Caller caller = Callers.key("caller" + i);
            Watcher watcher = watcher("a");
            changes.watch(caller, HERE, watcher);
            changes.unwatch(caller, HERE, watcher);
        }
        assertThat(changes.callers()).isZero();
        changes.listChanged(Feature.TOOL);
        assertThat(heard).isEmpty();
    }

    @Test
    void manyThreads_neverExceedTheCap() throws Exception {
        AtomicInteger watching = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.submit(() -> {
                for (int j = 0; j < 2_000; j++) {
                    Watcher watcher = watcher("x");
                    if (changes.watch(ALICE, HERE, watcher)) {
                        most.accumulateAndGet(watching.incrementAndGet(), Math::max);
                        watching.decrementAndGet();
                        changes.unwatch(ALICE, HERE, watcher);
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isBetween(1, 2);
        assertThat(changes.watch(ALICE, HERE, watcher("a"))).isTrue();
        assertThat(changes.watch(ALICE, HERE, watcher("b"))).isTrue();
        assertThat(changes.watch(ALICE, HERE, watcher("c"))).isFalse();
    }

    private Watcher watcher(String name) {
        return new Watcher() {

            @Override
            public void listChanged(Feature feature) {
                heard.add(name + " " + feature);
            }

            @Override
            public void resourceUpdated(String uri) {
                heard.add(name + " " + uri);
            }
        };
    }
}
