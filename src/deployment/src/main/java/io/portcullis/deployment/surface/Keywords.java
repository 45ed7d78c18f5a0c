package io.portcullis.deployment.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a schema says about one value, once its references and alternatives are laid open. */
final class Keywords {

    /** Says that an object takes members that it does not name. */
    static final String OPEN = "additionalProperties";

    /** Says that a value is sent and never shown. */
    static final String SENSITIVE = "writeOnly";

    private static final List<String> SHOWN = List.of("enum", "const", "minimum", "maximum", "exclusiveMinimum",
            "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems",
            "uniqueItems", "minProperties", "maxProperties", "default", "x-mcp-header", SENSITIVE);
    private static final int MOST_REFERENCES = 32;

    private final JsonNode root;

    Keywords(JsonNode root) {
        this.root = root;
    }

    /** The schema without references and {@code allOf}, once for each alternative. An alternative that is null is left out. */
    List<ObjectNode> variants(JsonNode schema) {
        ObjectNode merged = merged(schema, 0);
        List<ObjectNode> variants = new ArrayList<>();
        for (String keyword : List.of("anyOf", "oneOf")) {
            merged.path(keyword).forEach(alternative -> variants.add(with(merged, alternative)));
        }
        variants.removeIf(variant -> variant.path("type").asText().equals("null"));
        return variants.isEmpty() ? List.of(merged) : variants;
    }

    private ObjectNode with(ObjectNode merged, JsonNode alternative) {
        ObjectNode variant = merged.deepCopy();
        variant.remove(List.of("anyOf", "oneOf"));
        variant.setAll(merged(alternative, 0));
        return variant;
    }

    private ObjectNode merged(JsonNode schema, int references) {
        ObjectNode merged = root.isObject() ? ((ObjectNode) root).objectNode() : null;
        if (!schema.isObject() || references > MOST_REFERENCES) {
            return merged;
        }
        String reference = schema.path("$ref").asText();
        if (reference.startsWith("#")) {
            merged.setAll(merged(root.at(reference.substring(1)), references + 1));
        }
        schema.path("allOf").forEach(part -> merged.setAll(merged(part, references + 1)));
        merged.setAll((ObjectNode) schema);
        return merged;
    }

    /** The JSON type, or what the other keywords tell of it. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return type.asText();
        } else if (type.isArray()) {
            return StreamSupport.stream(type.spliterator(), false).map(JsonNode::asText).filter(name -> !name.equals("null"))
                    .collect(Collectors.joining(" or "));
        } else if (schema.has("properties")) {
            return "object";
        }
        return schema.has("items") ? "array" : "any";
    }

    /** The keywords that constrain the value. */
    static Map<String, String> constraints(JsonNode schema) {
        Map<String, String> constraints = new TreeMap<>();
        for (String keyword : SHOWN) {
            if (schema.has(keyword)) {
                JsonNode value = schema.get(keyword);
                constraints.put(keyword, value.isTextual() ? value.asText() : value.toString());
            }
        }
        if (type(schema).contains("object") && isOpen(schema)) {
            constraints.put(OPEN, "true");
        }
        return constraints;
    }

    /** Whether an object may have members that the schema does not name. */
    static boolean isOpen(JsonNode schema) {
        return !isClosed(schema.path("additionalProperties")) && !isClosed(schema.path("unevaluatedProperties"));
    }

    private static boolean isClosed(JsonNode members) {
        return members.isBoolean() && !members.asBoolean();
    }
}
