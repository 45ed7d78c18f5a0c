package io.portcullis.deployment.schema;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Classes of which JSON names the one that is meant. The names are the author's and never those of classes, which would let a
 * client choose what is made.
 */
final class Subtypes {

    private Subtypes() {
    }

    static boolean areNamed(Class<?> type) {
        return type.isAnnotationPresent(JsonSubTypes.class);
    }

    static void check(Class<?> type) {
        Class<?> declaring = declaring(type);
        if (declaring == null) {
            return;
        }
        JsonTypeInfo info = declaring.getAnnotation(JsonTypeInfo.class);
        boolean named = info.use() == JsonTypeInfo.Id.NAME || info.use() == JsonTypeInfo.Id.DEDUCTION;
        if (!named || info.include() == JsonTypeInfo.As.EXTERNAL_PROPERTY || !areNamed(declaring)) {
            throw new UnsupportedTypeException(declaring.getName(),
                    "its JSON must say which subtype it is; use @JsonTypeInfo(use = Id.NAME), and @JsonSubTypes on the same type");
        }
    }

    private static Class<?> declaring(Class<?> type) {
        if (type == null || type.isAnnotationPresent(JsonTypeInfo.class)) {
            return type;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            Class<?> declaring = declaring(implemented);
            if (declaring != null) {
                return declaring;
            }
        }
        return declaring(type.getSuperclass());
    }
}
