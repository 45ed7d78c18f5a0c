package io.portcullis.deployment.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.arguments.StrictJson;

/** Reads schemas as strictly as everything else: no key twice, nothing behind the end, not nested without end. */
final class SchemaText {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_LENGTH = 32_768;
    private static final ObjectMapper JSON = StrictJson.create(MAX_DEPTH, MAX_LENGTH, 100);

    private SchemaText() {
    }

    /** The schema as a tree. */
    static JsonNode read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new UnusableSchemaException("The schema is longer than " + MAX_LENGTH + " characters.");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnusableSchemaException("The schema is no JSON: " + e.getOriginalMessage());
        }
    }
}
