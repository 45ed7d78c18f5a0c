package io.portcullis.deployment.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Field;

/** Those words of a schema that a form knows (EL-03). */
final class FormKeywords {

    private static final Map<Field.Type, List<String>> KNOWN = Map.of(
            Field.Type.TEXT, List.of("description", "minLength", "maxLength", "format"),
            Field.Type.INTEGER, List.of("description", "minimum", "maximum"),
            Field.Type.NUMBER, List.of("description", "minimum", "maximum"),
            Field.Type.FLAG, List.of("description"),
            Field.Type.CHOICE, List.of("description"),
            Field.Type.CHOICES, List.of("description", "minItems", "maxItems"));
    private static final Set<String> FORMATS = Set.of("email", "uri", "date", "date-time");

    private FormKeywords() {
    }

    /** The words of one field, as Java values. */
    static Map<String, Object> of(Field.Type type, JsonNode schema) {
        Map<String, Object> keywords = new LinkedHashMap<>();
        for (String keyword : KNOWN.get(type)) {
            JsonNode value = schema.path(keyword);
            if (value.isValueNode() && !(keyword.equals("format") && !FORMATS.contains(value.asText()))) {
                keywords.put(keyword, plain(value));
            }
        }
        if (type == Field.Type.INTEGER) {
            openBounds(schema, keywords);
        }
        return keywords;
    }

    /** The values of a choice, or of several; empty for everything else. */
    static Map<String, String> options(JsonNode schema) {
        Map<String, String> options = new LinkedHashMap<>();
        JsonNode values = schema.has("items") ? schema.path("items").path("enum") : schema.path("enum");
        values.forEach(value -> options.put(value.asText(), ""));
        return options;
    }

    /** A form knows no open bounds; among whole numbers, there is a closed one for each. */
    private static void openBounds(JsonNode schema, Map<String, Object> keywords) {
        if (schema.path("exclusiveMinimum").canConvertToLong()) {
            keywords.putIfAbsent("minimum", schema.get("exclusiveMinimum").asLong() + 1);
        }
        if (schema.path("exclusiveMaximum").canConvertToLong()) {
            keywords.putIfAbsent("maximum", schema.get("exclusiveMaximum").asLong() - 1);
        }
    }

    private static Object plain(JsonNode value) {
        if (!value.isNumber()) {
            return value.asText();
        }
        return value.canConvertToExactIntegral() && value.canConvertToLong() ? (Object) value.asLong() : value.asDouble();
    }
}
