package io.portcullis.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came back, to the byte.
 *
 * @param status the HTTP status
 * @param headers all headers, by names in lower case
 * @param text the body
 */
public record Answer(int status, Map<String, List<String>> headers, String text) {

    public static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers().map(), new String(response.body(), UTF_8));
    }

    public JsonNode json() {
        return Json.parse(text);
    }

    /** The result of a call or a list. */
    public JsonNode result() {
        return json().path("result");
    }

    /** What a tool answered with. */
    public JsonNode structured() {
        return result().path("structuredContent");
    }

    public JsonNode error() {
        return json().path("error");
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The names of listed tools. */
    public List<String> tools() {
        return StreamSupport.stream(result().path("tools").spliterator(), false).map(tool -> tool.path("name").asText())
                .toList();
    }
}
