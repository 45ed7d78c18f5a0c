package io.portcullis.arguments;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.type.TypeFactory;

/**
 * Words for an argument that could not be read: where, and what was expected there. Whatever failed, nothing of its own text is
 * used.
 */
final class Mismatch {

    private final String name;
    private final JavaType type;
    private final JsonWords words;

    Mismatch(String name, JavaType type, JsonWords words) {
        this.name = name;
        this.type = type;
        this.words = words;
    }

    /** @param in the parser, still where the failure left it */
    String of(Exception failure, JsonParser in) throws IOException {
        Throwable root = root(failure);
        if (root instanceof StreamConstraintsException) {
            return Spelling.argument(name) + " exceeds a limit.";
        } else if (root instanceof JsonParseException) { // the body is known to be JSON: only a repeated key is left
            return Spelling.argument(name) + " repeats the key " + Spelling.quoted(in.currentName()) + ".";
        } else if (failure instanceof UnrecognizedPropertyException unknown) {
            List<JsonMappingException.Reference> parents = unknown.getPath().subList(0, unknown.getPath().size() - 1);
            return at(parents) + " has an unknown member " + Spelling.quoted(unknown.getPropertyName()) + ".";
        }
        List<JsonMappingException.Reference> path = failure instanceof JsonMappingException mapping ? mapping.getPath()
                : List.of();
        JavaType expected = expected(failure, root, path.isEmpty() ? type : null);
        return at(path) + (expected == null ? " is not valid." : " must be " + words.of(expected) + ".");
    }

    private static JavaType expected(Exception failure, Throwable root, JavaType otherwise) {
        if (root instanceof InputCoercionException coercion && coercion.getTargetType() != null) {
            return type(coercion.getTargetType());
        } else if (failure instanceof ValueInstantiationException refused && refused.getType() != null) {
            return refused.getType();
        } else if (failure instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null) {
            return type(mismatched.getTargetType());
        }
        return otherwise;
    }

    private static JavaType type(Class<?> raw) {
        return TypeFactory.defaultInstance().constructType(raw);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root instanceof JsonMappingException && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private String at(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder(name);
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() != null) {
                path.append('.').append(reference.getFieldName());
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return Spelling.argument(path.toString());
    }
}
