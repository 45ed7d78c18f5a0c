package io.portcullis.deployment.index;

import java.util.Optional;

import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.Type;
import org.jboss.jandex.WildcardType;

/** Spells a type in the canonical form of Jackson's type factory. */
public final class TypeNames {

    private TypeNames() {
    }

    /** The canonical form; empty for a type that has none. */
    public static Optional<String> canonical(Type type) {
        return switch (type.kind()) {
            case PRIMITIVE, CLASS -> Optional.of(type.name().toString());
            case PARAMETERIZED_TYPE -> parameterized(type.asParameterizedType());
            case ARRAY -> array(type);
            case WILDCARD_TYPE -> wildcard(type.asWildcardType());
            default -> Optional.empty();
        };
    }

    private static Optional<String> parameterized(ParameterizedType type) {
        StringBuilder text = new StringBuilder(type.name().toString()).append('<');
        String separator = "";
        for (Type argument : type.arguments()) {
            Optional<String> inner = canonical(argument);
            if (inner.isEmpty()) {
                return inner;
            }
            text.append(separator).append(inner.get());
            separator = ",";
        }
        return Optional.of(text.append('>').toString());
    }

    /** Arrays of generic types have no canonical form. */
    private static Optional<String> array(Type type) {
        Type element = type.asArrayType().elementType();
        boolean plain = element.kind() == Type.Kind.CLASS || element.kind() == Type.Kind.PRIMITIVE;
        return plain ? Optional.of(type.name().toString()) : Optional.empty();
    }

    private static Optional<String> wildcard(WildcardType type) {
        boolean upper = type.superBound() == null && type.extendsBound() != null;
        return upper ? canonical(type.extendsBound()) : Optional.empty();
    }
}
