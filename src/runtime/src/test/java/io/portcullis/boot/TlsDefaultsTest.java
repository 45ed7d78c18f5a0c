package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Which suites are spoken where nobody says otherwise. */
class TlsDefaultsTest {

    @ParameterizedTest
    @CsvSource({ "quarkus.tls.protocols,quarkus.tls", "quarkus.tls.protocols[0],quarkus.tls",
            "quarkus.tls.outside.protocols,quarkus.tls.outside", "quarkus.tls.\"a.b\".protocols,quarkus.tls.\"a.b\"" })
    void olderProtocol_isSpokenWithStrongSuitesAlone(String key, String bucket) {
        assertThat(suites(Map.of(key, "TLSv1.2"), Map.of(), bucket)).contains(TlsDefaults.SUITES);
    }

    @ParameterizedTest
    @CsvSource({ "QUARKUS_TLS_PROTOCOLS,quarkus.tls", "QUARKUS_TLS_OUTSIDE_PROTOCOLS,quarkus.tls.outside",
            "QUARKUS_TLS__A_B__PROTOCOLS,quarkus.tls.\"a.b\"" })
    void olderProtocolInTheEnvironment_isOneToo(String variable, String bucket) {
        assertThat(suites(Map.of(), Map.of(variable, "TLSv1.3,TLSv1.2"), bucket)).contains(TlsDefaults.SUITES);
    }

    @Test // else there would be a configuration of TLS where nobody wants one
    void whereNoProtocolIsNamed_nothingIsSaid() {
        assertThat(suites(Map.of("quarkus.tls.reload-period", "1h"), Map.of(), "quarkus.tls")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "quarkus.http.ssl", "quarkus.management.ssl" })
    void olderSettings_allowTheOlderProtocolByDefault(String prefix) {
        assertThat(suites(Map.of(), Map.of(), prefix)).contains(TlsDefaults.SUITES);
    }

    @Test
    void settingOfTheUser_isAbove() {
        Map<String, String> said = Map.of("quarkus.tls.protocols", "TLSv1.2", "quarkus.tls.cipher-suites", "A,B");
        assertThat(suites(said, Map.of(), "quarkus.tls")).contains(List.of("A", "B"));
    }

    @Test
    void everySuite_isKnownToTheJdk_andHasForwardSecrecy() throws NoSuchAlgorithmException {
        assertThat(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites()).contains(
                TlsDefaults.SUITES.toArray(String[]::new));
        assertThat(TlsDefaults.SUITES).allMatch(suite -> suite.matches("TLS_(AES|CHACHA20|ECDHE)_.*"))
                .noneMatch(suite -> suite.contains("CBC"));
    }

    private static Optional<List<String>> suites(Map<String, String> settings, Map<String, String> environment, String bucket) {
        SmallRyeConfig config = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(settings, "user", 100))
                .withSources(new EnvConfigSource(environment, 300)).withSources(new TlsDefaults()).build();
        return config.getOptionalValues(bucket + ".cipher-suites", String.class);
    }
}
