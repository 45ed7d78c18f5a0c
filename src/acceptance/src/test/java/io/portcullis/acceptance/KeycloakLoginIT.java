package io.portcullis.acceptance;

import static io.portcullis.rig.Json.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The official TypeScript clients know the address of the server and nothing else, and log somebody in: see
 * {@code interop/login.mjs}. She is an editor.
 */
@Tag("interop")
@ExtendWith(Federation.Shared.class)
class KeycloakLoginIT {

    private static final String METADATA = "GET /.well-known/oauth-protected-resource/mcp 200";
    private static final String REGISTRATION = "POST /realms/customers/clients-registrations/openid-connect 201";
    private static final String TOKEN = "POST /realms/customers/protocol/openid-connect/token 200";
    private static final String REFUSED = "POST /mcp 401";
    private static final String NOT_ENOUGH = "POST /mcp 403";

    private final Federation federation;

    KeycloakLoginIT(Federation federation) {
        this.federation = federation;
    }

    @ParameterizedTest
    @EnumSource
    void clientThatNobodyKnows_registersItselfAndLogsIn(TypeScriptClient client) throws Exception {
        JsonNode seen = client.logIn(federation.starter(), ada(Map.of()), "customer_find");

        assertThat(texts(seen.path("trail"))).startsWith(REFUSED, METADATA).containsOnlyOnce(REGISTRATION, TOKEN)
                .endsWith("POST /mcp 200");
        assertThat(seen.path("revision").asText()).isEqualTo(client.revision());
        assertThat(texts(seen.path("pages"))).containsExactly("login", "consent");
        assertThat(seen.at("/results/customer_find/name").asText()).isEqualTo("Amber Bakery");
    }

    @ParameterizedTest
    @EnumSource
    void clientThatIsRegistered_logsIn(TypeScriptClient client) throws Exception {
        JsonNode seen = client.logIn(federation.starter(), ada(Map.of("LOGIN_CLIENT", "desktop")), "customer_find");

        assertThat(texts(seen.path("trail"))).startsWith(REFUSED, METADATA).containsOnlyOnce(TOKEN).endsWith("POST /mcp 200")
                .doesNotContain(REGISTRATION);
        assertThat(texts(seen.path("pages"))).containsExactly("login");
        assertThat(seen.at("/results/customer_find/name").asText()).isEqualTo("Amber Bakery");
    }

    /** If it did not say for which server, Keycloak would name two of them. */
    @Test
    void clientAsksForATokenForThisServerAndForTheBaseline() throws Exception {
        JsonNode seen = TypeScriptClient.MODERN.logIn(federation.starter(), ada(Map.of("LOGIN_CLIENT", "desktop")));

        assertThat(seen.at("/tokens/0/aud").asText()).isEqualTo(federation.starter().url());
        assertThat(scopes(seen.at("/tokens/0"))).contains("customers:read").doesNotContain("customers:write");
    }

    /**
     * The client for the older revisions is not here: with a refresh token at hand it does not ask its user again, and gets no
     * more rights.
     */
    @Test
    void callThatNeedsMore_makesTheClientAskForIt() throws Exception {
        JsonNode seen = TypeScriptClient.MODERN.logIn(federation.starter(), ada(Map.of("LOGIN_CLIENT", "desktop")),
                "customer_find", "customer_update");

        assertThat(texts(seen.path("trail"))).containsOnlyOnce(REFUSED, NOT_ENOUGH)
                .containsSubsequence(REFUSED, TOKEN, "POST /mcp 200", NOT_ENOUGH, TOKEN, "POST /mcp 200");
        assertThat(scopes(seen.at("/tokens/1"))).doesNotContain("customers:write");
        assertThat(scopes(seen.at("/tokens/2"))).contains("customers:read", "customers:write");
        assertThat(seen.at("/results/customer_update/city").asText()).isEqualTo("London");
    }

    @Test
    void clientWithAKeyOfItsOwn_provesItsTokens() throws Exception {
        JsonNode seen = TypeScriptClient.MODERN.logIn(federation.starter(),
                ada(Map.of("LOGIN_CLIENT", "desktop", "LOGIN_PROOF", "true")), "customer_find");

        assertThat(seen.at("/tokens/0/cnf/jkt").asText()).isNotEmpty();
        assertThat(seen.at("/results/customer_find/name").asText()).isEqualTo("Amber Bakery");
    }

    private Map<String, String> ada(Map<String, String> client) {
        Map<String, String> login = new HashMap<>(client);
        login.put("LOGIN_NAME", "ada");
        login.put("LOGIN_PASSWORD", federation.keycloak().secret());
        return login;
    }

    private static List<String> scopes(JsonNode token) {
        return Arrays.asList(token.path("scope").asText().split(" "));
    }
}
