package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.credential.FakeProvider.Endpoint;
import io.quarkus.test.QuarkusUnitTest;

/**
 * Where nobody was named who is asked about them, tokens that say nothing about themselves are refused, and shown to nobody.
 */
class OpaqueRefusedTest {

    private static final FakeProvider PROVIDER = FakeProvider.named("discreet");
    private static final SigningKey KEY = SigningKey.rsa("discreet-1");

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.app(List.of(Embassy.class), "portcullis.resource-url=" + Token.AUDIENCE,
            PROVIDER.isRight().publishes(KEY).tenant(""), "portcullis.identity.cache.ttl=0");

    @Test
    void opaqueTokens_areRefused_andTheProviderIsNeverAsked() throws IOException {
        PROVIDER.knows("opaque-known", Token.claims(PROVIDER.issuer()));
        for (String token : List.of("opaque-known", "opaque-unknown", "a.b", "a.b.c.d.e", "x")) {
            assertThat(Visit.bearer(token).send().verdict()).isEqualTo("401 -31401");
        }
        String unknown = Token.of(PROVIDER.issuer()).withHeader("kid", "unknown").signedBy(KEY);
        PROVIDER.knows(unknown, Token.claims(PROVIDER.issuer()));
        assertThat(Visit.bearer(unknown).send().verdict()).isEqualTo("401 -31401");
        assertThat(PROVIDER.asked(Endpoint.INTROSPECTION)).isZero();
    }

    @Test
    void readableTokens_areServed() throws IOException {
        Visit.awaitServed(Token.of(PROVIDER.issuer()).signedBy(KEY));
    }
}
