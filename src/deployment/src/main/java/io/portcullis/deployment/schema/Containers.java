package io.portcullis.deployment.schema;

import java.util.Map;
import java.util.Set;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigPart;
import com.github.victools.jsonschema.generator.TypeScope;

/** What the library does not say of sets, of the keys of maps, and of items that are any JSON. */
final class Containers {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(Integer.class, Long.class, Short.class, Byte.class);

    private final EnumNames enums;

    Containers(EnumNames enums) {
        this.enums = enums;
    }

    void configure(SchemaGeneratorConfigBuilder config) {
        config.forTypesInGeneral()
                .withArrayUniqueItemsResolver(scope -> is(scope, Set.class) ? Boolean.TRUE : null)
                .withTypeAttributeOverride(this::describeKeys);
        refuseNullItems(config.forFields());
        refuseNullItems(config.forMethods());
    }

    private static boolean is(TypeScope scope, Class<?> container) {
        return scope.getType() != null && scope.getType().isInstanceOf(container);
    }

    private void describeKeys(ObjectNode schema, TypeScope scope, SchemaGenerationContext context) {
        if (!is(scope, Map.class) || !schema.path("type").asText().equals("object")) {
            return;
        }
        ResolvedType key = scope.getTypeParameterFor(Map.class, 0);
        Class<?> raw = key == null ? Object.class : key.getErasedType();
        if (raw.isEnum()) {
            schema.putObject("propertyNames").set("enum", enums.of(raw));
        } else if (WHOLE_NUMBERS.contains(raw)) {
            schema.putObject("propertyNames").put("pattern", "^-?\\d+$");
        } else if (raw != String.class) {
            throw new UnsupportedTypeException("a map with keys of type " + raw.getName(),
                    "use String, an enum or a whole number as key");
        }
    }

    /** A null among items is refused by the binding, even where the items may be any JSON. */
    private static void refuseNullItems(SchemaGeneratorConfigPart<? extends MemberScope<?, ?>> members) {
        members.withInstanceAttributeOverride((schema, member, context) -> {
            if (member.isFakeContainerItemScope() && Scalars.isAny(member.getType().getErasedType())) {
                schema.putArray("type").add("object").add("array").add("string").add("number").add("boolean");
            }
        });
    }
}
