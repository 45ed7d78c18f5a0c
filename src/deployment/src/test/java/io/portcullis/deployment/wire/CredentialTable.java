package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.restassured.path.json.JsonPath;

/** Every kind of credential, right and wrong in every way: what the client hears, and what the audit says. */
abstract class CredentialTable {

    static final String[] SETTINGS = { Tokens.properties(),
            "portcullis.identity.api-keys.\"old\".digest=" + Keys.digest("pck_old_0123456789abcdef0123456789abcdef"),
            "portcullis.identity.api-keys.\"old\".roles=reader",
            "portcullis.identity.api-keys.\"old\".expires-at=2020-01-01T00:00:00Z",
            "portcullis.identity.api-keys.\"unprefixed\".digest=" + Keys.digest("plain-key"),
            "portcullis.identity.api-keys.\"unprefixed\".roles=reader",
            "quarkus.log.category.\"io.portcullis\".level=DEBUG", "quarkus.log.category.\"io.quarkus\".level=DEBUG",
            "quarkus.log.category.\"io.smallrye\".level=DEBUG", "quarkus.log.category.\"org.jose4j\".level=DEBUG" };

    private static final String[] SECRETS = { "pck_", "plain-key", "eyJ" };

    private Records audit;
    private Records log;

    @BeforeEach
    void listen() {
        audit = Records.audit();
        log = Records.all();
    }

    @AfterEach
    void noSecret_isLogged() {
        audit.close();
        log.close();
        assertThat(log.lines()).noneMatch(line -> containsSecret(line));
        assertThat(audit.lines()).noneMatch(line -> containsSecret(line));
    }

    private static boolean containsSecret(String line) {
        for (String secret : SECRETS) {
            if (line.contains(secret)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({ "key, reader, api_key", "key as bearer, reader, api_key", "key as BEARER, reader, api_key",
            "key without prefix, unprefixed, api_key" })
    void rightKey_isServed(String credential, String caller, String authentication) throws IOException {
        assertThat(call(key(credential)).code()).isZero();
        JsonPath record = audit.only();
        assertThat(record.getString("caller")).isEqualTo(caller);
        assertThat(record.getString("authentication")).isEqualTo(authentication);
        assertThat(record.getString("outcome")).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({ "nothing, none, missing", "unknown key, api_key, invalid", "unknown key as bearer, api_key, invalid",
            "empty key, api_key, invalid", "key in another case, api_key, invalid", "key cut short, api_key, invalid",
            "key and more, api_key, invalid", "digest of the key, api_key, invalid", "expired key, api_key, expired",
            "expired key as bearer, api_key, expired", "key in the query, none, missing", "key in a cookie, none, missing",
            "key in the body, none, missing", "key without prefix as bearer, bearer, wrong_issuer",
            "key without a scheme, other, no_verifier",
            "Basic, other, no_verifier", "Digest, other, no_verifier", "empty Authorization, other, no_verifier" })
    void wrongKey_is401(String credential, String presented, String reason) throws IOException { // AU-06, AU-11
        refused(call(key(credential)), presented, "credential_" + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = { "key twice", "key and bearer", "bearer twice", "bearer and nothing", "bearer with two tokens",
            "bearer with other characters", "bearer and key in one", "bearer and Basic" })
    void brokenOrSecondCredential_is400(String credential) throws IOException { // AU-10
        Answer answer = call(key(credential));
        assertThat(answer.verdict()).isEqualTo("400 -32600");
        assertThat(answer.header("WWW-Authenticate")).isNull();
        assertThat(audit.only().getString("reason")).isEqualTo("malformed_credentials");
    }

    @ParameterizedTest
    @CsvSource({ "jwt, good", "oidc, good", "jwt, several audiences", "oidc, several audiences", "jwt, long lived",
            "oidc, long lived" })
    void rightToken_isServed(String kind, String token) throws IOException {
        assertThat(call(bearer(kind, token)).code()).isZero();
        JsonPath record = audit.only();
        assertThat(record.getString("caller")).isEqualTo("ada");
        assertThat(record.getString("issuer")).isEqualTo(issuer(kind));
        assertThat(record.getString("authentication")).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({ "expired, expired", "not yet valid, invalid", "wrong issuer, wrong_issuer", "no issuer, wrong_issuer",
            "issuer and a slash, wrong_issuer", "issuers, wrong_issuer", "wrong audience, wrong_audience",
            "no audience, wrong_audience",
            "audience of the host, wrong_audience", "audience and a slash, wrong_audience",
            "client as audience, wrong_audience",
            "no exp, invalid", "no sub, invalid", "blank sub, invalid", "alg none, invalid", "public key as secret, invalid",
            "PEM as secret, invalid", "key of somebody else, invalid", "key of the other issuer, invalid",
            "other claims, invalid",
            "truncated, invalid", "no signature, invalid", "unknown critical header, invalid" })
    void wrongToken_is401(String token, String reason) throws IOException { // AU-12, AU-13
        for (String kind : new String[] { "jwt", "oidc" }) {
            try (Records heard = Records.audit()) {
                Answer answer = call(bearer(kind, token));
                assertThat(answer.verdict()).as(kind).isEqualTo("401 -31401");
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp\", error=\"invalid_token\"");
                assertThat(heard.only().getString("reason")).as(kind).isEqualTo("credential_" + reason);
                assertThat(heard.only().getString("presented")).isEqualTo("bearer");
            }
        }
    }

    @Test
    void tokenOfAnotherKeyId_is401() throws IOException {
        refused(call(bearer("jwt", "other kid")), "bearer", "credential_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a.b.c", "...", "..", "eyJ.eyJ.eyJ", "x", "a.b.c.d.e", "e30.e30.", "e30.bnVsbA.e30", "e30.W10.e30",
            "e30.eyJpc3MiOnt9fQ.e30" })
    void whatIsNoToken_is401(String token) throws IOException {
        refused(call(motto().header("Authorization", "Bearer " + token)), "bearer", "credential_wrong_issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = { "query", "cookie", "form", "X-API-Key" })
    void tokenInAnotherPlace_isNone(String place) throws IOException { // AU-11
        String token = Tokens.signed(Tokens.OIDC_ISSUER, Tokens.claims(Tokens.OIDC_ISSUER));
        Post post = motto();
        Answer answer = call(switch (place) {
            case "query" -> post.target("/mcp?access_token=" + token);
            case "cookie" -> post.header("Cookie", "access_token=" + token + "; q_session=" + token);
            case "form" -> post.header("Content-Type", "application/x-www-form-urlencoded").body("access_token=" + token);
            default -> post.header("X-API-Key", token);
        });
        boolean asKey = place.equals("X-API-Key");
        refused(answer, asKey ? "api_key" : "none", asKey ? "credential_invalid" : "credential_missing");
    }

    private void refused(Answer answer, String presented, String reason) {
        assertThat(answer.verdict()).isEqualTo("401 -31401");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(
                presented.equals("none") ? "Bearer realm=\"mcp\"" : "Bearer realm=\"mcp\", error=\"invalid_token\"");
        assertThat(answer.type()).isEqualTo("application/json");
        JsonPath record = audit.only();
        assertThat(record.getString("event")).isEqualTo("credential");
        assertThat(record.getString("outcome")).isEqualTo("refused");
        assertThat(record.getString("presented")).isEqualTo(presented);
        assertThat(record.getString("reason")).isEqualTo(reason);
        assertThat(record.getString("address")).isNotBlank();
    }

    private static Answer call(Post post) throws IOException {
        Answer answer = post.header("Host", "town.example.org").send();
        assertThat(answer.body()).doesNotContain("pck_", "eyJ", "Exception");
        return answer;
    }

    private static Post motto() {
        return Post.modern("tools/call", "\"name\":\"motto\"").without("X-API-Key");
    }

    private static Post bearer(String kind, String token) {
        return motto().header("Authorization", "Bearer " + token(issuer(kind), token));
    }

    private static String issuer(String kind) {
        return kind.equals("oidc") ? Tokens.OIDC_ISSUER : Tokens.JWT_ISSUER;
    }

    private static Post key(String how) {
        Post post = motto();
        return switch (how) {
            case "key" -> post.header("X-API-Key", "pck_reader_0123456789abcdef0123456789abcdef");
            case "key as bearer" -> post.header("Authorization", "Bearer pck_reader_0123456789abcdef0123456789abcdef");
            case "key as BEARER" -> post.header("Authorization", "bEARER   pck_reader_0123456789abcdef0123456789abcdef");
            case "key without prefix" -> post.header("X-API-Key", "plain-key");
            case "key without prefix as bearer" -> post.header("Authorization", "Bearer plain-key");
            case "unknown key" -> post.header("X-API-Key", "pck_unknown_0123456789abcdef0123456789abcdef");
            case "unknown key as bearer" -> post.header("Authorization", "Bearer pck_unknown_0123456789abcdef0123456789abcdef");
            case "empty key" -> post.header("X-API-Key", "");
            case "key in another case" -> post.header("X-API-Key", "PCK_READER");
            case "key cut short" -> post.header("X-API-Key", "pck_reade");
            case "key and more" -> post.header("X-API-Key", "pck_readers");
            case "digest of the key" -> post.header("X-API-Key", Keys.digest("pck_reader_0123456789abcdef0123456789abcdef"));
            case "expired key" -> post.header("X-API-Key", "pck_old_0123456789abcdef0123456789abcdef");
            case "expired key as bearer" -> post.header("Authorization", "Bearer pck_old_0123456789abcdef0123456789abcdef");
            case "key in the query" -> post.target(
                    "/mcp?X-API-Key=pck_reader_0123456789abcdef0123456789abcdef&api_key=pck_reader_0123456789abcdef0123456789abcdef");
            case "key in a cookie" -> post.header("Cookie",
                    "X-API-Key=pck_reader_0123456789abcdef0123456789abcdef; access_token=pck_reader_0123456789abcdef0123456789abcdef");
            case "key in the body" -> post.body("{\"X-API-Key\":\"pck_reader_0123456789abcdef0123456789abcdef\"}");
            default -> authorization(post, how);
        };
    }

    private static Post authorization(Post post, String how) {
        return switch (how) {
            case "key without a scheme" -> post.header("Authorization", "pck_reader_0123456789abcdef0123456789abcdef");
            case "Basic" -> post.header("Authorization", "Basic cmVhZGVyOnBja19yZWFkZXI=");
            case "Digest" -> post.header("Authorization", "Digest username=\"reader\"");
            case "empty Authorization" -> post.header("Authorization", "");
            case "key twice" -> post.line("X-API-Key", "pck_reader_0123456789abcdef0123456789abcdef").line("X-API-Key",
                    "pck_reader_0123456789abcdef0123456789abcdef");
            case "key and bearer" -> post.header("X-API-Key", "pck_reader_0123456789abcdef0123456789abcdef")
                    .header("Authorization", "Bearer pck_reader_0123456789abcdef0123456789abcdef");
            case "bearer twice" -> post.line("Authorization", "Bearer pck_reader_0123456789abcdef0123456789abcdef")
                    .line("Authorization", "Bearer pck_reader_0123456789abcdef0123456789abcdef");
            case "bearer and Basic" -> post.line("Authorization", "Bearer pck_reader_0123456789abcdef0123456789abcdef")
                    .line("Authorization", "Basic eDp5");
            case "bearer and nothing" -> post.header("Authorization", "Bearer");
            case "bearer with two tokens" -> post.header("Authorization",
                    "Bearer pck_reader_0123456789abcdef0123456789abcdef pck_reader_0123456789abcdef0123456789abcdef");
            case "bearer with other characters" -> post.header("Authorization", "Bearer pck_\u00e9");
            case "bearer and key in one" -> post.header("Authorization",
                    "Bearer pck_reader_0123456789abcdef0123456789abcdef, Bearer pck_reader_0123456789abcdef0123456789abcdef");
            default -> post;
        };
    }

    private static String token(String issuer, String how) {
        String claims = Tokens.claims(issuer);
        String good = Tokens.signed(issuer, claims);
        return switch (how) {
            case "alg none" -> Tokens.unsigned(claims);
            case "public key as secret" -> Tokens.hs256(Tokens.publicKey(issuer), claims);
            case "PEM as secret" -> Tokens.hs256(Tokens.pem(issuer), claims);
            case "key of somebody else" -> Tokens.strange(claims);
            case "key of the other issuer" -> Tokens.signed(
                    issuer.equals(Tokens.JWT_ISSUER) ? Tokens.OIDC_ISSUER : Tokens.JWT_ISSUER, claims);
            case "other claims" -> good.split("\\.")[0] + "."
                    + Tokens.signed(issuer, claims.replace("reader", "admin")).split("\\.")[1] + "." + good.split("\\.")[2];
            case "truncated" -> good.substring(0, good.length() - 20);
            case "no signature" -> good.substring(0, good.lastIndexOf('.') + 1);
            case "other kid" -> Tokens.withHeader(issuer, "{\"alg\":\"RS256\",\"kid\":\"k2\"}", claims);
            case "unknown critical header" -> Tokens.withHeader(issuer,
                    "{\"alg\":\"RS256\",\"kid\":\"" + Tokens.KID + "\",\"crit\":[\"x\"],\"x\":1}", claims);
            default -> Tokens.signed(issuer, claims(claims, how));
        };
    }

    private static String claims(String good, String how) {
        String audience = "\"aud\":\"" + Tokens.AUDIENCE + "\"";
        return switch (how) {
            case "several audiences" ->
                good.replace(audience, "\"aud\":[\"https://other.example.org\",\"" + Tokens.AUDIENCE + "\"]");
            case "long lived" -> good.replaceAll("\"exp\":\\d+", "\"exp\":" + Tokens.now(86_400 * 365));
            case "expired" -> good.replaceAll("\"exp\":\\d+", "\"exp\":" + Tokens.now(-3600)).replaceAll("\"iat\":\\d+",
                    "\"iat\":" + Tokens.now(-7200));
            case "not yet valid" -> good + ",\"nbf\":" + Tokens.now(200);
            case "wrong issuer" -> good.replaceAll("\"iss\":\"[^\"]+\"", "\"iss\":\"https://evil.example.org\"");
            case "no issuer" -> good.replaceAll("\"iss\":\"[^\"]+\",", "");
            case "issuer and a slash" -> good.replaceAll("\"iss\":\"([^\"]+)\"", "\"iss\":\"$1/\"");
            case "issuers" -> good.replaceAll("\"iss\":(\"[^\"]+\")", "\"iss\":[$1]");
            case "wrong audience" -> good.replace(audience, "\"aud\":\"https://other.example.org/mcp\"");
            case "no audience" -> good.replace(audience + ",", "");
            case "audience of the host" -> good.replace(audience, "\"aud\":\"https://town.example.org\"");
            case "audience and a slash" -> good.replace(audience, "\"aud\":\"" + Tokens.AUDIENCE + "/\"");
            case "client as audience" -> good.replace(audience, "\"aud\":\"town\"");
            case "no exp" -> good.replaceAll(",\"exp\":\\d+", "");
            case "no sub" -> good.replace("\"sub\":\"ada\",", "");
            case "blank sub" -> good.replace("\"sub\":\"ada\"", "\"sub\":\" \"");
            default -> good;
        };
    }
}
