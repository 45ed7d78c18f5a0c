package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test // a command of the application, say
    void whatServesNothing_isReachedByNobody() {
        Listening nothing = listening(Map.of("quarkus.http.host-enabled", "false"));
        assertThat(nothing.isServing()).isFalse();
        assertThat(nothing.onLoopback()).isTrue();
        assertThat(listening(Map.of("quarkus.http.host-enabled", "false", "quarkus.http.domain-socket-enabled", "true"))
                .isServing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "enabled,true", "ENABLED,true", "redirect,false", "disabled,false", "Disabled,false" })
    void plainHttp_isServedWhereItIsNotOff(String insecure, boolean served) {
        assertThat(listening(Map.of("quarkus.http.insecure-requests", insecure)).servesPlainHttp()).isEqualTo(served);
    }

    @Test // the usual is on
    void plainHttp_isServedUnlessSomebodySaysOtherwise() {
        assertThat(listening(Map.of()).servesPlainHttp()).isTrue();
        assertThat(listening(Map.of("quarkus.http.host", "localhost")).servesPlainHttp()).isFalse();
    }

    @Test
    void proxies_areTrustedWhereTheyAreNamedAndListenedTo() {
        assertThat(listening(Map.of(PROXY + "allow-forwarded", "true", PROXY + "trusted-proxies", "10.0.0.1")).trustsProxies())
                .isTrue();
        assertThat(listening(Map.of(PROXY + "trusted-proxies", "10.0.0.1")).trustsProxies()).isFalse();
        assertThat(listening(Map.of(PROXY + "allow-forwarded", "true")).trustsProxies()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "quarkus.tls.trust-store.p12.path,''", "quarkus.tls.trust-store.pem.certs,''",
            "quarkus.http.ssl.certificate.trust-store-file,''", "quarkus.tls.web.trust-store.jks.path,web",
            "quarkus.tls.\"web\".trust-store.jks.path,web" })
    void trustStore_isThatOfTheServer(String key, String configuration) {
        Map<String, String> settings = new HashMap<>(Map.of(key, "t"));
        assertThat(listening(settings).hasTrustStore()).isEqualTo(configuration.isEmpty());
        settings.put("quarkus.http.tls-configuration-name", "web");
        assertThat(listening(settings).hasTrustStore())
                .isEqualTo(!configuration.isEmpty() || key.startsWith("quarkus.http"));
    }

    @Test
    void portAndHost_areThoseOfQuarkus() {
        assertThat(listening(Map.of()).port()).isEqualTo(8080);
        assertThat(listening(Map.of("quarkus.http.port", "9000")).port()).isEqualTo(9000);
        assertThat(listening(Map.of()).host()).isEqualTo("0.0.0.0");
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
