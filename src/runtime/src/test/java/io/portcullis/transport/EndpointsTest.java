package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.credential.Challenge;
import io.portcullis.event.Events;
import io.portcullis.fake.FakeRequest;
import io.portcullis.identity.McpPath;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;

/** What is served at all. */
class EndpointsTest {

    private final McpPath path = new McpPath("/mcp");
    private final StatusTable table = new StatusTable(Challenge.PLAIN);
    private final Turnstile turnstile = Turnstiles.open();
    private final HttpGuard guard = new HttpGuard(path, new Authorities(Optional.empty(), Set.of(), Set.of()),
            ResourceMetadata.NONE, table, new HttpGuard.Rules(1_000, FakeHeaders.PLAIN, false), turnstile);
    private final Endpoints endpoints = new Endpoints(path, new Doorkeeper(context -> null, new Events(List.of())),
            new Responder(table, turnstile), new McpEndpoint(null, null, null),
            new HttpSseEndpoint(null, new HttpSseStreams(null, Optional.empty(), Duration.ofHours(1)), null));

    @ParameterizedTest // whatever way it came: no mark, no service
    @ValueSource(strings = { "/mcp", "/mcp/", "/mcp/sse", "/other" })
    void requestThatDidNotComeThroughTheGuard_isPassedOn(String asked) {
        FakeRequest request = nobody(asked);
        endpoints.handle(request.context());
        assertThat(request.passed()).isTrue();
        assertThat(request.body()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST", "GET", "DELETE" })
    void requestOfNobody_isRefused(String method) {
        FakeRequest request = guarded(nobody("/mcp").method(method));
        endpoints.handle(request.context());
        assertThat(request.status()).isEqualTo(401);
    }

    @Test // an application that leads a request elsewhere takes its mark with it
    void requestThatWasLedElsewhere_isPassedOn() {
        FakeRequest request = guarded(nobody("/mcp")).path("/other");
        endpoints.handle(request.context());
        assertThat(request.status()).isZero();
        assertThat(request.body()).isNull();
    }

    @Test // HS-01: off unless it is allowed
    void streamsOfOldClients_areNotThere() {
        FakeRequest request = guarded(nobody("/mcp/sse"));
        endpoints.handle(request.context());
        assertThat(request.status()).isZero();
        assertThat(request.body()).isNull();
    }

    private FakeRequest guarded(FakeRequest request) {
        guard.handle(request.header("Host", "localhost").context());
        assertThat(request.passed()).isTrue();
        return request;
    }

    /** Whom another mechanism of the application has authenticated. */
    private static FakeRequest nobody(String path) {
        return new FakeRequest().path(path).user(new QuarkusHttpUser(
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("admin")).build()));
    }
}
