package io.portcullis.deployment.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;

/** The same type, as the library for schemas and as Jackson know it. */
final class JacksonTypes {

    private JacksonTypes() {
    }

    static JavaType of(ResolvedType type, TypeFactory types) {
        if (type.isArray()) {
            return types.constructArrayType(of(type.getArrayElementType(), types));
        }
        if (type.getTypeParameters().isEmpty()) {
            return types.constructType(type.getErasedType());
        }
        JavaType[] parameters = type.getTypeParameters().stream().map(parameter -> of(parameter, types))
                .toArray(JavaType[]::new);
        return types.constructParametricType(type.getErasedType(), parameters);
    }
}
