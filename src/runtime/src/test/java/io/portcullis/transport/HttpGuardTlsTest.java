package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.credential.Challenge;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.FakeTls;
import io.portcullis.fake.Tree;
import io.portcullis.identity.McpPath;

/** The guard of a server with an https address and metadata: AU-02 to AU-04, AU-14. */
class HttpGuardTlsTest {

    private static final String METADATA_PATH = ResourceMetadata.WELL_KNOWN + "/mcp";
    private static final byte[] METADATA = "{\"resource\":\"https://mcp.example.org/mcp\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpGuard strict = guard(new HttpGuard.Rules(1_000, headers(true), true));
    private final HttpGuard loose = guard(new HttpGuard.Rules(1_000, headers(true), false));
    private final HttpGuard plain = guard(new HttpGuard.Rules(1_000, headers(false), false));

    @Test
    void requestOverPlainHttp_isRefusedBeforeItsCredentialIsLookedAt() {
        FakeRequest request = guarded(strict, ofHost().header("Authorization", "Bearer a.b.c"));
        assertThat(request.passed()).isFalse();
        assertThat(request.status()).isEqualTo(403);
        assertThat(Tree.of(request.body()).at("/error/message").asText()).isEqualTo("This server is served over HTTPS only");
    }

    @Test // a header says nothing: Quarkus has looked at those of trusted proxies by then
    void forwardedHeader_makesNoHttps() {
        FakeRequest request = ofHost().header("X-Forwarded-Proto", "https").header("Forwarded", "proto=https");
        assertThat(guarded(strict, request).status()).isEqualTo(403);
    }

    @Test
    void requestOverTls_passes() {
        assertThat(guarded(strict, ofHost().tls(FakeTls.of())).passed()).isTrue();
        assertThat(guarded(strict, ofHost().https()).passed()).isTrue();
    }

    @Test
    void whereThatIsAllowed_plainHttpPasses() {
        assertThat(guarded(loose, ofHost()).passed()).isTrue();
        assertThat(guarded(plain, ofHost()).passed()).isTrue();
    }

    @Test // RFC 6797
    void clientsOfAnHttpsServer_areToldNeverToComeWithout() {
        String hsts = "max-age=31536000";
        assertThat(guarded(strict, ofHost().https()).answered("Strict-Transport-Security")).isEqualTo(hsts);
        assertThat(guarded(strict, ofHost().https().method("PUT")).answered("Strict-Transport-Security")).isEqualTo(hsts);
        assertThat(guarded(strict, metadata().https()).answered("Strict-Transport-Security")).isEqualTo(hsts);
        assertThat(guarded(plain, ofHost()).answered("Strict-Transport-Security")).isNull();
    }

    @Test // AU-04: without a credential, as JSON
    void metadata_isServedAtItsPath() {
        FakeRequest request = guarded(strict, metadata().https());
        assertThat(request.passed()).isFalse();
        assertThat(request.body()).isEqualTo(METADATA);
        assertThat(request.answered("Content-Type")).isEqualTo("application/json");
        assertThat(request.answered("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(request.answered("Cache-Control")).isEqualTo("max-age=3600");
    }

    @Test
    void metadata_isGuardedLikeTheEndpoint() {
        assertThat(guarded(strict, metadata()).status()).as("plain HTTP").isEqualTo(403);
        assertThat(guarded(loose, new FakeRequest().method("GET").path(METADATA_PATH).header("Host", "evil.example")).status())
                .as("another host").isEqualTo(403);
        assertThat(guarded(loose, metadata().header("Origin", "https://evil.example")).status()).as("another origin")
                .isEqualTo(403);
    }

    @Test // a browser asks first, and may read it
    void pageOfAnAllowedOrigin_mayReadIt() {
        FakeRequest request = guarded(loose, metadata().header("Origin", "https://mcp.example.org"));
        assertThat(request.body()).isEqualTo(METADATA);
        assertThat(request.answered("Access-Control-Allow-Origin")).isEqualTo("https://mcp.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST", "DELETE", "PUT" })
    void metadata_isOnlyRead(String method) {
        FakeRequest request = guarded(loose, metadata().method(method));
        assertThat(request.status()).isEqualTo(405);
        assertThat(request.passed()).isFalse();
    }

    @Test // nothing about it goes on to authentication
    void requestForMetadata_isNeverMarked() {
        FakeRequest request = guarded(loose, metadata());
        assertThat(HttpGuard.accepted(request.context())).isEmpty();
    }

    @Test
    void otherWellKnownPaths_passUntouched() {
        FakeRequest request = guarded(strict, metadata().path("/.well-known/oauth-authorization-server"));
        assertThat(request.passed()).isTrue();
        assertThat(request.answered("Cache-Control")).isNull();
    }

    private static SecurityHeaders headers(boolean https) {
        return new SecurityHeaders("default-src 'none'", https, Optional.empty());
    }

    private static FakeRequest ofHost() {
        return new FakeRequest().header("Host", "mcp.example.org");
    }

    private static FakeRequest metadata() {
        return ofHost().method("GET").path(METADATA_PATH);
    }

    private static FakeRequest guarded(HttpGuard guard, FakeRequest request) {
        guard.handle(request.context());
        return request;
    }

    private static HttpGuard guard(HttpGuard.Rules rules) {
        Authorities authorities = new Authorities(Optional.of(URI.create("https://mcp.example.org/mcp")), Set.of(), Set.of());
        return new HttpGuard(new McpPath("/mcp"), authorities,
                new ResourceMetadata(Set.of(ResourceMetadata.WELL_KNOWN, METADATA_PATH), METADATA),
                new StatusTable(Challenge.PLAIN), rules, Turnstiles.open());
    }
}
