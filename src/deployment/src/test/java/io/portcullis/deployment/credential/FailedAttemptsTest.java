package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.deployment.credential.FakeProvider.Endpoint;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Link;
import io.portcullis.deployment.wire.Post;
import io.portcullis.deployment.wire.Records;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;

/** Whoever fails too often to come in is not looked at for a while. Each test comes from an address of its own. */
class FailedAttemptsTest {

    private static final FakeProvider PROVIDER = FakeProvider.named("flooded");
    private static final int MOST = 60;

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.app(List.of(Embassy.class), "portcullis.resource-url=" + Token.AUDIENCE,
            PROVIDER.isRight().tenant(""), "portcullis.identity.tokens.introspected-by=default")
            .overrideConfigKey("portcullis.identity.max-failures-per-minute", "" + MOST);

    @Test
    void afterTooManyFailures_nothingIsLookedAt() throws IOException {
        String address = "127.0.0.11";
        int failures = lock(address);
        assertThat(failures).isGreaterThanOrEqualTo(MOST);
        int asked = PROVIDER.asked(Endpoint.INTROSPECTION);
        try (Records audit = Records.audit()) {
            Answer answer = from(address, bearer("opaque-unknown"));
            assertThat(answer.verdict()).isEqualTo("503 -31503");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            assertThat(answer.json().getLong("error.data.retryAfterMs")).isPositive();
            assertThat(answer.header("WWW-Authenticate")).isNull();
            assertThat(SecretsStayInside.told(audit.only())).isEqualTo("credential refused bearer locked");
        }
        assertThat(PROVIDER.asked(Endpoint.INTROSPECTION)).isEqualTo(asked);
    }

    @Test
    void callersWhoAreRemembered_goOn_andOthersWait() throws IOException {
        String address = "127.0.0.12";
        assertThat(from(address, key(Keys.READER)).status()).isEqualTo(200);
        lock(address);
        assertThat(from(address, key(Keys.READER)).status()).isEqualTo(200);
        assertThat(from(address, key(Keys.NOBODY)).status()).isEqualTo(503);
    }

    @Test
    void otherAddresses_goOn() throws IOException {
        lock("127.0.0.13");
        assertThat(from("127.0.0.14", key(Keys.ADMIN)).status()).isEqualTo(200);
    }

    @Test
    void aWhileLater_itIsLookedAtAgain() throws IOException {
        String address = "127.0.0.15";
        lock(address);
        Instant end = Instant.now().plusSeconds(30);
        int status = 503;
        while (status == 503 && Instant.now().isBefore(end)) {
            status = from(address, key("pck_wrong_0123456789abcdef0123456789abcdef")).status();
        }
        assertThat(status).isEqualTo(401);
    }

    @Test
    void missingCredentials_areNotCounted() throws IOException {
        String address = "127.0.0.16";
        for (int i = 0; i < MOST + 5; i++) {
            assertThat(from(address, Visit.whoami()).status()).isEqualTo(401);
        }
        assertThat(from(address, key("pck_wrong_0123456789abcdef0123456789abcdef")).status()).isEqualTo(401);
    }

    @Test
    void providerThatIsAway_isNobodysFault() throws IOException {
        String address = "127.0.0.17";
        PROVIDER.answers(Endpoint.INTROSPECTION, FakeProvider.Manner.BROKEN);
        for (int i = 0; i < MOST + 5; i++) {
            assertThat(from(address, bearer("opaque-unknown")).status()).isEqualTo(503);
        }
        PROVIDER.isRight();
        assertThat(from(address, bearer("opaque-unknown")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({ "127.0.0.18, X-Forwarded-For, 10.9.8.7", "127.0.0.19, Forwarded, for=10.9.8.7",
            "127.0.0.20, X-Real-IP, 10.9.8.7", "127.0.0.21, X-Forwarded-For, '127.0.0.1, 10.9.8.7'" })
    void anotherAddressInAHeader_isNotBelieved(String address, String header, String value) throws IOException {
        lock(address);
        assertThat(from(address, key(Keys.ADMIN + "0").header(header, value)).status()).isEqualTo(503);
    }

    /** Fails until it is not looked at any more; how often that was. */
    private static int lock(String address) throws IOException {
        for (int failures = 0; failures < 10 * MOST; failures++) {
            Answer answer = from(address, key("pck_wrong_0123456789abcdef0123456789abcdef"));
            if (answer.status() == 503) {
                return failures;
            }
            assertThat(answer.status()).isEqualTo(401);
        }
        throw new AssertionError("never too many");
    }

    private static Post key(String key) {
        return Visit.whoami().header("X-API-Key", key);
    }

    private static Post bearer(String token) {
        return Visit.whoami().header("Authorization", "Bearer " + token);
    }

    private static Answer from(String address, Post post) throws IOException {
        try (Link link = Link.over(new Socket(InetAddress.getLoopbackAddress(), RestAssured.port,
                InetAddress.getByName(address), 0))) {
            return link.send(post).read();
        }
    }
}
