package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.boot.TokenSettings.Tenant;
import io.portcullis.credential.Presented.Kind;
import io.quarkus.runtime.LaunchMode;

/** Which tokens are accepted, by the settings of Quarkus. */
class TokenSettingsTest {

    @Test
    void withoutSettings_noTokenIsAccepted() {
        assertThat(new Fixture().tokens().any()).isFalse();
        assertThat(new Fixture().tokens().tenants()).isEmpty();
        assertThat(new Fixture().tokens().jwt()).isFalse();
    }

    @Test
    void providers_areThoseThatAreNamed() {
        TokenSettings tokens = new Fixture().set("quarkus.oidc.auth-server-url", "https://a")
                .set("quarkus.oidc.partners.auth-server-url", "https://b").set("quarkus.oidc.local.public-key", "k")
                .set("quarkus.oidc.empty.client-id", "x").tokens();
        assertThat(tokens.tenants()).extracting(Tenant::name).containsExactlyInAnyOrder("Default", "partners", "local");
        assertThat(tokens.tenants()).extracting(Tenant::setting).containsExactlyInAnyOrder("quarkus.oidc",
                "quarkus.oidc.partners", "quarkus.oidc.local");
        assertThat(tokens.any()).isTrue();
    }

    @Test
    void providerThatIsOff_isNone() {
        assertThat(new Fixture().set("quarkus.oidc.auth-server-url", "https://a").set("quarkus.oidc.tenant-enabled", "false")
                .tokens().any()).isFalse();
    }

    @Test // its tokens are of people in a browser
    void tenantThatLogsInToWebPages_takesNoTokens() {
        Fixture web = new Fixture().set("quarkus.oidc.auth-server-url", "https://a");
        assertThat(web.set("quarkus.oidc.application-type", "web-app").tokens().any()).isFalse();
        assertThat(new Fixture().set("quarkus.oidc.auth-server-url", "https://a")
                .set("quarkus.oidc.application-type", "hybrid").tokens().any()).isTrue();
    }

    @Test
    void issuer_isPinned() {
        assertThat(tenant(new Fixture()).issuer()).contains("https://a");
        assertThat(tenant(new Fixture().set("quarkus.oidc.token.issuer", "https://i")).issuer()).contains("https://i");
        assertThat(tenant(new Fixture().set("quarkus.oidc.token.issuer", "any")).issuer()).isEmpty();
    }

    @Test
    void scheme_isThatOfTheTenant() {
        assertThat(tenant(new Fixture()).kind()).isEqualTo(Kind.BEARER);
        assertThat(tenant(new Fixture().set("quarkus.oidc.token.authorization-scheme", "dpop")).kind()).isEqualTo(Kind.DPOP);
    }

    @Test
    void keys_areThoseOfAProviderThatIsNotOnlyAsked() {
        assertThat(tenant(new Fixture()).hasKeys()).isTrue();
        assertThat(tenant(new Fixture().set("quarkus.oidc.token.require-jwt-introspection-only", "true")).hasKeys()).isFalse();
        assertThat(new Fixture().set("quarkus.oidc.public-key", "k").tokens().tenants().get(0).hasKeys()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "mp.jwt.verify.publickey", "mp.jwt.verify.publickey.location", "smallrye.jwt.verify.key.location",
            "smallrye.jwt.verify.secretkey" })
    void keyForJsonWebTokens_isAnyOfThese(String setting) {
        assertThat(new Fixture().set(setting, "k").tokens().jwt()).isTrue();
        assertThat(new Fixture().set(setting, "NONE").tokens().jwt()).isFalse();
        assertThat(new Fixture().set(setting, " ").tokens().jwt()).isFalse();
    }

    @Test // Quarkus makes one up for dev and test mode, and signs with it whatever is asked for
    void keyThatWasMadeUp_doesNotCount() {
        try (Mode dev = Mode.of(LaunchMode.DEVELOPMENT)) {
            assertThat(new Fixture().madeUp("mp.jwt.verify.publickey", "k").tokens().jwt()).isFalse();
            assertThat(new Fixture().set("mp.jwt.verify.publickey", "k").tokens().jwt()).isTrue();
        }
    }

    private static Tenant tenant(Fixture fixture) {
        return fixture.set("quarkus.oidc.auth-server-url", "https://a").tokens().tenants().get(0);
    }
}
