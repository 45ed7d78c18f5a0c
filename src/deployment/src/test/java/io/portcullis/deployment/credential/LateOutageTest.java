package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.credential.FakeProvider.Endpoint;
import io.portcullis.deployment.credential.FakeProvider.Manner;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Answer;
import io.quarkus.test.QuarkusUnitTest;

/** A provider that fails while the server runs: what is known of it holds, the rest is unavailable, and nothing hangs. */
class LateOutageTest {

    private static final FakeProvider PROVIDER = FakeProvider.named("late");
    private static final SigningKey KEY = SigningKey.rsa("late-1");
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.app(List.of(Embassy.class), "portcullis.resource-url=" + Token.AUDIENCE,
            PROVIDER.isRight().publishes(KEY).tenant(""), "portcullis.identity.tokens.introspected-by=default",
            "portcullis.identity.cache.ttl=0", "portcullis.identity.tokens.max-key-age=1s",
            "portcullis.identity.tokens.timeout=" + TIMEOUT.toSeconds() + "s");

    @AfterEach
    void recover() {
        PROVIDER.isRight().publishes(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "AWAY", "BROKEN", "GARBAGE", "NEVER" })
    void tokensOfKeysThatAreKnown_areServed(String how) throws IOException {
        String token = Token.of(PROVIDER.issuer()).signedBy(KEY);
        Visit.awaitServed(token);
        fails(how, Endpoint.KEYS);
        Instant longAfter = Instant.now().plusSeconds(2); // its keys are too old by then, and it cannot be asked for others
        while (Instant.now().isBefore(longAfter)) {
            assertThat(inTime(token).verdict()).isEqualTo("200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "AWAY", "BROKEN", "GARBAGE", "NEVER" })
    void tokensOfKeysThatAreNotKnown_areUnavailable(String how) throws IOException {
        Visit.awaitServed(Token.of(PROVIDER.issuer()).signedBy(KEY));
        SigningKey newKey = SigningKey.rsa("late-" + how);
        PROVIDER.publishes(KEY, newKey);
        fails(how, Endpoint.KEYS);
        String token = Token.of(PROVIDER.issuer()).signedBy(newKey);
        Visit.await("503 -31503", token, "401 -31401"); // until the keys that are known are a second old
        for (int i = 0; i < 20; i++) {
            assertThat(inTime(token).verdict()).isEqualTo("503 -31503");
        }
        PROVIDER.isRight();
        Visit.awaitServed(token);
    }

    @ParameterizedTest
    @ValueSource(strings = { "AWAY", "BROKEN", "GARBAGE", "NEVER" })
    void tokensThatHaveToBeAskedAbout_areUnavailable(String how) throws IOException {
        String token = "opaque-" + UUID.randomUUID();
        PROVIDER.knows(token, Token.claims(PROVIDER.issuer()));
        Visit.awaitServed(token);
        fails(how, Endpoint.INTROSPECTION);
        Answer answer = inTime(token);
        assertThat(answer.verdict()).isEqualTo("503 -31503");
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(Visit.whoami().header("X-API-Key", Keys.READER).send().code()).isZero();
        PROVIDER.isRight();
        Visit.awaitServed(token);
    }

    private static void fails(String how, Endpoint endpoint) {
        if (how.equals("AWAY")) {
            PROVIDER.goesAway();
        } else {
            PROVIDER.answers(endpoint, Manner.valueOf(how));
        }
    }

    private static Answer inTime(String token) throws IOException {
        Instant before = Instant.now();
        Answer answer = Visit.bearer(token).send();
        assertThat(Duration.between(before, Instant.now())).isLessThan(TIMEOUT.plusSeconds(3));
        return answer;
    }
}
