package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Link;
import io.portcullis.deployment.wire.Post;
import io.portcullis.deployment.wire.Records;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** How a server with verifiers of every kind describes itself to clients that know nothing but its address (RFC 9728). */
class MetadataTest {

    private static final String ROOT = "/.well-known/oauth-protected-resource";
    private static final String INSERTED = ROOT + "/mcp";

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.embassy("portcullis.server.title=The Embassy",
            "portcullis.transport.allowed-origins=https://chat.example.org");

    @ParameterizedTest
    @ValueSource(strings = { ROOT, INSERTED })
    void everything_isDescribed(String path) throws IOException { // AU-02, AU-04, AU-05
        Answer answer = get(path).send();
        assertThat(answer.verdict()).isEqualTo("200");
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject().put("resource", Token.AUDIENCE)
                .put("authorization_servers", new JsonArray(issuers(new JsonObject(answer.body()))))
                .put("scopes_supported", new JsonArray(List.of("papers:read")))
                .put("bearer_methods_supported", new JsonArray(List.of("header")))
                .put("dpop_signing_alg_values_supported", new JsonArray(List.of("ES256", "RS256", "PS256", "EdDSA")))
                .put("resource_name", "The Embassy"));
        assertThat(issuers(new JsonObject(answer.body()))).containsExactlyInAnyOrder(Town.LOCAL, Town.KEYED,
                Town.MAIN.issuer(), Town.CORP.issuer(), Town.OPAQUE.issuer(), Town.ASKED.issuer(), Town.BOUND.issuer());
    }

    private static List<String> issuers(JsonObject description) {
        return description.getJsonArray("authorization_servers").stream().map(String.class::cast).toList();
    }

    @Test
    void challenge_leadsThere() throws IOException { // AU-03, AU-06
        String challenge = Post.ping().without("X-API-Key").header("Host", "town.example.org").send()
                .header("WWW-Authenticate");
        JsonObject description = new JsonObject(get(INSERTED).send().body());
        assertThat(challenge).contains("resource_metadata=\"https://town.example.org" + INSERTED + "\"",
                "scope=\"" + description.getJsonArray("scopes_supported").getString(0) + "\"");
    }

    @ParameterizedTest
    @CsvSource({ "X-API-Key, pck_wrong_0123456789abcdef0123456789abcdef", "Authorization, Bearer a.b.c",
            "Authorization, Basic eDp5", "Cookie, q_session=x" })
    void credentials_areNotLookedAt(String header, String value) throws IOException {
        try (Records audit = Records.audit()) {
            assertThat(get(INSERTED).header(header, value).send().body()).isEqualTo(get(INSERTED).send().body());
            assertThat(audit.json()).extracting(record -> record.getString("api.operation"))
                    .containsOnly("request/metadata"); // and nothing about a credential
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { ROOT, INSERTED })
    void head_hasNoBody(String path) throws IOException {
        try (Link link = Link.open()) {
            Answer answer = link.send(get(path).verb("HEAD").header("Connection", "close")).head();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.type()).isEqualTo("application/json");
            assertThat(link.isEnded()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST", "PUT", "DELETE", "PATCH", "OPTIONS" })
    void otherMethods_are405(String verb) throws IOException {
        for (String path : List.of(ROOT, INSERTED)) {
            Answer answer = get(path).verb(verb).send();
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "evil.example.org", "localhost", "127.0.0.1", "town.example.org.evil.example", "" })
    void forgedHost_is403(String host) throws IOException { // H-02
        Answer answer = get(INSERTED).header("Host", host).send();
        assertThat(answer.verdict()).isEqualTo("403 -31403");
        assertThat(answer.body()).doesNotContain("evil", "issuer");
    }

    @ParameterizedTest
    @CsvSource({ "X-Forwarded-Host, evil.example.org", "X-Forwarded-Proto, http", "X-Forwarded-Prefix, /evil",
            "Forwarded, host=evil.example.org;proto=http", "X-Forwarded-Port, 8443", "X-Original-URL, /evil",
            "Host, TOWN.example.org", "Host, town.example.org:443" })
    void nothingOfARequest_changesIt(String header, String value) throws IOException { // AU-04
        assertThat(get(INSERTED).header(header, value).send().body()).isEqualTo(get(INSERTED).send().body());
        Post ping = Post.ping().without("X-API-Key").header("Host", "town.example.org");
        String expected = ping.send().header("WWW-Authenticate");
        assertThat(ping.header(header, value).send().header("WWW-Authenticate")).isEqualTo(expected);
    }

    @Test
    void pagesOfAllowedOrigins_mayReadIt() throws IOException { // H-10
        Answer answer = get(INSERTED).header("Origin", "https://chat.example.org").send();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://chat.example.org");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
        Answer preflight = get(INSERTED).verb("OPTIONS").header("Origin", "https://chat.example.org")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "mcp-protocol-version").send();
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("mcp-protocol-version");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example.org", "null", "http://chat.example.org" })
    void pagesOfOtherOrigins_areRefused(String origin) throws IOException {
        Answer answer = get(INSERTED).header("Origin", origin).send();
        assertThat(answer.verdict()).isEqualTo("403 -31403");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { ROOT + "/other", ROOT + "/mcp/sse", INSERTED + "x", "/mcp" + ROOT,
            "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration" })
    void elsewhere_isNothing(String path) throws IOException {
        assertThat(get(path).send().status()).isIn(404, 401);
    }

    @Test
    void itIsServed_whateverIsKnownOfTheProviders() throws IOException {
        Town.MAIN.goesAway();
        try {
            assertThat(get(INSERTED).send().status()).isEqualTo(200);
        } finally {
            Town.MAIN.comesBack();
        }
    }

    @Test
    void callers_areServedBesides() throws IOException {
        assertThat(Visit.whoami().header("X-API-Key", Keys.READER).send().code()).isZero();
    }

    private static Post get(String path) {
        return Post.ping().verb("GET").body("").without("X-API-Key").without("Content-Type").target(path)
                .header("Host", "town.example.org");
    }
}
