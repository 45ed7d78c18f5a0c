package io.portcullis.acceptance;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Answer;
import io.portcullis.rig.Http;

/**
 * A realm of Keycloak, as its clients see it.
 *
 * @param issuer its URL
 * @param resource the URL of the server that tokens are for, unless something else is said; empty not to say it
 * @param secret the secret of all its clients
 */
record Realm(String issuer, String resource, String secret) {

    /** A token for a client's own use (RFC 6749, 4.4). */
    String token(String client, String scope) {
        return accessToken(answer(client, scope, resource, Map.of()));
    }

    /** The same for another server (RFC 8707). */
    String tokenFor(String resource, String client, String scope) {
        return accessToken(answer(client, scope, resource, Map.of()));
    }

    /** The same, bound to a key (RFC 9449). */
    String token(String client, String scope, DpopKey key) {
        return accessToken(answer(client, scope, resource, Map.of("DPoP", key.proof("POST", endpoint("token")))));
    }

    /** Takes a token back before its time (RFC 7009). */
    void revoke(String client, String token) {
        Map<String, String> form = credentials(client);
        form.put("token", token);
        Http.ok(Http.post(URI.create(endpoint("revoke")), form, Map.of()));
    }

    /** Ends the session that belongs to a refresh token, and with it the tokens of that session. */
    void logOut(String client, String refreshToken) {
        Map<String, String> form = credentials(client);
        form.put("refresh_token", refreshToken);
        Http.ok(Http.post(URI.create(endpoint("logout")), form, Map.of()));
    }

    /** Everything the token endpoint says. */
    JsonNode grant(String client, String scope) {
        return Http.ok(answer(client, scope, resource, Map.of())).json();
    }

    String endpoint(String name) {
        return issuer + "/protocol/openid-connect/" + name;
    }

    private Answer answer(String client, String scope, String resource, Map<String, String> headers) {
        Map<String, String> form = credentials(client);
        form.put("grant_type", "client_credentials");
        form.put("scope", scope);
        if (!resource.isEmpty()) {
            form.put("resource", resource);
        }
        return Http.post(URI.create(endpoint("token")), form, headers);
    }

    private static String accessToken(Answer answer) {
        return Http.ok(answer).json().path("access_token").asText();
    }

    private Map<String, String> credentials(String client) {
        return new LinkedHashMap<>(Map.of("client_id", client, "client_secret", secret));
    }
}
