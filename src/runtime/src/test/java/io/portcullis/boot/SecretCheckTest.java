package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.LaunchMode;

/** Secrets that everybody knows: AU-14, B-16. */
class SecretCheckTest {

    private static final String RANDOM = "c2VjcmV0IHRoYXQgbm9ib2R5IGtub3dzIQ==";

    @ParameterizedTest
    @ValueSource(strings = { "quarkus.datasource.password", "quarkus.datasource.\"other\".password",
            "quarkus.oidc.credentials.secret", "quarkus.oidc.partners.credentials.client-secret.value",
            "quarkus.oidc.credentials.secret.value", "quarkus.oidc.credentials.jwt.secret",
            "quarkus.oidc.token-state-manager.encryption-secret", "quarkus.oidc-client.credentials.secret",
            "quarkus.tls.key-store.p12.password", "quarkus.tls.\"web\".trust-store.jks.password",
            "quarkus.http.ssl.certificate.key-store-password", "quarkus.http.auth.session.encryption-key",
            "smallrye.jwt.verify.secretkey", "quarkus.DATASOURCE.PASSWORD" })
    void wellKnownSecret_isRefused(String setting) {
        assertThat(problems(new Fixture().set(setting, "changeit"))).singleElement().asString()
                .startsWith(setting + " is a secret that everybody knows").doesNotContain("changeit");
        assertThat(problems(new Fixture().set(setting, RANDOM))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "secret", "SECRET", " secret ", "password", "Passw0rd", "changeit", "change-me", "admin",
            "keycloak",
            "quarkus", "123456", "your-client-secret", "mcp" })
    void valueThatEverybodyKnows_isRefused(String value) {
        assertThat(problems(new Fixture().set("quarkus.datasource.password", value))).hasSize(1);
    }

    @Test // the recommended way is looked at as well
    void wellKnownSecretInTheEnvironment_isRefused() {
        assertThat(problems(new Fixture().variable("QUARKUS_OIDC_CREDENTIALS_SECRET", "secret"))).singleElement().asString()
                .startsWith("quarkus.oidc.credentials.secret");
        assertThat(problems(new Fixture().variable("QUARKUS_DATASOURCE_PASSWORD", "changeit"))).hasSize(1);
        assertThat(problems(new Fixture().variable("QUARKUS_DATASOURCE_PASSWORD", RANDOM))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "quarkus.datasource.username", "quarkus.http.auth.form.password-parameter",
            "quarkus.oidc.client-id", "app.password", "my.quarkus.secret" })
    void settingThatIsNoSecretOfQuarkus_isNotLookedAt(String setting) {
        assertThat(problems(new Fixture().set(setting, "admin"))).isEmpty();
    }

    @Test // an expression that leads nowhere is said by whoever needs it
    void secretThatIsNotThere_isNone() {
        assertThat(problems(new Fixture().set("quarkus.datasource.password", "${DB_PASSWORD}"))).isEmpty();
    }

    @Test
    void secretBehindAnExpression_isLookedAt() {
        assertThat(problems(new Fixture().set("quarkus.datasource.password", "${DB_PASSWORD:postgres}"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "new:q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=,old:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" })
    void sealThatIsNotRandom_isRefused(String keys) {
        assertThat(problems(new Fixture().set("portcullis.seal.keys", keys))).singleElement().asString()
                .startsWith("portcullis.seal.keys").doesNotContain("AAAA");
    }

    @Test
    void sealThatIsRandom_isFine() {
        assertThat(problems(new Fixture().set("portcullis.seal.keys", "a:Zk3v1TQ8bY0sJ7rXn5Lw9cDhUeGmPaKoIyRqVtBxSfM=")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = { "DEVELOPMENT", "TEST" })
    void elsewhereThanInProduction_everybodyMayKnow(LaunchMode mode) {
        try (Mode other = Mode.of(mode)) {
            assertThat(problems(new Fixture().set("quarkus.datasource.password", "quarkus"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "NORMAL", "RUN" })
    void inProduction_nobodyMay(LaunchMode mode) {
        try (Mode production = Mode.of(mode)) {
            assertThat(problems(new Fixture().set("quarkus.datasource.password", "quarkus"))).hasSize(1);
        }
    }

    private static List<String> problems(Fixture fixture) {
        return Fixture.problems(fixture.secrets());
    }
}
