package io.portcullis.testing.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * The body of a response, read.
 *
 * @param text as it came
 * @param answer the JSON-RPC answer; a missing node when there is none
 * @param notifications what was told before it
 */
record Received(String text, JsonNode answer, List<JsonNode> notifications) {

    private static final String DATA = "data:";

    /** A body that is one message, or none at all. */
    static Received of(InputStream in, ObjectMapper json) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Received(text, tree(text, json), List.of());
    }

    /** A stream of events, up to the answer or until there is enough. */
    static Received ofStream(InputStream in, ObjectMapper json, Predicate<JsonNode> enough) throws IOException {
        StringBuilder text = new StringBuilder();
        List<JsonNode> notifications = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            text.append(line).append('\n');
            JsonNode message = line.startsWith(DATA) ? tree(line.substring(DATA.length()), json) : MissingNode.getInstance();
            if (message.has("result") || message.has("error")) {
                return new Received(text.toString(), message, notifications);
            } else if (message.isObject()) {
                notifications.add(message);
            }
            if (enough.test(message)) {
                break;
            }
        }
        return new Received(text.toString(), MissingNode.getInstance(), notifications);
    }

    private static JsonNode tree(String text, ObjectMapper json) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : json.readTree(text);
        } catch (JsonProcessingException e) { // not ours: a page of a proxy, say
            return MissingNode.getInstance();
        }
    }
}
