package io.portcullis.testing.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Sends messages as HTTP requests and reads what comes back. */
final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Supplier<URI> endpoint;
    private final MirroredArguments mirrored;
    private final ObjectMapper json;

    Wire(Supplier<URI> endpoint, MirroredArguments mirrored, ObjectMapper json) {
        this.endpoint = endpoint;
        this.mirrored = mirrored;
        this.json = json;
    }

    ObjectMapper json() {
        return json;
    }

    Map<String, String> mirrored(String method, ObjectNode params) {
        return mirrored.headers(method, params);
    }

    /**
     * Posts a body and reads the answer.
     *
     * @param enough says of a message of a stream that nothing after it is wanted
     */
    McpAnswer post(Map<String, String> headers, String body, Predicate<JsonNode> enough) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.get()).timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body));
        request.setHeader("Content-Type", "application/json");
        request.setHeader("Accept", "application/json, text/event-stream");
        headers.forEach(request::setHeader);
        try {
            return answer(http.send(request.build(), BodyHandlers.ofInputStream()), enough);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    private McpAnswer answer(HttpResponse<InputStream> response, Predicate<JsonNode> enough) throws IOException {
        boolean stream = response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        try (InputStream in = response.body()) {
            Received received = stream ? Received.ofStream(in, json, enough) : Received.of(in, json);
            return new McpAnswer(response.statusCode(), response.headers().map(), received.text(), received.answer(),
                    received.notifications());
        }
    }
}
