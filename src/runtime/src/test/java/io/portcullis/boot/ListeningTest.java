package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.config.SmallRyeConfigBuilder;

class ListeningTest {

    private static final String PROXY = "quarkus.http.proxy.";

    @ParameterizedTest
    @ValueSource(strings = { "proxy-address-forwarding", "allow-forwarded", "allow-x-forwarded" })
    void addressesThatEverybodyMayForge_areRefused(String key) {
        assertThat(problems(Map.of(PROXY + key, "true"))).singleElement().asString().contains("trusted-proxies");
    }

    @Test
    void addressesFromTrustedProxies_areNot() {
        assertThat(problems(Map.of(PROXY + "proxy-address-forwarding", "true", PROXY + "trusted-proxies", "10.0.0.1")))
                .isEmpty();
    }

    @Test
    void withoutForwarding_nothingIsMissing() {
        assertThat(problems(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "127.0.0.1", "::1" })
    void loopback_isRecognised(String host) {
        assertThat(listening(Map.of("quarkus.http.host", host)).onLoopback()).isTrue();
    }

    @Test
    void anUnknownHost_isNotLoopback() {
        assertThat(listening(Map.of()).onLoopback()).isFalse();
    }

    private static List<String> problems(Map<String, String> settings) {
        List<String> problems = new ArrayList<>();
        listening(settings).run(problems);
        return problems;
    }

    private static Listening listening(Map<String, String> settings) {
        return new Listening(new SmallRyeConfigBuilder().withDefaultValues(new HashMap<>(settings)).build());
    }
}
