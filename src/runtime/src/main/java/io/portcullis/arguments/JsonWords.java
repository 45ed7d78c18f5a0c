package io.portcullis.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The JSON type that a Java type is written as, in words. */
final class JsonWords {

    private static final Set<Class<?>> INTEGERS = Set.of(int.class, Integer.class, long.class, Long.class, short.class,
            Short.class, byte.class, Byte.class, BigInteger.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class,
            Number.class);

    private final ObjectMapper json;

    JsonWords(ObjectMapper json) {
        this.json = json;
    }

    String of(JavaType type) {
        JavaType inside = type.isReferenceType() ? type.getReferencedType() : type;
        Class<?> raw = inside.getRawClass();
        return raw.isEnum() ? "one of " + constants(raw) : of(inside, raw);
    }

    /** As they are written in JSON, which need not be their Java names. */
    private String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> json.valueToTree(constant).asText())
                .collect(Collectors.joining(", "));
    }

    private static String of(JavaType type, Class<?> raw) {
        if (INTEGERS.contains(raw)) {
            return "an integer in range";
        } else if (NUMBERS.contains(raw)) {
            return "a number";
        } else if (raw == boolean.class || raw == Boolean.class) {
            return "true or false";
        } else if (raw == byte[].class) {
            return "a string in Base64";
        } else if (type.isArrayType() || type.isCollectionLikeType()) {
            return "an array";
        } else if (raw.getName().startsWith("java.time.")) {
            return "a string with an ISO-8601 date or time";
        } else if (isText(raw)) {
            return "a string";
        }
        return "an object";
    }

    private static boolean isText(Class<?> raw) {
        return CharSequence.class.isAssignableFrom(raw) || raw == char.class || raw == Character.class
                || raw == java.util.UUID.class || raw == java.net.URI.class || raw == java.net.URL.class
                || raw == java.util.Locale.class;
    }
}
