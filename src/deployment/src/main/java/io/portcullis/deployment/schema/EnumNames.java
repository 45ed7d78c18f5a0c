package io.portcullis.deployment.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;

/** Enums as the names Jackson writes. Each is written and read back here, so that what the schema offers is also understood. */
final class EnumNames implements CustomDefinitionProviderV2 {

    private final ObjectMapper json;

    EnumNames(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public CustomDefinition provideCustomSchemaDefinition(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        if (!raw.isEnum()) {
            return null;
        }
        ObjectNode schema = context.getGeneratorConfig().createObjectNode().put("type", "string");
        schema.set("enum", of(raw));
        return new CustomDefinition(schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
    }

    ArrayNode of(Class<?> type) {
        ArrayNode names = json.createArrayNode();
        for (Object constant : type.getEnumConstants()) {
            JsonNode name = json.valueToTree(constant);
            if (!name.isTextual() || !isReadBack(name, constant, type)) {
                throw new UnsupportedTypeException(type.getName(), "an enum must be read from the text it is written as; "
                        + "rename its constants with @JsonProperty");
            }
            names.add(name);
        }
        return names;
    }

    private boolean isReadBack(JsonNode name, Object constant, Class<?> type) {
        try {
            return json.treeToValue(name, type) == constant;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
