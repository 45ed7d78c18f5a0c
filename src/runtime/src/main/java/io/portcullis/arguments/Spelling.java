package io.portcullis.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.TypeFactory;

/** Words for what was wrong with an argument: its name and the JSON type that was expected; no Java names and no values. */
final class Spelling {

    private static final int MAX_NAME = 64;

    private Spelling() {
    }

    static String argument(String path) {
        return "Argument " + quoted(path);
    }

    static String quoted(String name) {
        String shortened = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
        return '"' + shortened.replaceAll("[^\\x20-\\x7E\\p{L}\\p{N}]|\"", "?") + '"';
    }

    static String mismatch(String name, JavaType type, JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            List<JsonMappingException.Reference> parents = unknown.getPath().subList(0, unknown.getPath().size() - 1);
            return argument(name + path(parents)) + " has an unknown member " + quoted(unknown.getPropertyName()) + ".";
        }
        if (e instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null) {
            return argument(name + path(e.getPath())) + " must be "
                    + expected(TypeFactory.defaultInstance().constructType(mismatched.getTargetType())) + ".";
        }
        return argument(name + path(e.getPath())) + " must be " + expected(type) + ".";
    }

    /** The JSON type of a Java type, in words. */
    static String expected(JavaType type) {
        Class<?> raw = type.isReferenceType() ? type.getReferencedType().getRawClass() : type.getRawClass();
        if (raw.isEnum()) {
            return "one of " + Arrays.stream(raw.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        return JsonWords.of(type, raw);
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() != null) {
                path.append('.').append(reference.getFieldName());
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.toString();
    }
}
