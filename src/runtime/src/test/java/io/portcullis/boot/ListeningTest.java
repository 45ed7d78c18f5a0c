package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "0.0.0.0/0;1", "::/0;1", "10.0.0.1, 0.0.0.0/0;1", "0.0.0.0/0,10.0.0.1;1",
            "10.0.0.0/8;0", "10.0.0.1,192.0.2.0/10;0" })
    void trustingEverybody_isRefused(String proxies, int expected) {
        assertThat(problems(Map.of(PROXY + "allow-x-forwarded", "true", PROXY + "trusted-proxies", proxies))).hasSize(expected);
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
    @CsvSource({ "quarkus.tls.,''", "quarkus.tls.web.,web", "quarkus.tls.\"web\".,web" })
    void trustStore_isThatOfTheConfigurationInUse(String tls, String name) {
        for (String store : List.of("p12.path", "jks.path", "pem.certs", "pem.certs[0]")) {
            Map<String, String> settings = new HashMap<>(Map.of(tls + "key-store.pem.0.cert", "c", tls + "trust-store." + store,
                    "t"));
            assertThat(listening(settings).hasTrustStore()).isEqualTo(name.isEmpty());
            settings.put("quarkus.http.tls-configuration-name", "web");
            assertThat(listening(settings).hasTrustStore()).isEqualTo(!name.isEmpty());
        }
    }

    @Test // as Quarkus chooses: where there is a key store in quarkus.tls, the older settings are not looked at, and else they are
    void trustStore_isNotThatOfTheOtherConfiguration() {
        String older = "quarkus.http.ssl.certificate.trust-store-file";
        String newer = "quarkus.tls.trust-store.p12.path";
        assertThat(listening(Map.of(older, "t")).hasTrustStore()).isTrue();
        assertThat(listening(Map.of(older + "s", "t")).hasTrustStore()).isTrue();
        assertThat(listening(Map.of(older, "t", "quarkus.http.tls-configuration-name", "web")).hasTrustStore()).isFalse();
        assertThat(listening(Map.of(older, "t", "quarkus.tls.key-store.p12.path", "k")).hasTrustStore()).isFalse();
        assertThat(listening(Map.of(newer, "t")).hasTrustStore()).isFalse();
    }

    @ParameterizedTest // settings with a default have a name in every start
    @ValueSource(strings = { "certificate-expiration-policy", "credentials-provider.password-key", "p12.alias", "pem.certs-x" })
    void settingBesideATrustStore_isNone(String setting) {
        assertThat(listening(Map.of("quarkus.tls.key-store.pem.0.cert", "c", "quarkus.tls.trust-store." + setting, "x"))
                .hasTrustStore()).isFalse();
    }

    @Test
    void trustStoreWithoutAValue_isNone() {
        assertThat(listening(Map.of("quarkus.tls.key-store.pem.0.cert", "c", "quarkus.tls.trust-store.p12.path", " "))
                .hasTrustStore()).isFalse();
    }

    @Test
    void whoTrustsEverybody_hasNoTrustStore() {
        Map<String, String> settings = new HashMap<>(Map.of("quarkus.tls.key-store.pem.0.cert", "c",
                "quarkus.tls.trust-store.p12.path", "t", "quarkus.tls.trust-all", "true"));
        assertThat(listening(settings).hasTrustStore()).isFalse();
        settings.put("quarkus.tls.trust-all", "false");
        assertThat(listening(settings).hasTrustStore()).isTrue();
    }

    @Test
    void portAndHost_areThoseOfQuarkus() {
        assertThat(listening(Map.of()).port()).isEqualTo(8080);
        assertThat(listening(Map.of("quarkus.http.port", "9000")).port()).isEqualTo(9000);
        assertThat(listening(Map.of()).host()).isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @CsvSource({ "*,true", "/.*/,", "/https:\\/\\/.*\\.com/,", "/http:\\/\\/.*\\.de/,", "/.*/,true", "/https:\\/\\/.+/,",
            "'https://chat.example.org,*',true" })
    void everyPage_withCredentials_isRefused(String origins, String credentials) {
        assertThat(pages(origins, credentials)).singleElement().asString().contains("quarkus.http.cors.origins");
    }

    @ParameterizedTest
    @CsvSource({ "*,", "*,false", "/.*/,false", "https://chat.example.org,true", "/https:\\/\\/[a-z]+\\.example\\.org/,true" })
    void pages_withoutCredentialsOrByName_areTheDecisionOfTheApplication(String origins, String credentials) {
        assertThat(pages(origins, credentials)).isEmpty();
    }

    @Test
    void whereNoOtherPageIsLetIn_nothingIsRefused() {
        List<String> problems = new ArrayList<>();
        listening(Map.of("quarkus.http.cors.origins", "*", "quarkus.http.cors.access-control-allow-credentials", "true"))
                .pagesOfOthers(problems);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ ",,/q/", "/api,,/api/q/", "/api/,q,/api/q/", "/api,/tools,/tools/", ",tools/,/tools/" })
    void toolPages_areWhereQuarkusPutsThem(String root, String pages, String expected) {
        Map<String, String> settings = new HashMap<>();
        Optional.ofNullable(root).ifPresent(value -> settings.put("quarkus.http.root-path", value));
        Optional.ofNullable(pages).ifPresent(value -> settings.put("quarkus.http.non-application-root-path", value));
        assertThat(listening(settings).toolPages()).isEqualTo(expected);
    }

    private static List<String> pages(String origins, String credentials) {
        Map<String, String> settings = new HashMap<>(
                Map.of("quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", origins));
        Optional.ofNullable(credentials)
                .ifPresent(value -> settings.put("quarkus.http.cors.access-control-allow-credentials", value));
        List<String> problems = new ArrayList<>();
        listening(settings).pagesOfOthers(problems);
        return problems;
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
