package io.portcullis.deployment.schema;

import java.util.Map;
import java.util.Set;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.TypeScope;

/** What the library does not say of sets, of the keys of maps, and of items that are any JSON. */
final class Containers {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(Integer.class, Long.class, Short.class, Byte.class);

    private final EnumNames enums;
    private final Direction direction;

    Containers(EnumNames enums, Direction direction) {
        this.enums = enums;
        this.direction = direction;
    }

    void configure(SchemaGeneratorConfigBuilder config) {
        config.forTypesInGeneral()
                .withArrayUniqueItemsResolver(scope -> is(scope, Set.class) ? Boolean.TRUE : null)
                .withTypeAttributeOverride((schema, scope, context) -> {
                    if (is(scope, Map.class) && schema.path("type").asText().equals("object")) {
                        describeKeys(schema, scope.getTypeParameterFor(Map.class, 0));
                        refuseNulls(schema, "additionalProperties", scope.getTypeParameterFor(Map.class, 1));
                    } else if (scope.getType() != null && scope.isContainerType() && schema.has("items")) {
                        refuseNulls(schema, "items", scope.getContainerItemType());
                    }
                });
    }

    private static boolean is(TypeScope scope, Class<?> container) {
        return scope.getType() != null && scope.getType().isInstanceOf(container);
    }

    private void describeKeys(ObjectNode schema, ResolvedType key) {
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

    /** A null among items or values is refused by the binding, even where these may be any JSON. */
    private void refuseNulls(ObjectNode schema, String member, ResolvedType content) {
        if (direction == Direction.INPUT && (content == null || Scalars.isAny(content.getErasedType()))) {
            schema.putObject(member).putArray("type").add("object").add("array").add("string").add("number").add("boolean");
        }
    }
}
