package io.portcullis.arguments;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.portcullis.catalog.Sensitivity.Part;
import io.portcullis.redaction.Redaction;

/** Applies what is sensitive to JSON. What has not the shape that is expected there is taken for sensitive. */
public final class Masking {

    /** Stands where something sensitive was. */
    public static final JsonNode MARK = TextNode.valueOf(Redaction.MARK);

    /** A few characters may stand for a number that fills the memory when it is written out. */
    private static final int MOST_ZEROS = 100;

    private Masking() {
    }

    /**
     * The value with the mark in the place of all that is sensitive, and of names that are not known beside it. The value
     * itself is not changed.
     */
    public static JsonNode masked(JsonNode value, Part part) {
        if (part.isOpen() || value.isNull()) {
            return value;
        } else if (part.isSecret()) {
            return MARK;
        } else if (value.isObject() && part.takesObjects()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(member -> masked.set(
                    part.knows(member.getKey()) ? member.getKey() : Redaction.MARK,
                    masked(member.getValue(), part.member(member.getKey()))));
            return masked;
        } else if (value.isArray() && part.takesArrays()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> masked.add(masked(element, part.element())));
            return masked;
        }
        return MARK;
    }

    /** The value with other texts in the place of its texts. The value itself is not changed. */
    public static JsonNode cleaned(JsonNode value, UnaryOperator<String> cleaning) {
        if (value.isTextual()) {
            return TextNode.valueOf(cleaning.apply(value.asText()));
        } else if (value.isObject()) {
            ObjectNode cleaned = JsonNodeFactory.instance.objectNode();
            value.properties()
                    .forEach(member -> cleaned.set(member.getKey(), cleaned(member.getValue(), cleaning)));
            return cleaned;
        } else if (value.isArray()) {
            ArrayNode cleaned = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> cleaned.add(cleaned(element, cleaning)));
            return cleaned;
        }
        return value;
    }

    /** Adds every sensitive text, name and number of the value: as it is spelt, and numbers as Java would spell them. */
    public static void collect(JsonNode value, Part part, Set<String> secrets) {
        if (part.isOpen() || value.isNull()) {
            return;
        }
        boolean expected = !part.isSecret()
                && (value.isObject() && part.takesObjects() || value.isArray() && part.takesArrays());
        if (value.isValueNode() && !value.isBoolean()) {
            secrets.add(value.asText());
        }
        if (value.isNumber()) {
            spellings(value, secrets);
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!expected || !part.knows(member.getKey())) {
                secrets.add(member.getKey());
            }
            collect(member.getValue(), expected ? part.member(member.getKey()) : Part.SECRET, secrets);
        }
        if (value.isArray()) {
            value.forEach(element -> collect(element, expected ? part.element() : Part.SECRET, secrets));
        }
    }

    private static void spellings(JsonNode number, Set<String> secrets) {
        secrets.add(Double.toString(number.doubleValue()));
        BigDecimal exact = number.decimalValue();
        if (Math.abs((long) exact.scale()) < MOST_ZEROS) {
            secrets.add(exact.toPlainString());
            secrets.add(exact.stripTrailingZeros().toPlainString());
        }
    }
}
