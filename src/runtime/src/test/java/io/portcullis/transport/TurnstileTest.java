package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.credential.Challenge;
import io.portcullis.event.Events;
import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.fake.FakeLedger;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.RecordingHandler;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.Tree;
import io.portcullis.identity.McpPath;
import io.portcullis.overload.Entrance;

/** What is refused at the door because there is too much to do, before anything else is looked at. */
class TurnstileTest {

    private final RecordingListener listener = new RecordingListener();

    @Test
    void floodFromAnAddress_isRefused() {
        HttpGuard guard = guard(Turnstiles.entrance(Optional.of(2), 10));
        assertThat(guarded(guard, local()).passed()).isTrue();
        assertThat(guarded(guard, local()).passed()).isTrue();
        FakeRequest third = guarded(guard, local());
        assertThat(third.passed()).isFalse();
        assertThat(third.status()).isEqualTo(503);
        assertThat(third.answered("Retry-After")).isEqualTo("30");
        assertThat(Tree.of(third.body()).at("/error/code").intValue()).isEqualTo(-31503);
        assertThat(guarded(guard, local().from("192.0.2.2")).passed()).isTrue();
    }

    @Test
    void everyWayToTheServer_isCounted() {
        HttpGuard guard = guard(Turnstiles.entrance(Optional.of(4), 10));
        guarded(guard, new FakeRequest().header("Host", "evil.example"));
        guarded(guard, local().method("OPTIONS").header("Origin", "http://localhost:8080")
                .header("Access-Control-Request-Method", "POST"));
        guarded(guard, local().method("GET").path("/mcp/sse"));
        guarded(guard, local().method("GET").path("/.well-known/oauth-protected-resource"));
        assertThat(guarded(guard, local()).status()).isEqualTo(503);
    }

    @Test
    void otherPaths_areNotCounted() {
        HttpGuard guard = guard(Turnstiles.entrance(Optional.of(1), 10));
        for (int i = 0; i < 10; i++) {
            guarded(guard, local().path("/other"));
        }
        assertThat(guarded(guard, local()).passed()).isTrue();
    }

    @Test
    void refusals_areTold() {
        HttpGuard guard = guard(Turnstiles.entrance(Optional.of(1), 10));
        guarded(guard, new FakeRequest().header("Host", "evil.example"));
        guarded(guard, local());
        assertThat(listener.requests()).extracting(RequestEnded::address, RequestEnded::what, RequestEnded::outcome,
                RequestEnded::reason).containsExactly(
                        tuple("192.0.2.1", What.MESSAGE, Outcome.REFUSED, Optional.of("forbidden_host")),
                        tuple("192.0.2.1", What.TURNED_AWAY, Outcome.LIMITED, Optional.of("overloaded_address")));
    }

    @Test
    void requestThatTheAuditCannotTake_isTurnedAway() {
        FakeLedger ledger = new FakeLedger();
        HttpGuard guard = guard(new Turnstile(Turnstiles.entrance(Optional.empty(), 10),
                new Events(List.of(listener), ledger)));
        assertThat(guarded(guard, local()).passed()).isTrue();
        ledger.full();
        FakeRequest refused = guarded(guard, local());
        assertThat(refused.passed()).isFalse();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.answered("Retry-After")).isEqualTo("1");
        ledger.breaks(); // nor one that cannot say
        assertThat(guarded(guard, local()).status()).isEqualTo(503);
        assertThat(listener.requests()).extracting(RequestEnded::what).containsOnly(What.TURNED_AWAY);
    }

    @Test // whatever the endpoint makes of it, or does not
    void requestThatNobodyTold_isToldWhenItIsOver() {
        FakeRequest request = guarded(guard(Turnstiles.entrance(Optional.empty(), 10)), local());
        assertThat(listener.requests()).isEmpty();
        request.end();
        request.end();
        assertThat(listener.requests()).extracting(RequestEnded::what).containsExactly(What.MESSAGE);
    }

    @Test
    void flood_isSaidOnceInTheLog_withTheSetting() {
        try (RecordingHandler lines = new RecordingHandler(Turnstile.class.getName())) {
            HttpGuard guard = guard(Turnstiles.entrance(Optional.of(1), 10));
            for (int i = 0; i < 100; i++) {
                guarded(guard, local());
            }
            assertThat(String.join("", lines.lines())).contains("portcullis.overload.per-address",
                    "quarkus.http.proxy.trusted-proxies");
        }
    }

    @Test
    void oneTooManyAtOnce_isRefusedUntilOneEnds() {
        HttpGuard guard = guard(Turnstiles.entrance(Optional.empty(), 1));
        FakeRequest first = guarded(guard, local());
        FakeRequest second = guarded(guard, local());
        assertThat(second.status()).isEqualTo(503);
        assertThat(second.answered("Retry-After")).isEqualTo("1");
        first.end();
        assertThat(guarded(guard, local()).passed()).isTrue();
    }

    @Test
    void closedEntrance_refusesAndClosesTheConnection() {
        Entrance entrance = Turnstiles.entrance(Optional.empty(), 1);
        entrance.close();
        FakeRequest late = guarded(guard(entrance), local());
        assertThat(late.status()).isEqualTo(503);
        assertThat(late.answered("Retry-After")).isEqualTo("5");
        assertThat(late.answered("Connection")).isEqualTo("close");
    }

    private HttpGuard guard(Entrance entrance) {
        return guard(Turnstiles.of(entrance, listener));
    }

    private static HttpGuard guard(Turnstile turnstile) {
        return new HttpGuard(new McpPath("/mcp"), new Authorities(Optional.empty(), Set.of(), Set.of()),
                new ResourceMetadata(Set.of(ResourceMetadata.WELL_KNOWN), new byte[0]), new StatusTable(Challenge.PLAIN),
                new HttpGuard.Rules(1_000, FakeHeaders.PLAIN, false), turnstile);
    }

    private static FakeRequest local() {
        return new FakeRequest().header("Host", "localhost:8080");
    }

    private static FakeRequest guarded(HttpGuard guard, FakeRequest request) {
        guard.handle(request.context());
        return request;
    }
}
