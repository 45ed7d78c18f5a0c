package io.portcullis.deployment.signature;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.arguments.StrictJson;

/** Defaults of arguments, as JSON: the text itself for what is written as a JSON string, JSON for the rest. */
final class Defaults {

    private static final ObjectMapper JSON = StrictJson.create(64, 1 << 20, 100);

    private Defaults() {
    }

    /** The default; empty when it is no value of that type. */
    static Optional<String> json(String canonical, String text) {
        JavaType type = JSON.getTypeFactory().constructFromCanonical(canonical);
        return readable(type, quoted(text)).or(() -> readable(type, text));
    }

    private static Optional<String> readable(JavaType type, String json) {
        try {
            JSON.readValue(json, type);
            return Optional.of(json);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a string can be written as JSON", e);
        }
    }
}
