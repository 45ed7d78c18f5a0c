package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Records;

/** Tokens that are wrong in ways of their own, for each verifier that looks at signatures. */
abstract class OddTokens extends OddKeys {

    private static final List<Source> SOURCES = List.of(new Source(Town.LOCAL, Town.LOCAL_RSA),
            new Source(Town.LOCAL, Town.LOCAL_EC), new Source(Town.KEYED, Town.KEYED_KEY),
            new Source(Town.MAIN.issuer(), Town.MAIN_KEY), new Source(Town.CORP.issuer(), Town.CORP_KEY));
    private static final SigningKey STRANGE_RSA = SigningKey.rsa("strange-rsa");
    private static final SigningKey STRANGE_EC = SigningKey.ec("strange-ec");

    private record Source(String issuer, SigningKey key) {

        Token right() {
            return Token.of(issuer);
        }

        /** A key of the same kind and name, of somebody else. */
        SigningKey strange() {
            SigningKey strange = key.algorithm().equals("RS256") ? STRANGE_RSA : STRANGE_EC;
            return new SigningKey(key.kid(), strange.algorithm(), strange.keys());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "as it should be", "long lived", "roles of nobody", "type at+jwt" })
    void rightToken_isServed(String how) throws IOException {
        for (Source source : SOURCES) {
            assertThat(Visit.bearer(token(source, how)).send().verdict()).as(source.issuer()).isEqualTo("200");
        }
    }

    @ParameterizedTest
    @CsvSource({ "no issuer, wrong_issuer", "issuer and a slash, wrong_issuer", "issuers, wrong_issuer",
            "issuer in capitals, wrong_issuer", "no audience, wrong_audience", "audience of the host, wrong_audience",
            "audience and a slash, wrong_audience", "audience in capitals, wrong_audience", "any audience, wrong_audience",
            "client as audience, wrong_audience", "audiences of others, wrong_audience",
            "audience in an object, wrong_audience",
            "no exp, invalid", "exp as text, invalid", "exp of nothing, expired", "no iat, invalid", "no sub, invalid",
            "blank sub, invalid",
            "sub as number, invalid", "nbf as text, invalid", "key of somebody else, invalid", "key in the header, invalid",
            "key of the other issuer, invalid", "other claims, invalid", "no signature, invalid", "signature of zeros, invalid",
            "unknown critical header, invalid", "encoded twice, invalid", "bound to what nobody knows, wrong_binding",
            "bound to nothing, wrong_binding", "bound to a key, wrong_binding", "bound to no object, wrong_binding" })
    void wrongToken_is401(String how, String reason) throws IOException { // AU-12, AU-13
        for (Source source : SOURCES) {
            try (Records audit = Records.audit()) {
                Answer answer = send(Visit.bearer(token(source, how)));
                assertThat(answer.verdict()).as(source.issuer()).isEqualTo("401 -31401");
                assertThat(answer.header("WWW-Authenticate")).isEqualTo(WITH_ERROR);
                assertThat(told(audit.only())).as(source.issuer()).isEqualTo("credential refused bearer credential_" + reason);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "a.b.c", "eyJ.eyJ.eyJ", "e30.e30.e30", "e30.bnVsbA.e30", "e30.W10.e30", "e30.IiI.e30",
            "e30.eyJpc3MiOnt9fQ.e30", "e30.eyJpc3MiOm51bGx9.e30" })
    void whatIsNoToken_is401(String token) throws IOException {
        Answer answer = send(Visit.bearer(token));
        assertThat(answer.verdict()).isEqualTo("401 -31401");
        assertThat(record().getString("status_detail")).isIn("credential_wrong_issuer", "credential_invalid");
    }

    private static String token(Source source, String how) {
        Token right = source.right();
        String good = right.signedBy(source.key());
        String[] parts = good.split("\\.");
        return switch (how) {
            case "key of somebody else" -> right.signedBy(source.strange());
            case "key in the header" -> right.withHeader("jwk", source.strange().jwk()).signedBy(source.strange());
            case "key of the other issuer" -> right.signedBy(SOURCES.stream()
                    .filter(other -> !other.issuer().equals(source.issuer())).findFirst().orElseThrow().key());
            case "other claims" -> parts[0] + "." + right.with("sub", "eve").signedBy(source.key()).split("\\.")[1] + "."
                    + parts[2];
            case "no signature" -> parts[0] + "." + parts[1] + ".";
            case "signature of zeros" -> parts[0] + "." + parts[1] + "." + Token.encoded(new byte[64]);
            case "encoded twice" -> Token.encoded(good.getBytes(StandardCharsets.US_ASCII));
            case "unknown critical header" -> right.withHeader("crit", List.of("x")).withHeader("x", 1).signedBy(source.key());
            case "type at+jwt" -> right.withHeader("typ", "at+jwt").signedBy(source.key());
            default -> claiming(right, how).signedBy(source.key());
        };
    }

    private static Token claiming(Token right, String how) {
        String issuer = right.claims().getString("iss");
        return switch (how) {
            case "long lived" -> right.with("exp", Token.in(86_400 * 365));
            case "no iat" -> right.without("iat");
            case "roles of nobody" -> right.with("groups", List.of("nobody"));
            case "no issuer" -> right.without("iss");
            case "issuer and a slash" -> right.with("iss", issuer + "/");
            case "issuers" -> right.with("iss", List.of(issuer));
            case "issuer in capitals" -> right.with("iss", issuer.toUpperCase());
            case "no exp" -> right.without("exp");
            case "exp as text" -> right.with("exp", "never");
            case "exp of nothing" -> right.with("exp", 0);
            case "no sub" -> right.without("sub").with("upn", "ada");
            case "blank sub" -> right.with("sub", " ");
            case "sub as number" -> right.with("sub", 7);
            case "nbf as text" -> right.with("nbf", "now");
            case "bound to what nobody knows" -> right.with("cnf", Map.of("kid", "x"));
            case "bound to nothing" -> right.with("cnf", Map.of());
            case "bound to a key" -> right.with("cnf", Proof.binding(Town.CLIENT_KEY));
            case "bound to no object" -> right.with("cnf", "x");
            default -> how.contains("audience") ? meant(right, how) : right;
        };
    }

    private static Token meant(Token right, String how) {
        return switch (how) {
            case "no audience" -> right.without("aud");
            case "audience of the host" -> right.with("aud", "https://town.example.org");
            case "audience and a slash" -> right.with("aud", Token.AUDIENCE + "/");
            case "audience in capitals" -> right.with("aud", Token.AUDIENCE.toUpperCase());
            case "any audience" -> right.with("aud", "any");
            case "client as audience" -> right.with("aud", "embassy");
            case "audiences of others" -> right.with("aud", List.of("embassy", "account", Token.AUDIENCE + "/sse"));
            default -> right.with("aud", Map.of(Token.AUDIENCE, true));
        };
    }
}
