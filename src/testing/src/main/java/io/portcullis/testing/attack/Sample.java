package io.portcullis.testing.attack;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A value that keeps a JSON Schema, as far as can be told without solving riddles: of patterns only simple ones are met. */
final class Sample {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final List<String> WORDS = List.of("probe", "aa", "a", "AA", "A", "1", "11", "1111", "0.1", "probe-1",
            "PROBE",
            "2026-01-31", "2026-01-31T00:00:00Z", "10:15:30", "PT1M", "probe@example.com", "https://example.com/",
            "123e4567-e89b-42d3-a456-426614174000", "127.0.0.1", "en-US", "+410000000", "#aabbcc");

    private final JsonNode root;

    private Sample(JsonNode root) {
        this.root = root;
    }

    static ObjectNode of(JsonNode schema) {
        return (ObjectNode) new Sample(schema).value(schema, 0);
    }

    /** The schema itself, behind references and choices. */
    static JsonNode resolved(JsonNode root, JsonNode schema) {
        JsonNode at = schema;
        for (int i = 0; i < DEEPEST; i++) {
            if (at.path("$ref").isTextual()) {
                at = root.at(at.get("$ref").asText().substring(1));
            } else if (at.path("anyOf").isArray() || at.path("oneOf").isArray()) {
                at = at.path(at.has("anyOf") ? "anyOf" : "oneOf").path(0);
            }
        }
        return at;
    }

    /** What type a schema asks for; empty when any will do. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    private JsonNode value(JsonNode unresolved, int depth) {
        JsonNode schema = resolved(root, unresolved);
        if (schema.has("const")) {
            return schema.get("const");
        } else if (schema.path("enum").isArray()) {
            return schema.path("enum").path(0);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "boolean" -> JSON.booleanNode(true);
            case "integer", "number" -> number(schema);
            default -> JSON.textNode(text(schema));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        if (depth < DEEPEST) {
            schema.path("properties").fields()
                    .forEachRemaining(property -> object.set(property.getKey(), value(property.getValue(), depth + 1)));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; depth < DEEPEST && i < Math.max(1, schema.path("minItems").asInt()); i++) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private static JsonNode number(JsonNode schema) {
        long lowest = Math.max(schema.path("minimum").asLong(Long.MIN_VALUE),
                schema.has("exclusiveMinimum") ? schema.get("exclusiveMinimum").asLong() + 1 : Long.MIN_VALUE);
        long highest = Math.min(schema.path("maximum").asLong(Long.MAX_VALUE),
                schema.has("exclusiveMaximum") ? schema.get("exclusiveMaximum").asLong() - 1 : Long.MAX_VALUE);
        return JSON.numberNode(Math.max(lowest, Math.min(highest, 1)));
    }

    private static String text(JsonNode schema) {
        int shortest = schema.path("minLength").asInt();
        int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        List<String> fitting = WORDS.stream().filter(word -> word.length() >= shortest && word.length() <= longest).toList();
        return fitting.stream().filter(word -> hasForm(schema.path("format").asText(), word)
                && hasPattern(schema.path("pattern").asText(), word)).findFirst().orElse("a".repeat(Math.max(1, shortest)));
    }

    private static boolean hasForm(String format, String word) {
        return switch (format) {
            case "date" -> word.equals("2026-01-31");
            case "date-time" -> word.startsWith("2026-01-31T");
            case "time" -> word.equals("10:15:30");
            case "duration" -> word.equals("PT1M");
            case "email", "idn-email" -> word.contains("@");
            case "uri", "uri-reference", "iri", "url" -> word.startsWith("https:");
            case "uuid" -> word.length() == 36;
            case "ipv4" -> word.equals("127.0.0.1");
            default -> true;
        };
    }

    private static boolean hasPattern(String pattern, String word) {
        try {
            return pattern.isEmpty() || Pattern.compile(pattern).matcher(word).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
