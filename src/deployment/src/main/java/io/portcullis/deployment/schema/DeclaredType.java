package io.portcullis.deployment.schema;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/** Whether a type, as it is written on a method, says everything about itself. */
final class DeclaredType {

    private static final String INSTEAD = "its JSON cannot be known; write a concrete type, such as List<String>, or JsonNode for any JSON";

    private DeclaredType() {
    }

    static void check(Type type) {
        if (type instanceof Class<?> raw) {
            checkRaw(raw.isArray() ? raw.getComponentType() : raw);
        } else if (type instanceof ParameterizedType parameterized) {
            checkGeneric((Class<?>) parameterized.getRawType());
            for (Type argument : parameterized.getActualTypeArguments()) {
                check(argument);
            }
        } else if (type instanceof GenericArrayType array) {
            check(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            checkWildcard(wildcard);
        } else if (type instanceof TypeVariable<?>) {
            throw new UnsupportedTypeException("the type variable " + type, INSTEAD);
        }
    }

    private static void checkGeneric(Class<?> raw) {
        if (!Optionals.isOptional(raw)) {
            UnusableTypes.check(raw);
        }
    }

    private static void checkRaw(Class<?> raw) {
        if (raw.getTypeParameters().length > 0 && raw != Class.class) {
            throw new UnsupportedTypeException("the raw type " + raw.getName(), INSTEAD);
        }
    }

    private static void checkWildcard(WildcardType wildcard) {
        Type bound = wildcard.getUpperBounds()[0];
        if (bound == Object.class || wildcard.getLowerBounds().length > 0) {
            throw new UnsupportedTypeException("the wildcard " + wildcard, INSTEAD);
        }
        check(bound);
    }
}
