package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.api.CallCancelled;

class SignalTest {

    private final Signal signal = new Signal();
    private final List<String> told = new ArrayList<>();

    @Test
    void everybody_isToldOnce() {
        signal.onRequest(() -> told.add("a"));
        signal.onRequest(() -> told.add("b"));
        signal.throwIfRequested();
        signal.request();
        signal.request();
        assertThat(told).containsExactly("a", "b");
        assertThat(signal.isRequested()).isTrue();
        assertThatThrownBy(signal::throwIfRequested).isInstanceOf(CallCancelled.class);
    }

    @Test
    void whoComesLate_isToldAtOnce() {
        signal.request();
        signal.onRequest(() -> told.add("late"));
        assertThat(told).containsExactly("late");
    }

    @Test // it may cancel, or wait for, others who do the same
    void action_mayUseTheSignal() {
        signal.onRequest(() -> {
            signal.request();
            signal.onRequest(() -> told.add("nested " + signal.isRequested()));
        });
        signal.request();
        assertThat(told).containsExactly("nested true");
    }

    @Test // the one behind it may be what frees a thread
    void actionThatThrows_keepsNoOtherFromBeingTold() {
        signal.onRequest(() -> {
            throw new IllegalStateException();
        });
        signal.onRequest(() -> told.add("b"));
        signal.request();
        assertThat(told).containsExactly("b");
    }
}
