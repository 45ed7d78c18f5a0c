package io.portcullis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class KnownMethodsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    KnownMethodsTest() {
        registry.config().meterFilter(new KnownMethods());
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "POST", "DELETE", "OPTIONS", "UNKNOWN" })
    void requestWithAKnownMethod_isCounted(String method) {
        registry.timer("http.server.requests", "method", method);
        assertThat(registry.getMeters()).hasSize(1);
    }

    @Test
    void requestsWithMadeUpMethods_leaveNothingBehind() {
        for (int i = 0; i < 1_000; i++) {
            registry.timer("http.server.requests", "method", "MADE" + i);
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void otherMeters_areNotTouched() {
        registry.counter("app.calls", "method", "anything");
        registry.counter("http.server.connections");
        assertThat(registry.getMeters()).hasSize(2);
    }
}
