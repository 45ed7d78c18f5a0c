package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.credential.Challenge;
import io.portcullis.fake.FakeRequest;
import io.portcullis.identity.McpPath;

/** Browsers that ask in advance: only pages of an allowed origin get an answer, and nobody gets past the guard. */
class CorsTest {

    private static final String PAGE = "https://page.example";

    private final HttpGuard guard = new HttpGuard(new McpPath("/mcp"),
            new Authorities(Optional.of(URI.create("https://tools.example/mcp")), Set.of(), Set.of(PAGE)),
            ResourceMetadata.NONE, new StatusTable(Challenge.PLAIN), new HttpGuard.Rules(1_000, FakeHeaders.PLAIN, false),
            Turnstiles.open());

    @Test
    void preflight_isAnsweredByTheGuardItself() {
        FakeRequest request = guarded(preflight(PAGE));
        assertThat(request.passed()).isFalse();
        assertThat(request.status()).isEqualTo(204);
        assertThat(request.answered("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(request.answered("Access-Control-Allow-Methods")).isEqualTo("POST, GET, DELETE");
        assertThat(request.answered("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(request.answered("Vary")).isEqualTo("Origin");
    }

    @Test
    void preflightOfAForeignPage_isRefused() {
        FakeRequest request = guarded(preflight("https://evil.example"));
        assertThat(request.status()).isEqualTo(403);
        assertThat(request.passed()).isFalse();
        assertThat(request.answered("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void headersOfTheProtocol_areAllowedAndNoOthers() {
        FakeRequest request = guarded(preflight(PAGE).header("Access-Control-Request-Headers",
                "Authorization, content-type,Cookie, mcp-param-id, mcp-param-a b, x-mcp-param-id"));
        assertThat(request.answered("Access-Control-Allow-Headers")).isEqualTo("authorization, content-type, mcp-param-id");
        assertThat(guarded(preflight(PAGE)).answered("Access-Control-Allow-Headers")).isEmpty();
    }

    @ParameterizedTest // it takes all three to be one
    @ValueSource(strings = { "Origin", "Access-Control-Request-Method" })
    void optionsWithoutAQuestion_areRefused(String only) {
        FakeRequest request = guarded(
                new FakeRequest().method("OPTIONS").header("Host", "tools.example").header(only, PAGE));
        assertThat(request.status()).isEqualTo(405);
        assertThat(request.passed()).isFalse();
    }

    @Test
    void callOfAPage_passesAndMayBeRead() {
        FakeRequest request = guarded(preflight(PAGE).method("POST"));
        assertThat(request.passed()).isTrue();
        assertThat(request.answered("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(request.answered("Access-Control-Expose-Headers"))
                .isEqualTo("WWW-Authenticate, Retry-After, Mcp-Session-Id");
    }

    @Test
    void callOfNoPage_isToldNothingOfOrigins() {
        FakeRequest request = guarded(new FakeRequest().header("Host", "tools.example"));
        assertThat(request.passed()).isTrue();
        assertThat(request.answered("Access-Control-Allow-Origin")).isNull();
    }

    private static FakeRequest preflight(String origin) {
        return new FakeRequest().method("OPTIONS").header("Host", "tools.example").header("Origin", origin)
                .header("Access-Control-Request-Method", "POST");
    }

    private FakeRequest guarded(FakeRequest request) {
        guard.handle(request.context());
        return request;
    }
}
