package io.portcullis.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.TextNode;

import io.portcullis.catalog.Parameter;

/** Reads one argument into its Java type, or says what it should have been. */
final class ArgumentReader {

    /** How a number or a boolean is spelt in JSON. */
    private static final Pattern SPELT = Pattern.compile("true|false|-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?");

    private final Parameter parameter;
    private final JavaType type;
    private final JsonWords words;
    private final ObjectReader reader;
    private final ObjectReader wholeReader;

    ArgumentReader(ObjectMapper json, Parameter parameter) {
        this.parameter = parameter;
        this.type = json.getTypeFactory().constructFromCanonical(parameter.type());
        this.words = new JsonWords(json);
        this.wholeReader = json.readerFor(type);
        this.reader = wholeReader.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS); // the next argument trails
    }

    /** The value at the parser; null for {@code null}. */
    Object read(JsonParser in) throws InvalidArgumentsException, IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        try {
            return reader.readValue(in);
        } catch (IOException | RuntimeException e) { // what a type throws while it is read means that the value does not fit
            throw new InvalidArgumentsException(new Mismatch(parameter, type, words).of(e, in));
        }
    }

    /** The value of a text: itself for texts and enums, what it spells for numbers and booleans. */
    Object readText(String text) throws InvalidArgumentsException {
        String literal = SPELT.matcher(text).matches() && !isText() ? text : TextNode.valueOf(text).toString();
        try (JsonParser in = wholeReader.getFactory().createParser(literal)) {
            in.nextToken();
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isText() {
        return type.isEnumType() || type.isTypeOrSubTypeOf(CharSequence.class);
    }

    /** The value as the method wants it: defaulted, wrapped, or refused when it is missing. */
    Object finish(Object value) throws InvalidArgumentsException {
        Object present = value != null ? value : byDefault();
        if (present == null && parameter.required()) {
            throw new InvalidArgumentsException(
                    Spelling.argument(parameter.name()) + " is missing; expected " + words.of(type) + ".");
        }
        return parameter.optional() ? Optional.ofNullable(present) : present;
    }

    /** Read anew each time, since the value may be mutable. */
    private Object byDefault() {
        if (parameter.defaultJson().isEmpty()) {
            return null;
        }
        try {
            return wholeReader.readValue(parameter.defaultJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
