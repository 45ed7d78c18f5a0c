package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.credential.Challenge;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.Tree;
import io.portcullis.identity.McpPath;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpVersion;

/** H-01, H-02, H-09, Q-06, E-14. */
class HttpGuardTest {

    private final HttpGuard guard = new HttpGuard(new McpPath("/mcp"), new Authorities(Optional.empty(), Set.of(), Set.of()),
            ResourceMetadata.NONE, new StatusTable(Challenge.PLAIN), new HttpGuard.Rules(1_000, FakeHeaders.PLAIN, false),
            Turnstiles.open());

    @ParameterizedTest
    @ValueSource(strings = { "POST", "GET", "DELETE" })
    void requestForThisServer_passesWithAMark(String method) {
        FakeRequest request = guarded(local().method(method).header("Accept", "text/event-stream"));
        assertThat(request.passed()).isTrue();
        assertThat(HttpGuard.accepted(request.context())).contains(new Accepted(false, true));
    }

    @Test
    void answers_areNotToBeStored() {
        FakeRequest request = guarded(local());
        assertThat(request.answered("Cache-Control")).isEqualTo("no-store");
        assertThat(request.answered("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void requestForAnotherPath_passesUntouchedAndUnmarked() {
        FakeRequest request = guarded(new FakeRequest().path("/other").header("Host", "evil.example"));
        assertThat(request.passed()).isTrue();
        assertThat(request.answered("Cache-Control")).isNull();
        assertThat(HttpGuard.accepted(request.context())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "PUT", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECT" })
    void otherMethods_areRefused(String method) {
        assertRefused(guarded(local().method(method)), 405, -32600);
    }

    @Test
    void foreignHost_isRefused() {
        assertRefused(guarded(new FakeRequest().header("Host", "evil.example")), 403, -31403);
    }

    @Test
    void missingOrRepeatedHost_isRefused() {
        assertRefused(guarded(new FakeRequest()), 403, -31403);
        assertRefused(guarded(new FakeRequest().header("Host", "localhost", "localhost")), 403, -31403);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://evil.example", "null", "", "http://localhost:1" })
    void foreignOrigin_isRefused(String origin) {
        assertRefused(guarded(local().header("Origin", origin)), 403, -31403);
    }

    @Test
    void repeatedOrigin_isRefused() {
        assertRefused(guarded(local().header("Origin", "http://localhost:8080", "http://localhost:8080")), 403, -31403);
    }

    @Test
    void ownOrigin_passes() {
        assertThat(guarded(local().header("Origin", "http://localhost:8080")).passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1001", "99999999999999999999", "x", "" })
    void declaredSizeBeyondTheLimit_isRefused(String length) {
        assertRefused(guarded(local().header("Content-Length", length)), 413, -32600);
    }

    @ParameterizedTest
    @ValueSource(strings = { "xchunked", "identity, chunked", "gzip, chunked", "" })
    void framingThatAProxyMayReadDifferently_isRefused(String coding) {
        assertRefused(guarded(local().header("Transfer-Encoding", coding)), 400, -32600);
    }

    @Test
    void repeatedFraming_isRefused() {
        assertRefused(guarded(local().header("Transfer-Encoding", "chunked", "chunked")), 400, -32600);
    }

    /** RFC 9112, 6.1: what follows a body whose end could be read differently is not for this server. */
    @Test
    void chunkedBody_passesAndIsTheLastOfItsConnection() {
        FakeRequest request = guarded(local().header("Transfer-Encoding", "chunked"));
        assertThat(request.passed()).isTrue();
        assertThat(request.answered("Connection")).isEqualTo("close");
        assertThat(guarded(local()).answered("Connection")).isNull();
    }

    /** RFC 9112, 3.2.2. */
    @ParameterizedTest
    @ValueSource(strings = { "http://evil.example/mcp", "http://localhost:8080@evil.example/mcp", "http://localhost:80801/mcp",
            "http:///mcp", "http://evil.example/?http://localhost:8080/mcp" })
    void targetThatNamesAnotherHost_isRefused(String target) {
        assertRefused(guarded(local().target(target)), 403, -31403);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:8080/mcp", "HTTP://LOCALHOST:8080/mcp" })
    void targetThatNamesTheSameHost_passes(String target) {
        assertThat(guarded(local().target(target)).passed()).isTrue();
    }

    @Test
    void declaredSizeUpToTheLimit_passes() {
        assertThat(guarded(local().header("Content-Length", "1000")).passed()).isTrue();
    }

    @Test // RFC 9110, 15.6.6
    void versionNobodyKnows_isRefused() {
        assertRefused(guarded(local().version(null)), 505, -32600);
        assertThat(guarded(local().version(HttpVersion.HTTP_1_0)).passed()).isTrue();
    }

    @Test // RFC 9113, 8.3.1
    void hostLine_doesNotStandForAnAuthority() {
        assertThat(guarded(new FakeRequest().http2("localhost:8080", null)).passed()).isTrue();
        for (String none : Arrays.asList("user@localhost:8080", "localhost:8080/", "", null)) {
            FakeRequest request = guarded(new FakeRequest().http2(none, "localhost:8080"));
            assertThat(request.passed()).as(none).isFalse();
            assertThat(request.status()).as(none).isEqualTo(403);
        }
    }

    @Test
    void requestThatNamesNoServer_isRefusedBeforeItIsGuarded() {
        assertRefused(misdirected(new FakeRequest()), 400, -32600);
    }

    @Test
    void requestThatNamesNoServer_isRefusedOnOtherPaths() {
        FakeRequest request = misdirected(new FakeRequest().path("/other"));
        assertThat(request.status()).isEqualTo(400);
        assertThat(request.body()).isEmpty();
        assertThat(request.answered("Connection")).isEqualTo("close");
        assertThat(request.answered("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void whatFailsBehindTheGuard_isPassedOn() {
        FakeRequest request = guarded(new FakeRequest().path("/other"));
        assertThat(misdirected(request).status()).isZero();
        FakeRequest other = new FakeRequest().failed(500, new VertxException("made up"));
        guard.misdirected(other.context());
        assertThat(other.passed()).isTrue();
        assertThat(other.status()).isZero();
    }

    @Test
    void whatTheApplicationRefuses_isPassedOn() {
        FakeRequest request = misdirected(named());
        assertThat(request.passed()).isTrue();
        assertThat(request.status()).isZero();
    }

    @Test
    void requestWithoutAPath_isRefusedBeforeItIsGuarded() {
        assertThat(misdirected(named().path("")).status()).isEqualTo(400);
    }

    private static FakeRequest named() {
        return local().http2("localhost:8080", null).version(HttpVersion.HTTP_1_1);
    }

    private FakeRequest misdirected(FakeRequest request) {
        guard.misdirected(request.failed(400, new VertxException("no Host")).context());
        return request;
    }

    private static FakeRequest local() {
        return new FakeRequest().header("Host", "localhost:8080");
    }

    private FakeRequest guarded(FakeRequest request) {
        guard.handle(request.context());
        return request;
    }

    private static void assertRefused(FakeRequest request, int status, int code) {
        assertThat(request.passed()).isFalse();
        assertThat(request.status()).isEqualTo(status);
        assertThat(Tree.of(request.body()).at("/error/code").intValue()).isEqualTo(code);
        assertThat(request.answered("Content-Type")).isEqualTo("application/json");
        assertThat(request.answered("Connection")).isEqualTo("close");
    }
}
