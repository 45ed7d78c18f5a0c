package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.LaunchMode;

/** A way to come in, and none that accepts too much: {@link AuthenticationCheck} and {@link TokenCheck}. */
class AuthenticationCheckTest {

    private static final String KEYS = "portcullis.identity.api-keys.\"alice\".";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = { "NORMAL", "RUN" })
    void serverThatLetsNobodyIn_isRefusedInProduction(LaunchMode mode) {
        try (Mode production = Mode.of(mode)) {
            assertThat(problems(new Fixture())).singleElement().asString().startsWith("no authentication is configured")
                    .contains("api-keys", "mp.jwt.verify", "quarkus.oidc", "allow-anonymous");
        }
    }

    @Test // a command of the application, say
    void whatServesNothing_needsNobody() {
        assertThat(problems(new Fixture().set("quarkus.http.host-enabled", "false"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "portcullis.identity.allow-anonymous,true", "quarkus.oidc.auth-server-url,https://a",
            "quarkus.oidc.partners.auth-server-url,https://a" })
    void oneWayIn_isEnough(String key, String value) {
        assertThat(problems(new Fixture().set(key, value))).isEmpty();
    }

    @Test
    void keyOrStore_isAWayIn() {
        assertThat(problems(withKey())).isEmpty();
        assertThat(problems(new Fixture().withStore())).isEmpty();
    }

    @Test
    void jsonWebTokens_areAWayInWithAnIssuer() {
        Fixture jwt = new Fixture().set("mp.jwt.verify.publickey.location", "k.pem");
        assertThat(problems(jwt)).singleElement().asString().startsWith("mp.jwt.verify.issuer is missing");
        assertThat(problems(new Fixture().set("mp.jwt.verify.publickey.location", "k.pem").set("mp.jwt.verify.issuer",
                "https://a"))).isEmpty();
    }

    @Test // AU-12
    void providerOfAnyIssuer_isRefused() {
        assertThat(problems(new Fixture().set("quarkus.oidc.auth-server-url", "https://a").set("quarkus.oidc.token.issuer",
                "any"))).singleElement().asString().startsWith("quarkus.oidc.token.issuer is missing");
        assertThat(problems(new Fixture().set("quarkus.oidc.partners.public-key", "k"))).singleElement().asString()
                .startsWith("quarkus.oidc.partners.token.issuer is missing");
    }

    @Test // no credential is tried against two verifiers
    void twoVerifiersOfOneIssuer_areRefused() {
        Fixture two = new Fixture().set("quarkus.oidc.auth-server-url", "https://a").set(
                "quarkus.oidc.partners.auth-server-url",
                "https://a");
        assertThat(problems(two)).singleElement().asString().contains("quarkus.oidc", "quarkus.oidc.partners", "same issuer");
        Fixture jwtToo = new Fixture().set("quarkus.oidc.auth-server-url", "https://a")
                .set("mp.jwt.verify.publickey.location", "k.pem").set("mp.jwt.verify.issuer", "https://a");
        assertThat(problems(jwtToo)).singleElement().asString().contains("mp.jwt.verify", "same issuer");
    }

    @Test
    void oneIssuerForBothSchemes_isFine() {
        assertThat(problems(new Fixture().set("quarkus.oidc.auth-server-url", "https://a")
                .set("quarkus.oidc.bound.auth-server-url", "https://a")
                .set("quarkus.oidc.bound.token.authorization-scheme", "DPoP"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "default,true", "partners,true", "bound,false", "nobody,false", "<default>,false", "Default,false" })
    void introspectingTenant_hasToTakeBearerTokens(String name, boolean there) {
        Fixture fixture = new Fixture().set("quarkus.oidc.auth-server-url", "https://a")
                .set("quarkus.oidc.partners.auth-server-url", "https://b")
                .set("quarkus.oidc.bound.auth-server-url", "https://c")
                .set("quarkus.oidc.bound.token.authorization-scheme", "DPoP")
                .set("portcullis.identity.tokens.introspected-by", name);
        assertThat(problems(fixture)).hasSize(there ? 0 : 1)
                .allMatch(problem -> problem.startsWith("portcullis.identity.tokens.introspected-by"));
    }

    @Test
    void clientCertificates_needMutualTlsAndATrustStoreOfTheirOwn() {
        String certificates = "portcullis.identity.client-certificates";
        String trustStore = "quarkus.tls.trust-store.p12.path";
        assertThat(problems(new Fixture().set(certificates, "true"))).singleElement().asString().contains("client-auth");
        assertThat(problems(new Fixture().set(certificates, "true").withMtls())).hasSize(1);
        assertThat(problems(new Fixture().set(certificates, "true").set(trustStore, "t.p12"))).hasSize(1);
        assertThat(problems(new Fixture().set(certificates, "true").set("quarkus.tls.key-store.p12.path", "k.p12")
                .set(trustStore, "t.p12").withMtls())).isEmpty();
    }

    @Test
    void keysThatAreMalformed_areRefused() {
        assertThat(problems(withKey().set(KEYS + "digest", "sha256:00"))).singleElement().asString().contains("alice");
    }

    @Test
    void fileOfKeys_hasToBeReadable() throws IOException {
        Path file = directory.resolve("keys");
        String setting = "portcullis.identity.api-key-file";
        assertThat(problems(new Fixture().set(setting, file.toString()))).containsExactly(setting + " cannot be read");
        Files.writeString(file, "alice.digest=hush\n");
        assertThat(problems(new Fixture().set(setting, file.toString()))).singleElement().asString().startsWith(setting)
                .doesNotContain("hush");
        Files.writeString(file, "");
        assertThat(problems(new Fixture().set(setting, file.toString()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "roles", "scopes", "groups", "tenant", "client" })
    void claimPathThatIsNone_isRefused(String claim) {
        assertThat(problems(withKey().set("portcullis.identity.tokens.claims." + claim, "a//b"))).singleElement().asString()
                .contains("a claim path is like");
    }

    @ParameterizedTest // AU-05: they stand in every challenge
    @ValueSource(strings = { "a b", "\"", "a\\\\b", "offline_access", "read,offline_access" })
    void baselineThatIsNoScope_isRefused(String scopes) {
        assertThat(problems(withKey().set("portcullis.identity.tokens.baseline-scopes", scopes))).singleElement().asString()
                .startsWith("portcullis.identity.tokens.baseline-scopes");
    }

    @Test
    void baselineOfScopes_isFine() {
        assertThat(problems(withKey().set("portcullis.identity.tokens.baseline-scopes", "tickets:read,docs:read"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "max-failures-per-minute,0", "cache.ttl,-1s", "cache.max-size,0", "tokens.timeout,0s",
            "tokens.max-key-age,0s" })
    void numberThatCannotBe_isRefused(String setting, String value) {
        assertThat(problems(withKey().set("portcullis.identity." + setting, value))).hasSize(1);
    }

    @Test // off, and meant so
    void memoryOfNoTime_isFine() {
        assertThat(problems(withKey().set("portcullis.identity.cache.ttl", "0s"))).isEmpty();
    }

    @Test
    void whatIsLoosened_isSaid() {
        Fixture loose = new Fixture().set("portcullis.identity.allow-anonymous", "true")
                .set("quarkus.oidc.auth-server-url", "http://a").set("quarkus.oidc.partners.auth-server-url", "https://b");
        assertThat(warnings(loose)).hasSize(2).anyMatch(line -> line.contains("allow-anonymous=true"))
                .anyMatch(line -> line.startsWith("quarkus.oidc.auth-server-url is plain HTTP"));
        assertThat(warnings(withKey())).isEmpty();
    }

    @Test
    void keysAreMadeUp_onlyInDevModeOnLoopbackWhereNobodyComesInElse() {
        assertThat(Fixture.local().authentication().needsDevKeys()).as("production").isFalse();
        try (Mode dev = Mode.of(LaunchMode.DEVELOPMENT)) {
            assertThat(Fixture.local().authentication().needsDevKeys()).isTrue();
            assertThat(problems(Fixture.local())).isEmpty();
            assertThat(new Fixture().authentication().needsDevKeys()).as("beyond loopback").isFalse();
            assertThat(problems(new Fixture())).singleElement().asString().contains("only on loopback");
            for (String other : List.of("portcullis.identity.allow-anonymous=true", "quarkus.oidc.auth-server-url=https://a",
                    "portcullis.identity.api-key-file=keys", "mp.jwt.verify.publickey=k")) {
                String[] parts = other.split("=", 2);
                assertThat(Fixture.local().set(parts[0], parts[1]).authentication().needsDevKeys()).as(other).isFalse();
            }
        }
    }

    private static Fixture withKey() {
        return new Fixture().set(KEYS + "digest", "sha256:" + "1a".repeat(32));
    }

    private static List<String> problems(Fixture fixture) {
        List<String> problems = Fixture.problems(fixture.authentication());
        problems.addAll(Fixture.problems(fixture.tokenCheck()));
        return problems;
    }

    private static List<String> warnings(Fixture fixture) {
        List<String> warnings = Fixture.warnings(fixture.authentication());
        warnings.addAll(Fixture.warnings(fixture.tokenCheck()));
        return warnings;
    }
}
