package io.portcullis.deployment.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;

/**
 * Members with a {@code @JsonFormat}: text in a pattern of the author's, which is told in words since it has none in JSON
 * Schema.
 */
final class FormattedMembers {

    private FormattedMembers() {
    }

    static CustomPropertyDefinition describe(MemberScope<?, ?> member, SchemaGenerationContext context) {
        JsonFormat format = member.isFakeContainerItemScope() ? null
                : member.getAnnotationConsideringFieldAndGetter(JsonFormat.class);
        if (format == null || format.shape() == JsonFormat.Shape.ANY && format.pattern().isEmpty()) {
            return null;
        }
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        boolean text = FormattedText.describe(schema, member.getType().getErasedType(), Direction.OUTPUT);
        boolean asText = format.shape() == JsonFormat.Shape.ANY || format.shape() == JsonFormat.Shape.STRING;
        if (!text || !asText) {
            throw new UnsupportedTypeException(
                    "@JsonFormat on '" + member.getName() + "' of " + member.getDeclaringType().getTypeName(),
                    "it changes the JSON type; leave it out, or use a member of the type that is meant");
        }
        if (format.pattern().isEmpty()) {
            return null;
        }
        schema.removeAll();
        schema.put("type", "string").put("description", "in the form " + format.pattern());
        return new CustomPropertyDefinition(schema, CustomDefinition.INCLUDING_ATTRIBUTES);
    }
}
