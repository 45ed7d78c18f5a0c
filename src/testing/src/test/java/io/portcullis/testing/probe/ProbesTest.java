package io.portcullis.testing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProbesTest {

    private final Probes probes = new Probes();

    @Test
    void callerForTheGuard_isStoppedThere() {
        String caller = probes.caller(Until.GUARD);
        assertThatThrownBy(() -> probes.pastGuard(caller)).isInstanceOf(ProbeStop.class);
        assertThat(probes.hasReached(caller)).isFalse();
    }

    @Test
    void callerForTheMethod_isStoppedThere_andThatIsKnown() {
        String caller = probes.caller(Until.METHOD);
        probes.pastGuard(caller);
        assertThat(probes.hasReached(caller)).isFalse();
        assertThatThrownBy(() -> probes.atMethod(caller)).isInstanceOf(ProbeStop.class);
        assertThat(probes.hasReached(caller)).isTrue();
    }

    @Test
    void callerForTheEnd_runs_andThatIsKnown() {
        String caller = probes.caller(Until.END);
        probes.pastGuard(caller);
        probes.atMethod(caller);
        assertThat(probes.hasReached(caller)).isTrue();
    }

    @Test
    void everybodyElse_isLeftAlone() {
        probes.caller(Until.GUARD);
        for (String caller : new String[] { "alice", "anonymous", "probe-1" }) {
            probes.pastGuard(caller);
            probes.atMethod(caller);
            assertThat(probes.hasReached(caller)).isFalse();
        }
    }

    @Test
    void thisThread_isStoppedForAWhile_whoeverCalls() throws Exception {
        assertThatThrownBy(() -> probes.stoppingHere(() -> {
            probes.pastGuard("anonymous");
            return null;
        })).isInstanceOf(ProbeStop.class);
        probes.pastGuard("anonymous");
    }

    @Test
    void noTwoProbes_areOneCaller() {
        assertThat(probes.caller(Until.GUARD)).isNotEqualTo(probes.caller(Until.GUARD))
                .isNotEqualTo(new Probes().caller(Until.GUARD));
    }
}
