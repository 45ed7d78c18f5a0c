package io.portcullis.deployment.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Values that a schema allows, drawn at random: as much of JSON Schema as our schemas use. */
final class RandomJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, List<String>> OF_FORMAT = Map.of(
            "date", List.of("2024-02-29", "1999-12-31"), "date-time",
            List.of("2024-02-29T23:59:59Z", "1999-12-31T00:00:00.123+05:30"),
            "duration", List.of("PT1H", "P2DT3H4M5S", "P1Y2M3D", "P5W"), "uuid",
            List.of("0fcb6f5a-64a4-4b76-9d10-0d4d5d1c3a11"),
            "uri", List.of("https://example.org/a?b=c#d", "urn:isbn:1"));
    private static final List<String> FORMED = List.of("2024-02-29T23:59", "1999-12-31T00:00:00.123", "23:59:01",
            "10:15:30+01:00",
            "P1Y2M3D", "P5W", "2024", "2024-02", "--02-29", "PT1.5S", "7");
    private static final List<String> FREE = List.of("", "x", "two words", "\u00fcn\u00efc\u00f6de \ud83d\ude00", "7", "true",
            "null");

    private final Random random;
    private final JsonNode root;

    RandomJson(Random random, JsonNode root) {
        this.random = random;
        this.root = root;
    }

    JsonNode of(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return of(root.at(schema.get("$ref").asText().substring(1)), depth);
        }
        for (String choice : List.of("anyOf", "enum")) {
            if (schema.has(choice)) {
                JsonNode chosen = schema.get(choice).get(random.nextInt(schema.get(choice).size()));
                return choice.equals("enum") ? chosen : of(chosen, depth);
            }
        }
        return schema.has("const") ? schema.get("const") : ofType(type(schema), schema, depth);
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isMissingNode()) {
            return List.of("null", "string", "integer", "boolean", "array", "object").get(random.nextInt(6));
        }
        return type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText();
    }

    private JsonNode ofType(String type, JsonNode schema, int depth) {
        return switch (type) {
            case "null" -> JSON.nullNode();
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(random.nextInt(200) - 100);
            case "number" ->
                random.nextBoolean() ? JSON.numberNode(random.nextInt(9)) : JSON.numberNode(random.nextInt(99) / 8.0);
            case "string" -> JSON.textNode(text(schema));
            case "array" -> array(schema, depth);
            case "object" -> object(schema, depth);
            default -> throw new AssertionError("the type " + type);
        };
    }

    private String text(JsonNode schema) {
        if (schema.has("maxLength")) {
            return "c";
        } else if (schema.has("contentEncoding")) {
            return "AQID";
        } else if (schema.has("format")) {
            return anyOf(OF_FORMAT.get(schema.get("format").asText()), schema);
        }
        return schema.has("pattern") ? anyOf(FORMED, schema) : anyOf(FREE, schema);
    }

    private String anyOf(List<String> samples, JsonNode schema) {
        String pattern = schema.path("pattern").asText(".*");
        List<String> fitting = samples.stream().filter(sample -> Pattern.compile(pattern).matcher(sample).find()).toList();
        return fitting.get(random.nextInt(fitting.size()));
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = depth > 3 ? 0 : random.nextInt(3); i > 0; i--) {
            JsonNode item = of(schema.path("items"), depth + 1);
            boolean repeated = schema.path("uniqueItems").asBoolean() && array.valueStream().anyMatch(item::equals);
            if (!repeated) {
                array.add(item);
            }
        }
        return array;
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || depth <= 3 && random.nextInt(3) > 0) {
                object.set(property.getKey(), of(property.getValue(), depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject() && depth <= 3) {
            String name = schema.has("propertyNames") ? key(schema.get("propertyNames")) : "any";
            object.set(name, of(schema.get("additionalProperties"), depth + 1));
        }
        return object;
    }

    private String key(JsonNode names) {
        return names.has("enum") ? of(names, 0).asText() : String.valueOf(random.nextInt(9));
    }
}
