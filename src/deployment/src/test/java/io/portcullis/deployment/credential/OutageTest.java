package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.credential.FakeProvider.Endpoint;
import io.portcullis.deployment.credential.FakeProvider.Manner;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Records;
import io.quarkus.test.QuarkusUnitTest;

/**
 * Providers that are away, broken or silent when the server starts: it starts all the same, answers 503 to their tokens, serves
 * everybody else, and recovers by itself.
 */
class OutageTest {

    private static final List<String> PROVIDERS = List.of("away", "discovery-broken", "discovery-garbage", "discovery-never",
            "keys-broken", "keys-garbage", "keys-never");
    private static final SigningKey KEY = SigningKey.rsa("outage");
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.app(List.of(Embassy.class), "portcullis.resource-url=" + Token.AUDIENCE,
            "portcullis.identity.cache.ttl=0", "portcullis.identity.tokens.timeout=" + TIMEOUT.toSeconds() + "s", tenants());

    private static String tenants() {
        StringBuilder settings = new StringBuilder();
        for (String name : PROVIDERS) {
            FakeProvider provider = FakeProvider.named(name).isRight().publishes(KEY);
            settings.append(provider.tenant(name)).append("quarkus.oidc.").append(name).append(".connection-timeout=1S\n");
            if (name.equals("away")) {
                provider.goesAway();
            } else {
                String[] words = name.toUpperCase().split("-");
                provider.answers(Endpoint.valueOf(words[0]), Manner.valueOf(words[1]));
            }
        }
        return settings.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = { "away", "discovery-broken", "discovery-garbage", "discovery-never", "keys-broken", "keys-garbage",
            "keys-never" })
    void tokens_areUnavailable_keysAreServed_andItRecoversByItself(String name) throws IOException {
        FakeProvider provider = FakeProvider.named(name);
        String token = Token.of(provider.issuer()).signedBy(KEY);
        try (Records log = Records.all(); Records audit = Records.audit()) {
            isUnavailable(token);
            assertThat(SecretsStayInside.told(audit.only())).isEqualTo("credential refused bearer unavailable");
            assertThat(log.lines()).noneMatch(line -> line.contains("eyJ"));
        }
        assertThat(Visit.whoami().header("X-API-Key", Keys.READER).send().code()).isZero();
        isRefusedAtOnce(Token.of("https://evil.example.org").signedBy(KEY));
        provider.isRight();
        Visit.awaitServed(token);
    }

    private static void isUnavailable(String token) throws IOException {
        Instant before = Instant.now();
        Answer answer = Visit.bearer(token).send();
        assertThat(answer.verdict()).isEqualTo("503 -31503");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(answer.header("WWW-Authenticate")).isNull();
        assertThat(answer.body()).doesNotContain("localhost", "xception");
        assertThat(Duration.between(before, Instant.now())).isLessThan(TIMEOUT.plusSeconds(3));
    }

    private static void isRefusedAtOnce(String token) throws IOException {
        assertThat(Visit.bearer(token).send().verdict()).isEqualTo("401 -31401");
    }
}
