package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.oidc.runtime.OidcTenantConfig;

/** What Quarkus OIDC is told where nobody says otherwise. */
class OidcDefaultsTest {

    @Test
    void withoutAProvider_theDefaultTenantSleeps() {
        assertThat(tenant(new Fixture(), "<default>").tenantEnabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "quarkus.oidc.auth-server-url,https://a", "quarkus.oidc.public-key,k", "quarkus.oidc.provider,google" })
    void withAProvider_itDoesNot(String key, String value) {
        assertThat(tenant(new Fixture().set(key, value), "<default>").tenantEnabled()).isTrue();
        assertThat(tenant(new Fixture().set(key, ""), "<default>").tenantEnabled()).isFalse();
    }

    @Test
    void providerInTheEnvironment_isOne() {
        Fixture fixture = new Fixture().variable("QUARKUS_OIDC_AUTH_SERVER_URL", "https://a");
        assertThat(tenant(fixture, "<default>").tenantEnabled()).isTrue();
        assertThat(fixture.oidc().namedTenants()).containsOnlyKeys("<default>");
    }

    @ParameterizedTest // a provider that is away keeps nobody waiting
    @ValueSource(strings = { "quarkus.oidc.auth-server-url", "quarkus.oidc.partners.auth-server-url",
            "quarkus.oidc.\"partners\".auth-server-url", "quarkus.oidc.partners.public-key" })
    void everyTenant_isImpatientAndAsksNobodyAboutTokens(String key) {
        String name = key.contains("partners") ? "partners" : "<default>";
        assertStrict(tenant(new Fixture().set(key, "https://a"), name));
    }

    @Test
    void tenantWithADotInItsName_isOneToo() {
        assertStrict(tenant(new Fixture().set("quarkus.oidc.\"a.b\".auth-server-url", "https://a"), "a.b"));
    }

    @ParameterizedTest // as MicroProfile Config spells names in the environment
    @CsvSource({ "QUARKUS_OIDC_PARTNERS_AUTH_SERVER_URL,partners", "QUARKUS_OIDC_MY_PARTNERS_AUTH_SERVER_URL,my_partners",
            "QUARKUS_OIDC__PARTNERS__AUTH_SERVER_URL,partners", "QUARKUS_OIDC__MY_PARTNERS__AUTH_SERVER_URL,my.partners" })
    void tenantInTheEnvironment_isOneToo(String variable, String name) {
        Fixture fixture = new Fixture().variable(variable, "https://a");
        assertThat(fixture.oidc().namedTenants()).containsOnlyKeys("<default>", name);
        assertThat(tenant(fixture, name).authServerUrl()).contains("https://a");
        assertStrict(tenant(fixture, name));
    }

    @ParameterizedTest
    @CsvSource({ "QUARKUS_OIDC_MY_PARTNERS_AUTH_SERVER_URL,my-partners,my-partners",
            "QUARKUS_OIDC_MY_PARTNERS_PUBLIC_KEY,my-partners,my-partners",
            "QUARKUS_OIDC_MYPARTNERS_AUTH_SERVER_URL,myPartners,myPartners",
            "QUARKUS_OIDC__MY_PARTNERS__AUTH_SERVER_URL,\"my-partners\",my-partners",
            "_PROD_QUARKUS_OIDC_MY_PARTNERS_AUTH_SERVER_URL,my-partners,my-partners" })
    void tenantInTheEnvironment_isThatOfTheUser_howeverItIsSpelled(String variable, String spelled, String name) {
        Fixture fixture = new Fixture().variable(variable, "https://a").set("quarkus.oidc." + spelled + ".client-id", "bank");
        assertThat(fixture.oidc().namedTenants()).doesNotContainKey("my_partners");
        assertStrict(tenant(fixture, name));
    }

    @ParameterizedTest
    @CsvSource({ "%prod.quarkus.oidc.partners.auth-server-url,partners",
            "%prod.quarkus.oidc.my-partners.public-key,my-partners" })
    void tenantOfAProfile_isOneInIt(String key, String name) {
        assertStrict(tenant(new Fixture().set(key, "https://a"), name));
    }

    @ParameterizedTest
    @CsvSource({ "_PROD_QUARKUS_OIDC_MY_PARTNERS_AUTH_SERVER_URL,true", "_DEV_QUARKUS_OIDC_MY_PARTNERS_AUTH_SERVER_URL,false" })
    void tenantOfAProfileInTheEnvironment_isOneInIt(String variable, boolean counts) {
        assertThat(new Fixture().variable(variable, "https://a").oidc().namedTenants().containsKey("my_partners"))
                .isEqualTo(counts);
    }

    @Test // they are read when all else is known
    void tenantOfAnotherFile_isOneToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("more.properties"), """
                quarkus.oidc.auth-server-url=https://a
                quarkus.oidc.my-partners.auth-server-url=https://b
                portcullis.identity.tokens.introspected-by=default
                """);
        Fixture fixture = new Fixture().set("smallrye.config.locations", file.toString());
        assertStrict(tenant(fixture, "my-partners"));
        assertThat(tenant(fixture, "<default>").tenantEnabled()).isTrue();
        assertThat(tenant(fixture, "<default>").token().allowOpaqueTokenIntrospection()).isTrue();
    }

    @Test
    void tenantThatIntrospects_isTheOneThatIsNamed() {
        Fixture fixture = new Fixture().set("quarkus.oidc.auth-server-url", "https://a")
                .set("quarkus.oidc.partners.auth-server-url", "https://b")
                .set("portcullis.identity.tokens.introspected-by", "partners");
        assertThat(tenant(fixture, "partners").token().allowOpaqueTokenIntrospection()).isTrue();
        assertThat(tenant(fixture, "<default>").token().allowOpaqueTokenIntrospection()).isFalse();
        Fixture unnamed = new Fixture().set("quarkus.oidc.auth-server-url", "https://a")
                .set("portcullis.identity.tokens.introspected-by", "default");
        assertThat(tenant(unnamed, "<default>").token().allowOpaqueTokenIntrospection()).isTrue();
        assertThat(tenant(unnamed, "<default>").token().allowJwtIntrospection()).isFalse();
    }

    @Test
    void settingOfTheUser_isAbove() {
        Fixture fixture = new Fixture().set("quarkus.oidc.auth-server-url", "https://a")
                .set("quarkus.oidc.connection-timeout", "7S").set("quarkus.oidc.tenant-enabled", "false");
        assertThat(tenant(fixture, "<default>").connectionTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(tenant(fixture, "<default>").tenantEnabled()).isFalse();
    }

    private static void assertStrict(OidcTenantConfig tenant) {
        assertThat(tenant.connectionTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(tenant.followRedirects()).isFalse();
        assertThat(tenant.token().forcedJwkRefreshInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(tenant.token().allowJwtIntrospection()).isFalse();
        assertThat(tenant.token().allowOpaqueTokenIntrospection()).isFalse();
    }

    private static OidcTenantConfig tenant(Fixture fixture, String name) {
        return fixture.oidc().namedTenants().get(name);
    }
}
