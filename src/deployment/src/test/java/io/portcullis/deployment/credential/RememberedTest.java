package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.credential.FakeProvider.Endpoint;
import io.portcullis.deployment.wire.Answer;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.json.JsonObject;

/** Callers who are remembered: for as long as it was configured, and never beyond the end of their credential. */
class RememberedTest {

    private static final FakeProvider PROVIDER = FakeProvider.named("remembered");
    private static final SigningKey KEY = SigningKey.rsa("remembered-1");
    private static final String FILED = "pck_filed_0123456789abcdef0123456789abcdef";
    private static final Duration TTL = Duration.ofSeconds(4);

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.app(List.of(Embassy.class), "portcullis.resource-url=" + Token.AUDIENCE,
            PROVIDER.isRight().publishes(KEY).tenant(""), "portcullis.identity.tokens.introspected-by=default",
            "portcullis.identity.cache.ttl=" + TTL.toSeconds() + "s", "quarkus.http.auth.proactive=false",
            KeyFiles.setting(KeyFiles.key(FILED)));

    @Test
    void revokedKey_isRefused_whenItIsForgotten() throws IOException {
        KeyFiles.change(KeyFiles.key(FILED));
        assertThat(key().verdict()).isEqualTo("200");
        KeyFiles.change();
        Instant end = Instant.now().plus(TTL).plusSeconds(10);
        while (key().status() == 200) {
            assertThat(Instant.now()).isBefore(end);
        }
        assertThat(key().verdict()).isEqualTo("401 -31401");
    }

    @Test
    void remembered_isNotAskedAboutAgain_untilItIsForgotten() throws IOException {
        String token = "opaque-" + UUID.randomUUID();
        PROVIDER.knows(token, Token.claims(PROVIDER.issuer()));
        Visit.awaitServed(token);
        int before = PROVIDER.asked(Endpoint.INTROSPECTION);
        PROVIDER.says(token, new JsonObject().put("active", false));
        assertThat(Visit.bearer(token).send().verdict()).isEqualTo("200");
        assertThat(PROVIDER.asked(Endpoint.INTROSPECTION)).isEqualTo(before);
        Visit.await("401 -31401", token, "200");
    }

    @Test
    void token_isRefusedFromItsEndOn_rememberedOrNot() throws IOException {
        long exp = Token.in(3);
        String signed = Token.of(PROVIDER.issuer()).with("exp", exp).signedBy(KEY);
        String asked = "opaque-" + UUID.randomUUID();
        PROVIDER.knows(asked, Token.claims(PROVIDER.issuer()).put("exp", exp));
        for (String token : List.of(signed, asked)) {
            assertThat(Visit.bearer(token).send().verdict()).isEqualTo("200");
        }
        for (String token : List.of(signed, asked)) {
            Visit.await("401 -31401", token, "200");
        }
        assertThat(Instant.now().getEpochSecond()).isBetween(exp, exp + 20);
    }

    /** What failed may be known a moment later. */
    @Test
    void whatDoesNotHold_isNotRemembered() throws IOException {
        String token = "opaque-" + UUID.randomUUID();
        assertThat(Visit.bearer(token).send().verdict()).isEqualTo("401 -31401");
        PROVIDER.knows(token, Token.claims(PROVIDER.issuer()));
        assertThat(Visit.bearer(token).send().verdict()).isEqualTo("200");
    }

    private static Answer key() throws IOException {
        return Visit.whoami().header("X-API-Key", FILED).send();
    }
}
