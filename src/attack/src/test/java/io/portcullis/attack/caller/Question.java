package io.portcullis.attack.caller;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Answer;

/**
 * What the server asked instead of answering.
 *
 * @param state what has to come back with the answer
 * @param key under which the answer has to come
 */
public record Question(String state, String key) {

    public static Question of(Answer answer) {
        JsonNode result = answer.result();
        if (!result.path("resultType").asText().equals("input_required")) {
            throw new AssertionError("no question: " + answer.text());
        }
        return new Question(result.path("requestState").asText(), result.path("inputRequests").fieldNames().next());
    }

    /** The same question with another state. */
    public Question with(String otherState) {
        return new Question(otherState, key);
    }

    public Map<String, ?> accepted() {
        return answered(Map.of("action", "accept", "content", Map.of()));
    }

    public Map<String, ?> accepted(Map<String, ?> content) {
        return answered(Map.of("action", "accept", "content", content));
    }

    /** @param action what the user did instead, {@code decline} or {@code cancel} */
    public Map<String, ?> not(String action) {
        return answered(Map.of("action", action));
    }

    private Map<String, ?> answered(Map<String, ?> response) {
        return Map.of("requestState", state, "inputResponses", Map.of(key, response));
    }
}
