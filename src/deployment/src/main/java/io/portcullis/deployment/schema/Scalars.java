package io.portcullis.deployment.schema;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;

/** Types that are one JSON value: numbers, text, true and false, and JSON itself. */
final class Scalars implements CustomDefinitionProviderV2 {

    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            entry(int.class, "integer"), entry(Integer.class, "integer"), entry(OptionalInt.class, "integer"),
            entry(long.class, "integer"), entry(Long.class, "integer"), entry(OptionalLong.class, "integer"),
            entry(short.class, "integer"), entry(Short.class, "integer"),
            entry(byte.class, "integer"), entry(Byte.class, "integer"), entry(BigInteger.class, "integer"),
            entry(double.class, "number"), entry(Double.class, "number"), entry(OptionalDouble.class, "number"),
            entry(float.class, "number"), entry(Float.class, "number"),
            entry(BigDecimal.class, "number"), entry(Number.class, "number"),
            entry(boolean.class, "boolean"), entry(Boolean.class, "boolean"),
            entry(String.class, "string"), entry(CharSequence.class, "string"),
            entry(char.class, "string"), entry(Character.class, "string"), entry(byte[].class, "string"),
            entry(ObjectNode.class, "object"), entry(ArrayNode.class, "array"));

    private final Direction direction;

    Scalars(Direction direction) {
        this.direction = direction;
    }

    /** Whether the type is any JSON at all. */
    static boolean isAny(Class<?> type) {
        return type == Object.class || type == JsonNode.class;
    }

    @Override
    public CustomDefinition provideCustomSchemaDefinition(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        if (TYPES.containsKey(raw)) {
            schema.put("type", TYPES.get(raw));
        } else if (!FormattedText.describe(schema, raw, direction) && !isAny(raw)) {
            return null;
        }
        if (raw == char.class || raw == Character.class) {
            schema.put("minLength", 1).put("maxLength", 1);
        } else if (raw == byte[].class) {
            schema.put("contentEncoding", "base64");
        }
        return new CustomDefinition(schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
    }
}
