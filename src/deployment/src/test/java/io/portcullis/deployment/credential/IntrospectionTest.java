package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.deployment.credential.FakeProvider.Endpoint;
import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Post;
import io.portcullis.deployment.wire.Records;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.json.JsonObject;

/** Tokens that a provider is asked about (RFC 7662): what it says is checked like what a token says of itself. */
class IntrospectionTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.embassy("portcullis.identity.cache.ttl=0");

    @Test
    void scopes_areNoRoles() throws IOException {
        for (Source source : Source.values()) {
            String token = source.token(source.right().put("scope", "admin papers:read"));
            assertThat(call("vault", token).verdict()).isEqualTo("200 -32602");
            assertThat(call("papers", token).code()).isZero();
            Answer answer = call("whoami", token);
            assertThat(answer.json().getList("result.structuredContent.roles")).isEqualTo(List.of());
            assertThat(answer.json().getList("result.structuredContent.scopes")).isEqualTo(List.of("admin", "papers:read"));
        }
    }

    @Test
    void rolesAreWhereTheyUsuallyAre() throws IOException {
        for (Source source : Source.values()) {
            assertThat(call("vault", source.token(source.right().put("groups", List.of("admin")))).code()).isZero();
            assertThat(call("vault", source.token(source.right().put("realm_access", Map.of("roles", List.of("admin")))))
                    .code()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({ "aud missing, wrong_audience", "aud wrong, wrong_audience", "aud of the client, wrong_audience",
            "exp missing, invalid", "exp past, expired", "exp as text, invalid", "sub missing, invalid", "sub blank, invalid",
            "iss of another, wrong_issuer", "nbf ahead, invalid", "inactive, invalid", "active as text, invalid",
            "active missing, invalid", "bound to a certificate, wrong_binding", "bound to a key, wrong_binding" })
    void whatTheProviderSays_isChecked(String what, String reason) throws IOException { // AU-12
        for (Source source : Source.values()) {
            try (Records audit = Records.audit()) {
                assertThat(call("whoami", source.token(said(source, what))).verdict()).as(source.name())
                        .isEqualTo("401 -31401");
                assertThat(audit.only().getString("status_detail")).as(source.name()).isEqualTo("credential_" + reason);
            }
        }
    }

    /** RFC 7662, 2.2: it may be left out. */
    @Test
    void answerWithoutAnIssuer_isOfTheProviderThatGaveIt() throws IOException {
        for (Source source : Source.values()) {
            JsonObject right = source.right();
            right.remove("iss");
            assertThat(call("whoami", source.token(right)).json().getString("result.structuredContent.issuer"))
                    .isEqualTo(source.provider.issuer());
        }
    }

    /** The claims of a token that nobody verified are nobody's. */
    @Test
    void whatTheTokenSaysOfItself_doesNotCount() throws IOException {
        String token = Token.of(Town.ASKED.issuer()).with("sub", "eve").with("groups", List.of("admin"))
                .signedBy(SigningKey.rsa("nobody-checks"));
        Town.ASKED.knows(token, Token.claims(Town.ASKED.issuer()));
        assertThat(call("whoami", token).json().getString("result.structuredContent.subject")).isEqualTo("ada");
        assertThat(call("vault", token).verdict()).isEqualTo("200 -32602");
    }

    @Test
    void revokedToken_isRefusedAtOnce() throws IOException {
        for (Source source : Source.values()) {
            String token = source.token(source.right());
            assertThat(call("whoami", token).code()).isZero();
            source.provider.says(token, new JsonObject().put("active", false));
            assertThat(call("whoami", token).verdict()).isEqualTo("401 -31401");
        }
    }

    @Test
    void everyRequest_isOneQuestion() throws IOException {
        for (Source source : Source.values()) {
            String token = source.token(source.right());
            int before = source.provider.asked(Endpoint.INTROSPECTION);
            call("whoami", token);
            call("whoami", token);
            assertThat(source.provider.asked(Endpoint.INTROSPECTION) - before).isEqualTo(2);
        }
    }

    private enum Source {
        OPAQUE(Town.OPAQUE),
        ASKED(Town.ASKED);

        private final FakeProvider provider;

        Source(FakeProvider provider) {
            this.provider = provider;
        }

        JsonObject right() {
            return Token.claims(provider.issuer()).put("active", true);
        }

        /** A token of which the provider says this. */
        String token(JsonObject said) {
            String token = this == OPAQUE ? "opaque-" + UUID.randomUUID()
                    : Token.of(provider.issuer()).with("nonce", UUID.randomUUID().toString())
                            .signedBy(SigningKey.rsa("nobody-checks"));
            provider.says(token, said);
            return token;
        }
    }

    private static JsonObject said(Source source, String what) {
        JsonObject right = source.right();
        if (what.endsWith(" missing")) {
            right.remove(what.substring(0, what.indexOf(' ')));
            return right;
        }
        return switch (what) {
            case "aud wrong" -> right.put("aud", "https://other.example.org/mcp");
            case "aud of the client" -> right.put("aud", List.of("embassy", "account"));
            case "exp past" -> right.put("exp", Token.in(-120));
            case "exp as text" -> right.put("exp", "never");
            case "sub blank" -> right.put("sub", " ");
            case "iss of another" -> right.put("iss", Town.MAIN.issuer());
            case "nbf ahead" -> right.put("nbf", Token.in(300));
            case "inactive" -> right.put("active", false);
            case "active as text" -> right.put("active", "true");
            case "bound to a certificate" -> right.put("cnf", Certificates.binding("ada"));
            default -> right.put("cnf", Proof.binding(Town.CLIENT_KEY));
        };
    }

    private static Answer call(String tool, String token) throws IOException {
        Post post = Visit.call(tool).header("Authorization", "Bearer " + token);
        return post.send();
    }
}
