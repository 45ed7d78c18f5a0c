package io.portcullis.acceptance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.rig.Answer;
import io.portcullis.rig.Http;
import io.portcullis.rig.Json;

/** What an administrator does to the realms of Keycloak, by its REST interface. */
final class Administrator {

    private static final String KEY_PROVIDER = "org.keycloak.keys.KeyProvider";

    private final String url;
    private final String name;
    private final String password;

    Administrator(String url, String name, String password) {
        this.url = url;
        this.name = name;
        this.password = password;
    }

    /** Gives a realm another key, which signs instead of those of lower priority. */
    void addKey(String realm, String key, int priority) {
        send("POST", realm + "/components", Map.of("name", key, "providerId", "rsa-generated", "providerType", KEY_PROVIDER,
                "config", Map.of("priority", List.of(Integer.toString(priority)))));
    }

    /** Withdraws a key: it signs no more, and is published no more. */
    void withdrawKey(String realm, String key) {
        JsonNode keys = send("GET", realm + "/components?type=" + KEY_PROVIDER + "&name=" + key, null).json();
        ObjectNode component = (ObjectNode) keys.path(0);
        component.withObject("/config").putPOJO("enabled", List.of("false")).putPOJO("active", List.of("false"));
        send("PUT", realm + "/components/" + component.path("id").asText(), component);
    }

    void addClient(String realm, Map<String, ?> client) {
        send("POST", realm + "/clients", client);
    }

    private Answer send(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/admin/realms/" + path))
                .setHeader("Authorization", "Bearer " + token()).setHeader("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
        return Http.ok(Http.answer(request));
    }

    /** Good for a minute, so each errand has its own. */
    private String token() {
        URI address = URI.create(url + "/realms/master/protocol/openid-connect/token");
        Map<String, String> form = Map.of("grant_type", "password", "client_id", "admin-cli", "username", name, "password",
                password);
        return Http.ok(Http.post(address, form, Map.of())).json().path("access_token").asText();
    }
}
