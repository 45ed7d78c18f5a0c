package io.portcullis.testing.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** A list of the server, from its first page to its last. */
final class Pages {

    private Pages() {
    }

    /**
     * The names of what is listed.
     *
     * @throws IllegalStateException when there is no list
     */
    static List<String> names(McpTestCaller caller, String method, String member, String name) {
        List<String> names = new ArrayList<>();
        Map<String, Object> params = Map.of();
        do {
            McpAnswer page = caller.send(method, params);
            if (!page.result().path(member).isArray()) {
                throw new IllegalStateException(method + " was answered with HTTP " + page.status() + " " + page.body());
            }
            page.result().path(member).forEach(entry -> names.add(entry.path(name).asText()));
            JsonNode next = page.result().path("nextCursor");
            params = next.isTextual() ? Map.of("cursor", next.asText()) : Map.of();
        } while (!params.isEmpty());
        return names;
    }
}
