package io.portcullis.engine;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.arguments.Binder;
import io.portcullis.arguments.BoundArguments;
import io.portcullis.arguments.InvalidArgumentsException;
import io.portcullis.catalog.Parameter;
import io.portcullis.protocol.Canonical;
import io.portcullis.protocol.Slice;

/**
 * What the client gives a method.
 *
 * @param name what is called
 * @param arguments an object of arguments, unread
 * @param texts the arguments as texts; null when they are values of JSON
 * @param context the values of other arguments, for a completion
 */
record Input(String name, Optional<Slice> arguments, Map<String, String> texts, Map<String, String> context) {

    static Input ofValues(String name, Optional<Slice> arguments) {
        return new Input(name, arguments, null, Map.of());
    }

    static Input ofTexts(String name, Optional<Slice> arguments, Map<String, String> texts) {
        return new Input(name, arguments, texts, Map.of());
    }

    /** Binds it to the parameters of the method. */
    BoundArguments bind(Binder binder, Function<Parameter, Object> injected) throws InvalidArgumentsException {
        return texts == null ? binder.bind(arguments, injected) : binder.bindTexts(texts, injected);
    }

    /** The arguments as a JSON object. */
    ObjectNode tree() {
        if (texts != null) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            texts.forEach(tree::put);
            return tree;
        }
        return arguments.map(Slice::tree).filter(JsonNode::isObject).map(ObjectNode.class::cast)
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** The arguments in one spelling, the same for the same arguments. */
    byte[] canonical() {
        byte[] json = arguments.filter(object -> texts == null).map(Slice::bytes)
                .orElseGet(() -> tree().toString().getBytes(StandardCharsets.UTF_8));
        return Canonical.sorted(new Slice(json, 0, json.length));
    }

    /** Stands for what was asked for, however it is spelt. */
    String digest() {
        return Canonical.digest(name, arguments);
    }
}
