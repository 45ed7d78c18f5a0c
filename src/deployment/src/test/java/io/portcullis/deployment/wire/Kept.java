package io.portcullis.deployment.wire;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

/** Compares what was expected with what came, and keeps what was given a name. */
final class Kept {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /** The text with what was kept in the place of its names. */
    String inserted(String text) {
        String inserted = text;
        for (Map.Entry<String, JsonNode> value : values.entrySet()) {
            inserted = inserted.replace(value.getKey(), value.getValue().asText());
        }
        return inserted;
    }

    /** Whether a text that is no JSON is as expected. */
    boolean fits(String expected, String actual) {
        return fits(TextNode.valueOf(expected), TextNode.valueOf(actual));
    }

    /** Whether a message is as expected, in the short form or as JSON. */
    boolean fits(String expected, String actual, String id) {
        String start = "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",";
        String message = expected;
        if (expected.startsWith("result ")) {
            message = start + "\"result\":" + expected.substring(7) + "}";
        } else if (expected.startsWith("error ")) {
            String[] parts = expected.split(" ", 3);
            message = start + "\"error\":{\"code\":" + parts[1] + ",\"message\":" + TextNode.valueOf(parts[2]) + "}}";
        }
        try {
            return fits(JSON.readTree(message), JSON.readTree(actual));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean fits(JsonNode expected, JsonNode actual) {
        if (actual == null) {
            return false;
        } else if (expected.isTextual() && expected.textValue().equals("*")) {
            return true;
        } else if (expected.isTextual() && expected.textValue().startsWith("$")) {
            JsonNode known = values.putIfAbsent(expected.textValue(), actual);
            return known == null || known.equals(actual);
        } else if (expected.isObject() && actual.isObject()) {
            return fitsObject(expected, actual);
        } else if (expected.isArray() && actual.isArray()) {
            boolean fits = expected.size() == actual.size();
            for (int i = 0; fits && i < expected.size(); i++) {
                fits = fits(expected.get(i), actual.get(i));
            }
            return fits;
        }
        return expected.equals(actual);
    }

    private boolean fitsObject(JsonNode expected, JsonNode actual) {
        boolean more = expected.has("...");
        boolean fits = more || expected.size() == actual.size();
        for (Iterator<String> names = expected.fieldNames(); fits && names.hasNext();) {
            String name = names.next();
            fits = name.equals("...") || fits(expected.get(name), actual.get(name));
        }
        return fits;
    }
}
