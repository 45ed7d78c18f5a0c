package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.credential.FakeProvider.Endpoint;
import io.quarkus.test.QuarkusUnitTest;

/** A provider changes its keys while the server runs. */
class KeyRotationTest {

    private static final FakeProvider PROVIDER = FakeProvider.named("rotating");
    private static final SigningKey OLD_KEY = SigningKey.rsa("rotating-1");
    private static final SigningKey NEW_KEY = SigningKey.ec("rotating-2");
    private static final Duration MAX_AGE = Duration.ofSeconds(3);

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.app(List.of(Embassy.class), "portcullis.resource-url=" + Token.AUDIENCE,
            PROVIDER.isRight().publishes(OLD_KEY).tenant(""), "portcullis.identity.tokens.introspected-by=default",
            "portcullis.identity.cache.ttl=0", "portcullis.identity.tokens.max-key-age=" + MAX_AGE.toSeconds() + "s");

    @BeforeEach
    void asAtFirst() throws IOException {
        PROVIDER.publishes(OLD_KEY);
        Visit.await("200", Token.of(PROVIDER.issuer()).signedBy(OLD_KEY), "401 -31401");
    }

    /** Unless the provider was asked within the last second. */
    @Test
    void newKey_isAcceptedAtOnce() throws IOException {
        PROVIDER.publishes(OLD_KEY, NEW_KEY);
        Instant before = Instant.now();
        Visit.await("200", Token.of(PROVIDER.issuer()).signedBy(NEW_KEY), "401 -31401");
        assertThat(Duration.between(before, Instant.now())).isLessThan(MAX_AGE);
        assertThat(Visit.bearer(Token.of(PROVIDER.issuer()).signedBy(OLD_KEY)).send().verdict()).isEqualTo("200");
    }

    @Test
    void withdrawnKey_isRefused_whenWhatIsKnownIsTooOld() throws IOException {
        String token = Token.of(PROVIDER.issuer()).signedBy(OLD_KEY);
        PROVIDER.publishes(NEW_KEY);
        Instant end = Instant.now().plus(MAX_AGE).plusSeconds(10);
        String verdict = "200";
        while (verdict.equals("200") && Instant.now().isBefore(end)) {
            verdict = Visit.bearer(token).send().verdict();
        }
        assertThat(verdict).isEqualTo("401 -31401");
    }

    @Test
    void floodOfKeysThatDoNotExist_isNotPassedOn() throws IOException {
        int keysBefore = PROVIDER.asked(Endpoint.KEYS);
        int introspectionsBefore = PROVIDER.asked(Endpoint.INTROSPECTION);
        Instant before = Instant.now();
        for (int i = 0; i < 200; i++) {
            String token = Token.of(PROVIDER.issuer()).withHeader("kid", "unknown-" + i).signedBy(OLD_KEY);
            assertThat(Visit.bearer(token).send().verdict()).isEqualTo("401 -31401");
        }
        long seconds = Duration.between(before, Instant.now()).toSeconds() + 1;
        assertThat(PROVIDER.asked(Endpoint.KEYS) - keysBefore).isLessThanOrEqualTo((int) seconds + 1);
        assertThat(PROVIDER.asked(Endpoint.INTROSPECTION)).isEqualTo(introspectionsBefore);
    }
}
