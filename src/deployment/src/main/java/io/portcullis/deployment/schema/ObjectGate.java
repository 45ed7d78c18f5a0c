package io.portcullis.deployment.schema;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;

/**
 * The last word before a class is taken for an object: what must not be one is refused here, what stands for another type is
 * replaced.
 */
final class ObjectGate implements CustomDefinitionProviderV2 {

    private final JacksonView view;
    private final TypeFactory types;
    private final Direction direction;

    ObjectGate(JacksonView view, TypeFactory types, Direction direction) {
        this.view = view;
        this.types = types;
        this.direction = direction;
    }

    @Override
    public CustomDefinition provideCustomSchemaDefinition(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        UnusableTypes.check(raw);
        if (type.isArray() || type.isInstanceOf(Collection.class) || type.isInstanceOf(Map.class)) {
            return null;
        }
        Subtypes.check(raw);
        if (Subtypes.areNamed(raw)) {
            return null;
        }
        if (direction == Direction.INPUT && Modifier.isAbstract(raw.getModifiers())) {
            throw new UnsupportedTypeException(raw.getName(),
                    "Jackson cannot make one; use a record, or name its subtypes with @JsonTypeInfo and @JsonSubTypes");
        }
        return standIn(type, context);
    }

    private CustomDefinition standIn(ResolvedType type, SchemaGenerationContext context) {
        return view.standIn(JacksonTypes.of(type, types)).map(other -> context.getTypeContext().resolve(other))
                .map(other -> Optionals.sameAs(other, context)).orElse(null);
    }
}
