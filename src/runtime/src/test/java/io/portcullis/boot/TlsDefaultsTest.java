package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.tls.runtime.config.TlsBucketConfig;
import io.quarkus.tls.runtime.config.TlsConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
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
            "QUARKUS_TLS__A_B__PROTOCOLS,quarkus.tls.\"a.b\"", "QUARKUS_TLS_PROTOCOLS_0_,quarkus.tls",
            "_PROD_QUARKUS_TLS_OUTSIDE_PROTOCOLS,quarkus.tls.outside" })
    void olderProtocolInTheEnvironment_isOneToo(String variable, String bucket) {
        assertThat(suites(Map.of(), Map.of(variable, "TLSv1.3,TLSv1.2"), bucket)).contains(TlsDefaults.SUITES);
    }

    @ParameterizedTest // a variable does not say which of them it is about
    @CsvSource({ "QUARKUS_TLS_MY_BUCKET_PROTOCOLS,my-bucket,my-bucket", "QUARKUS_TLS_MY_BUCKET_PROTOCOLS,my_bucket,my_bucket",
            "QUARKUS_TLS_MYBUCKET_PROTOCOLS,myBucket,myBucket", "QUARKUS_TLS__MY_BUCKET__PROTOCOLS,\"my-bucket\",my-bucket",
            "_PROD_QUARKUS_TLS_MY_BUCKET_PROTOCOLS,my-bucket,my-bucket" })
    void bucket_isThatOfTheUser_howeverItIsSpelled(String variable, String spelled, String name) {
        TlsBucketConfig bucket = buckets(Map.of("quarkus.tls." + spelled + ".reload-period", "1h"),
                Map.of(variable, "TLSv1.3,TLSv1.2")).get(name);
        assertThat(bucket.protocols()).contains("TLSv1.2");
        assertThat(bucket.cipherSuites()).contains(TlsDefaults.SUITES);
    }

    @ParameterizedTest
    @CsvSource({ "%prod.quarkus.tls.outside.protocols,true", "%dev.quarkus.tls.outside.protocols,false" })
    void settingOfAProfile_countsInIt(String key, boolean counts) {
        assertThat(suites(Map.of(key, "TLSv1.2"), Map.of(), "quarkus.tls.outside").isPresent()).isEqualTo(counts);
    }

    @Test // they are read when all else is known
    void settingOfAnotherFile_countsToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("more.properties"), "quarkus.tls.my-bucket.protocols=TLSv1.2");
        Map<String, String> said = Map.of("smallrye.config.locations", file.toString());
        assertThat(buckets(said, Map.of()).get("my-bucket").cipherSuites()).contains(TlsDefaults.SUITES);
    }

    @Test
    void bucketOfTls13_isLeftAlone_andNoneIsMade() {
        Map<String, TlsBucketConfig> buckets = buckets(Map.of("quarkus.tls.inside.reload-period", "1h"), Map.of());
        assertThat(buckets).containsOnlyKeys("inside");
        assertThat(buckets.get("inside").cipherSuites()).isEmpty();
        assertThat(suites(Map.of(), Map.of(), "quarkus.tls")).isEmpty();
    }

    @Test
    void whereNoProtocolIsNamed_nothingIsSaid() {
        assertThat(suites(Map.of("quarkus.tls.reload-period", "1h"), Map.of(), "quarkus.tls")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "quarkus.http.ssl", "quarkus.management.ssl" })
    void olderSettings_allowTheOlderProtocolByDefault(String prefix) {
        assertThat(suites(Map.of(), Map.of(), prefix)).contains(TlsDefaults.SUITES);
    }

    @ParameterizedTest
    @CsvSource({ "quarkus.tls.cipher-suites,'A,B'", "quarkus.tls.cipher-suites[0],A" })
    void settingOfTheUser_isAbove(String key, String value) {
        Map<String, String> said = Map.of("quarkus.tls.protocols", "TLSv1.2", key, value);
        assertThat(suites(said, Map.of(), "quarkus.tls")).contains(List.of(value.split(",")));
    }

    @Test
    void settingThatIsEmpty_isNone() {
        Map<String, String> said = Map.of("quarkus.tls.protocols", "TLSv1.2", "quarkus.tls.cipher-suites", " ");
        assertThat(suites(said, Map.of(), "quarkus.tls")).contains(TlsDefaults.SUITES);
    }

    @Test
    void everySuite_isKnownToTheJdk_andHasForwardSecrecy() throws NoSuchAlgorithmException {
        assertThat(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites()).contains(
                TlsDefaults.SUITES.toArray(String[]::new));
        assertThat(TlsDefaults.SUITES).allMatch(suite -> suite.matches("TLS_(AES|CHACHA20|ECDHE)_.*"))
                .noneMatch(suite -> suite.contains("CBC"));
    }

    private static Optional<List<String>> suites(Map<String, String> settings, Map<String, String> environment, String bucket) {
        return config(settings, environment).getOptionalValues(bucket + ".cipher-suites", String.class);
    }

    private static Map<String, TlsBucketConfig> buckets(Map<String, String> settings, Map<String, String> environment) {
        return config(settings, environment).getConfigMapping(TlsConfig.class).namedCertificateConfig();
    }

    private static SmallRyeConfig config(Map<String, String> settings, Map<String, String> environment) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters().withProfile("prod")
                .withMapping(TlsConfig.class).withSources(new PropertiesConfigSource(settings, "user", 100))
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new PropertiesLocationConfigSourceFactory()).withInterceptors(new TlsDefaults()).build();
    }
}
