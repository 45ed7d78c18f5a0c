package io.portcullis.deployment.schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;

/** An optional is its value; that it may be missing is said by the object around it. */
final class Optionals implements CustomDefinitionProviderV2 {

    static boolean isOptional(Class<?> type) {
        return type == Optional.class || type == OptionalInt.class || type == OptionalLong.class
                || type == OptionalDouble.class;
    }

    static List<ResolvedType> valueOf(MemberScope<?, ?> member) {
        ResolvedType type = member.getType();
        return type != null && type.getErasedType() == Optional.class ? type.getTypeParameters() : null;
    }

    @Override
    public CustomDefinition provideCustomSchemaDefinition(ResolvedType type, SchemaGenerationContext context) {
        if (type.getErasedType() != Optional.class) {
            return null;
        }
        return sameAs(type.getTypeParameters().get(0), context);
    }

    /**
     * The schema of another type. It is wrapped, since the library fills in the reference later; the wrapper goes in the end.
     */
    static CustomDefinition sameAs(ResolvedType type, SchemaGenerationContext context) {
        ObjectNode definition = context.getGeneratorConfig().createObjectNode();
        definition.putArray("allOf").add(context.createDefinitionReference(type));
        return new CustomDefinition(definition, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
    }
}
