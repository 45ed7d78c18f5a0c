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

import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Sensitivity.Part;

/**
 * Words for an argument that could not be read: where, and what was expected there. Whatever failed, nothing of its own text is
 * used.
 */
final class Mismatch {

    private final Parameter parameter;
    private final JavaType type;
    private final JsonWords words;

    Mismatch(Parameter parameter, JavaType type, JsonWords words) {
        this.parameter = parameter;
        this.type = type;
        this.words = words;
    }

    /** @param in the parser, still where the failure left it */
    String of(Exception failure, JsonParser in) throws IOException {
        Throwable root = root(failure);
        if (root instanceof StreamConstraintsException) {
            return at(List.of()) + " exceeds a limit.";
        } else if (root instanceof JsonParseException) { // the body is known to be JSON: only a repeated key is left
            return at(List.of()) + " repeats " + (parameter.sensitivity().isNone()
                    ? "the key " + Spelling.quoted(in.currentName()) + "."
                    : "a key.");
        } else if (failure instanceof UnrecognizedPropertyException unknown) {
            List<JsonMappingException.Reference> parents = unknown.getPath().subList(0, unknown.getPath().size() - 1);
            return at(parents) + " has an unknown member"
                    + (part(parents).isOpen() ? " " + Spelling.quoted(unknown.getPropertyName()) + "." : ".");
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

    private Part part(List<JsonMappingException.Reference> references) {
        Part part = parameter.sensitivity().root();
        for (JsonMappingException.Reference reference : references) {
            part = next(part, reference);
        }
        return part;
    }

    private static Part next(Part part, JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? part.element() : part.member(reference.getFieldName());
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
        StringBuilder path = new StringBuilder(parameter.name());
        Part part = parameter.sensitivity().root();
        for (JsonMappingException.Reference reference : references) {
            if (part.isSecret()) { // the keys of a map are, too
                break;
            }
            part = next(part, reference);
            if (reference.getFieldName() != null) {
                path.append('.').append(reference.getFieldName());
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return Spelling.argument(path.toString());
    }
}
