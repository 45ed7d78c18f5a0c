package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.LaunchMode;

/** What would not be safe to serve: H-01, H-02, AU-14. */
class NetworkCheckTest {

    private static final String PLAIN = "would serve plain HTTP beyond loopback";

    @Test
    void serverOnLoopback_needsNothing() {
        assertThat(problems(Fixture.local())).isEmpty();
    }

    @Test
    void serverWithTlsAndAnAddress_isFine() {
        assertThat(problems(Fixture.exposed())).isEmpty();
        assertThat(problems(Fixture.exposed().set("quarkus.http.insecure-requests", "redirect"))).isEmpty();
    }

    @ParameterizedTest // packaged, and run by Quarkus' own goal
    @EnumSource(names = { "NORMAL", "RUN" })
    void plainHttpBeyondLoopback_isRefusedInProduction(LaunchMode mode) {
        try (Mode production = Mode.of(mode)) {
            assertThat(problems(Fixture.exposed().without("quarkus.http.insecure-requests"))).singleElement().asString()
                    .contains(PLAIN, "portcullis.transport.allow-plain-http=true");
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "DEVELOPMENT", "TEST" })
    void plainHttp_isFineElsewhere(LaunchMode mode) {
        try (Mode other = Mode.of(mode)) {
            assertThat(problems(new Fixture())).isEmpty();
        }
    }

    @Test // danger is spelled, and said
    void plainHttp_mayBeAllowed() {
        Fixture allowed = Fixture.exposed().without("quarkus.http.insecure-requests")
                .set("portcullis.transport.allow-plain-http", "true");
        assertThat(problems(allowed)).isEmpty();
        assertThat(Fixture.warnings(allowed.network())).singleElement().asString().contains("allow-plain-http=true");
        assertThat(Fixture.warnings(Fixture.exposed().network())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "default-src *", "script-src 'self' 'unsafe-inline'",
            "default-src 'none'; img-src *; form-action 'none'",
            "script-src 'unsafe-eval'" })
    void contentPolicyThatLetsAnythingIn_isSaid(String policy) {
        Fixture loose = Fixture.exposed().set("portcullis.transport.content-security-policy", policy);
        assertThat(problems(loose)).isEmpty();
        assertThat(Fixture.warnings(loose.network())).singleElement().asString().contains("content-security-policy");
    }

    @ParameterizedTest
    @ValueSource(strings = { "default-src 'self'", "img-src https://*.example.org" })
    void contentPolicyThatNamesItsSources_isFine(String policy) {
        Fixture named = Fixture.exposed().set("portcullis.transport.content-security-policy", policy);
        assertThat(Fixture.warnings(named.network())).isEmpty();
    }

    @Test
    void everyPageWithCredentials_isRefused() {
        Fixture open = Fixture.exposed().set("quarkus.http.cors.enabled", "true").set("quarkus.http.cors.origins", "*")
                .set("quarkus.http.cors.access-control-allow-credentials", "true");
        assertThat(problems(open)).singleElement().asString().contains("quarkus.http.cors.origins");
    }

    @Test
    void plainHttpFromTrustedProxies_needsNoFlag() {
        assertThat(problems(behindProxy())).isEmpty();
    }

    @Test // each of these alone says nothing about TLS
    void proxyThatIsNotAllOfThat_isNotEnough() {
        assertThat(problems(behindProxy().set("portcullis.resource-url", "http://mcp.example.org/mcp"))).singleElement()
                .asString().contains(PLAIN);
        assertThat(problems(behindProxy().without("quarkus.http.proxy.proxy-address-forwarding"))).singleElement().asString()
                .contains(PLAIN);
        assertThat(problems(behindProxy().without("quarkus.http.proxy.trusted-proxies"))).hasSize(2)
                .anyMatch(problem -> problem.contains(PLAIN));
    }

    @Test // H-01: only it says which hosts are its own
    void serverBeyondLoopbackWithoutAnAddress_isRefused() {
        assertThat(problems(Fixture.exposed().without("portcullis.resource-url"))).singleElement().asString()
                .startsWith("portcullis.resource-url is missing").contains("0.0.0.0");
    }

    @Test // AU-12: it is the audience
    void tokensWithoutAnAddress_areRefusedOnLoopbackToo() {
        assertThat(problems(Fixture.local().set("quarkus.oidc.auth-server-url", "https://a"))).singleElement().asString()
                .contains("audience");
        assertThat(problems(Fixture.local().set("mp.jwt.verify.publickey.location", "k.pem"))).singleElement().asString()
                .contains("audience");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/mcp", "mcp.example.org/mcp", "ftp://mcp.example.org/mcp", "mailto:a@example.org",
            "https://user@mcp.example.org/mcp", "https://mcp.example.org/mcp?x=1", "https://mcp.example.org/mcp#x",
            "https:/mcp", "https:///mcp", "HTTPS://mcp.example.org/mcp" })
    void addressThatIsNone_isRefused(String url) {
        assertThat(problems(Fixture.exposed().set("portcullis.resource-url", url))).singleElement().asString()
                .contains("must be an absolute http(s) URL");
    }

    @ParameterizedTest // H-02
    @ValueSource(strings = { "*", "null", "https://*.example.org", "https://chat.example.org/", "chat.example.org",
            "https://chat.example.org/x", "ws://chat.example.org", "https://" })
    void originThatIsNone_isRefused(String origin) {
        assertThat(problems(Fixture.exposed().set("portcullis.transport.allowed-origins", origin))).singleElement().asString()
                .contains("allowed-origins");
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "*.example.org", "https://mcp.internal", "mcp.internal/mcp", "a b" })
    void hostThatIsNone_isRefused(String host) {
        assertThat(problems(Fixture.exposed().set("portcullis.transport.allowed-hosts", host))).singleElement().asString()
                .contains("allowed-hosts");
    }

    @Test
    void originsAndHosts_mayBeNamed() {
        assertThat(problems(Fixture.exposed().set("portcullis.transport.allowed-origins", "https://chat.example.org,http://a:1")
                .set("portcullis.transport.allowed-hosts", "mcp.internal:8080,[::1]:8080"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "max-body-size=0", "max-body-size=2G", "max-json-depth=0" })
    void boundsThatBoundNothing_areRefused(String setting) {
        String[] parts = setting.split("=");
        assertThat(problems(Fixture.local().set("portcullis.transport." + parts[0], parts[1]))).singleElement().asString()
                .contains("max-body-size", "max-json-depth");
    }

    @Test // all at once
    void everyProblem_isNamed() {
        assertThat(problems(new Fixture().set("portcullis.transport.allowed-origins", "*")
                .set("portcullis.transport.max-json-depth", "0"))).hasSize(4);
    }

    private static Fixture behindProxy() {
        return Fixture.exposed().without("quarkus.http.insecure-requests")
                .set("quarkus.http.proxy.proxy-address-forwarding", "true")
                .set("quarkus.http.proxy.trusted-proxies", "10.0.0.1");
    }

    private static List<String> problems(Fixture fixture) {
        return Fixture.problems(fixture.network());
    }
}
