package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Answer;
import io.portcullis.rig.Http;
import io.portcullis.rig.Json;
import io.portcullis.rig.ModernClient;

/** Tokens that a Keycloak issues, right and wrong ones, presented by a client that gets them by itself. */
@Tag("interop")
@ExtendWith(Federation.Shared.class)
class KeycloakTokensIT {

    private static final String READ = "customers:read";
    private static final String WRITE = "customers:read customers:write";
    private static final Map<String, ?> NUMBER = Map.of("number", 1001);
    private static final Map<String, ?> UPDATE = Map.of("number", 1006, "details",
            Map.of("name", "Robot", "email", "robot@example.org", "city", "Graz"));

    private final Federation federation;
    private final Realm customers;

    KeycloakTokensIT(Federation federation) {
        this.federation = federation;
        this.customers = federation.customers();
    }

    @Test
    void metadata_namesTheServerItsProviderAndTheScopes() {
        JsonNode metadata = Http.answer(HttpRequest.newBuilder(metadata())).json();

        assertThat(metadata.path("resource").asText()).isEqualTo(federation.starter().url());
        assertThat(Json.texts(metadata.path("authorization_servers"))).containsExactly(customers.issuer());
        assertThat(Json.texts(metadata.path("scopes_supported"))).containsExactly(READ);
        assertThat(Json.texts(metadata.path("bearer_methods_supported"))).containsExactly("header");
    }

    @Test
    void metadataAtTheRoot_isTheSame() {
        URI root = metadata().resolve("/.well-known/oauth-protected-resource");

        assertThat(Http.answer(HttpRequest.newBuilder(root)).json())
                .isEqualTo(Http.answer(HttpRequest.newBuilder(metadata())).json());
    }

    @Test
    void tokenOfAClient_isServed() {
        ModernClient robot = federation.bearer(customers.token("robot", READ));

        assertThat(robot.call("customer_find", NUMBER).structured().path("name").asText()).isEqualTo("Amber Bakery");
    }

    @Test
    void tokenForSeveralServers_isServed() {
        Realm unspecific = new Realm(customers.issuer(), "", customers.secret());
        String token = unspecific.token("robot", READ);

        assertThat(Json.texts(Jwt.claims(token).path("aud"))).contains(federation.starter().url()).hasSize(2);
        assertThat(federation.bearer(token).list().status()).isEqualTo(200);
    }

    @Test
    void call_isAuditedWithTheSubjectOfTheToken() {
        String token = customers.token("robot", READ);
        int id = ModernClient.nextId();
        federation.bearer(token).call(id, "customer_find", NUMBER);

        List<JsonNode> lines = federation.starter()
                .audit(line -> line.at("/api/request/uid").asText().equals(Integer.toString(id)));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).at("/actor/user/uid").asText()).isEqualTo(Jwt.claims(token).path("sub").asText());
        assertThat(lines.get(0).at("/unmapped/authentication").asText()).isEqualTo("oidc");
    }

    @Test
    void toolThatOnlyLacksAScope_isListed() {
        assertThat(federation.bearer(customers.token("robot", READ)).list().tools())
                .containsExactly("customer_find", "customer_search", "customer_update");
    }

    @Test
    void callThatLacksAScope_is403AndSaysWhatToAskFor() {
        Answer answer = federation.bearer(customers.token("robot", READ)).call("customer_update", UPDATE);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("www-authenticate")).hasValueSatisfying(challenge -> assertThat(challenge)
                .startsWith("Bearer ").contains("error=\"insufficient_scope\"", "scope=\"" + WRITE + "\"",
                        "resource_metadata=\"" + metadata() + "\""));
    }

    @Test
    void sameClientWithThatScope_isServed() {
        Answer answer = federation.bearer(customers.token("robot", WRITE)).call("customer_update", UPDATE);

        assertThat(answer.structured().path("city").asText()).isEqualTo("Graz");
    }

    @Test
    void tokenForAnotherServer_is401() {
        assertRefused(federation.bearer(customers.tokenFor("https://other.example.org/mcp", "robot", READ)).list());
    }

    /** It is signed by a key of the same Keycloak, and names this server. */
    @Test
    void tokenOfAnotherRealm_is401() {
        Map<String, ?> mapper = Map.of("name", "audience", "protocol", "openid-connect", "protocolMapper",
                "oidc-audience-mapper", "config",
                Map.of("included.custom.audience", federation.starter().url(), "access.token.claim", "true"));
        federation.keycloak().administrator().addClient(Federation.FOREIGN,
                Map.of("clientId", "intruder", "secret", customers.secret(), "serviceAccountsEnabled", true,
                        "protocolMappers", List.of(mapper)));
        Realm foreign = new Realm(federation.keycloak().realm(Federation.FOREIGN).issuer(), "", customers.secret());
        String token = foreign.token("intruder", "openid");

        assertThat(Jwt.claims(token).path("aud").toString()).contains(federation.starter().url());
        assertRefused(federation.bearer(token).list());
    }

    @Test
    void tokenInTheQueryString_is401EvenBesideAGoodOne() {
        String token = customers.token("robot", READ);
        String url = federation.starter().url() + "?access_token=" + token;

        assertThat(federation.starter().stranger().at(url).list().status()).isEqualTo(401);
        assertThat(federation.bearer(token).at(url).list().status()).isEqualTo(401);
    }

    @Test
    void boundToken_isServedWithItsProof() {
        DpopKey key = new DpopKey();
        String token = customers.token("proving-robot", READ, key);

        assertThat(proven(token, key.proof("POST", federation.starter().url(), token)).call("customer_find", NUMBER)
                .structured().path("name").asText()).isEqualTo("Amber Bakery");
    }

    @Test
    void boundToken_isRefusedWithoutItsProof() {
        DpopKey key = new DpopKey();
        String url = federation.starter().url();
        String token = customers.token("proving-robot", READ, key);
        String used = key.proof("POST", url, token);

        assertThat(proven(token, used).list().status()).isEqualTo(200);
        assertRefused(proven(token, used).list());
        assertRefused(proven(token, new DpopKey().proof("POST", url, token)).list());
        assertRefused(proven(token, key.proof("GET", url, token)).list());
        assertRefused(proven(token, key.proof("POST", "https://other.example.org/mcp", token)).list());
        assertRefused(proven(token, key.proof("POST", url, "another token")).list());
        assertRefused(federation.starter().stranger().with("Authorization", "DPoP " + token).list());
    }

    @Test
    void boundToken_isRefusedAsABearerToken() {
        DpopKey key = new DpopKey();
        String token = customers.token("proving-robot", READ, key);

        assertRefused(federation.bearer(token).list());
        assertRefused(federation.bearer(token).with("DPoP", key.proof("POST", federation.starter().url(), token)).list());
    }

    /** What is in a proof is logged when it is wrong, before anything is verified. */
    @Test
    void proofWithALineBreak_writesNoLineOfItsOwn() {
        DpopKey key = new DpopKey();
        String token = customers.token("proving-robot", READ, key);
        String line = "forged " + UUID.randomUUID();

        assertRefused(proven(token, key.proof("POST\n" + line, federation.starter().url(), token)).list());
        assertRefused(proven(token, key.proof("POST", "https://other.example.org/\n" + line, token)).list());
        assertThat(federation.starter().output().lines().filter(written -> written.startsWith(line))).isEmpty();
    }

    private void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).hasValueSatisfying(challenge -> assertThat(challenge)
                .contains("error=\"invalid_token\"", "resource_metadata=\"" + metadata() + "\""));
    }

    private ModernClient proven(String token, String proof) {
        return federation.starter().stranger().with("Authorization", "DPoP " + token).with("DPoP", proof);
    }

    private URI metadata() {
        return URI.create(federation.starter().url()).resolve("/.well-known/oauth-protected-resource/mcp");
    }
}
