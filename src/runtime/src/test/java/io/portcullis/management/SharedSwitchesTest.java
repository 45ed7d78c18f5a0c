package io.portcullis.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import io.portcullis.event.Events;
import io.portcullis.fake.FakeNodes;
import io.portcullis.fake.RecordingListener;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.spi.Nodes;
import io.portcullis.spi.SwitchStore;

/** What an operator switches off on one node is off on all. */
class SharedSwitchesTest {

    private final FakeStore store = new FakeStore();
    private final List<FakeNodes> hub = new ArrayList<>();
    private final LivePolicy policyOfA = new LivePolicy();
    private final LivePolicy policyOfB = new LivePolicy();
    private final SharedSwitches a = switches(policyOfA, new FakeNodes(hub));
    private final SharedSwitches b = switches(policyOfB, new FakeNodes(hub));

    private SharedSwitches switches(LivePolicy policy, Nodes nodes) {
        return new SharedSwitches(policy, store, nodes, new Events(List.of(new RecordingListener())));
    }

    /** As the desk does it: here at once, then shared. */
    private void turn(LivePolicy policy, SharedSwitches switches, String name, boolean off) {
        policy.change(Source.OPERATOR, layer -> {
            Map<String, EntryPolicy> entries = new HashMap<>(layer.entries());
            if (off) {
                entries.put(name, EntryPolicy.OFF);
            } else {
                entries.remove(name);
            }
            return new Layer(layer.destructiveOff(), entries);
        });
        switches.switched(name, off);
    }

    private static Set<String> off(LivePolicy policy) {
        return policy.said(Source.OPERATOR).entries().keySet();
    }

    @Test
    void switch_holdsOnTheOtherNode_untilItIsTakenBack() {
        turn(policyOfA, a, "delete", true);
        assertThat(off(policyOfB)).containsExactly("delete");
        turn(policyOfB, b, "pay", true);
        assertThat(off(policyOfA)).containsExactlyInAnyOrder("delete", "pay");
        turn(policyOfB, b, "delete", false);
        assertThat(off(policyOfA)).containsExactly("pay");
        policyOfA.change(Source.OPERATOR, layer -> new Layer(true, layer.entries()));
        a.switched("", true);
        assertThat(policyOfB.said(Source.OPERATOR).destructiveOff()).isTrue();
    }

    @Test
    void nodeThatStartsLater_orHeardNothing_takesOverWhatIsKept() {
        turn(policyOfA, a, "delete", true);
        LivePolicy late = new LivePolicy();
        switches(late, Nodes.alone()).look();
        assertThat(off(late)).containsExactly("delete");
    }

    @Test
    void storeThatIsAway_leavesWhatIsKnown_andGetsTheRestLater() {
        turn(policyOfA, a, "delete", true);
        store.away = true;
        turn(policyOfA, a, "pay", true);
        b.look();
        assertThat(off(policyOfA)).containsExactlyInAnyOrder("delete", "pay");
        assertThat(off(policyOfB)).containsExactly("delete");
        store.away = false;
        a.look();
        assertThat(off(policyOfB)).containsExactlyInAnyOrder("delete", "pay");
    }

    @Test // nothing is switched on by losing it
    void storeThatHasLostTheSwitches_getsThemBack() {
        turn(policyOfA, a, "delete", true);
        store.kept = Optional.empty();
        b.look();
        assertThat(off(policyOfA)).containsExactly("delete");
        assertThat(off(policyOfB)).containsExactly("delete");
        assertThat(store.kept.orElseThrow().off()).containsExactly("delete");
    }

    @Test
    void olderSwitches_areNotTakenOver() {
        turn(policyOfA, a, "delete", true);
        SwitchStore.Switches old = store.kept.orElseThrow();
        turn(policyOfA, a, "pay", true);
        store.kept = Optional.of(old);
        b.look();
        assertThat(off(policyOfB)).containsExactlyInAnyOrder("delete", "pay");
        assertThat(store.kept.orElseThrow().off()).containsExactlyInAnyOrder("delete", "pay");
    }

    @Test // what was switched here is not undone by what another node switched at the same time
    void switchesThatMeet_bothHold() {
        store.losing = 1;
        turn(policyOfA, a, "delete", true);
        turn(policyOfB, b, "pay", true);
        a.look();
        assertThat(off(policyOfA)).containsExactlyInAnyOrder("delete", "pay");
        assertThat(off(policyOfB)).containsExactlyInAnyOrder("delete", "pay");
    }

    @Test // a look that never ends would be the last
    void storeThatAnswersWithNull_isAskedAgain() {
        turn(policyOfA, a, "delete", true);
        store.nulls = 4;
        for (int each = 0; each < 4; each++) {
            turn(policyOfA, a, "pay" + each, true);
        }
        assertThat(store.nulls).isZero();
        a.look();
        assertThat(off(policyOfB)).containsExactlyInAnyOrder("delete", "pay0", "pay1", "pay2", "pay3");
    }

    private static final class FakeStore implements SwitchStore {

        Optional<Switches> kept = Optional.empty();
        boolean away;
        int losing;
        /** So many answers are none: a stage, what is in it, and the same of a replacement. */
        int nulls;

        @Override
        public CompletionStage<Optional<Switches>> read() {
            if (nulls == 4 || nulls == 3) {
                return nulls-- == 4 ? null : CompletableFuture.completedFuture(null);
            }
            return away ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                    : CompletableFuture.completedFuture(kept);
        }

        @Override
        public CompletionStage<Boolean> replace(long version, Switches after) {
            if (nulls > 0) {
                return nulls-- == 2 ? null : CompletableFuture.completedFuture(null);
            }
            if (losing-- > 0 || kept.map(Switches::version).orElse(0L) != version) {
                return CompletableFuture.completedFuture(false);
            }
            kept = Optional.of(after);
            return CompletableFuture.completedFuture(true);
        }
    }
}
