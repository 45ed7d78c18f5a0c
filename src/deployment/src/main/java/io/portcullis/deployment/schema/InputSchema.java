package io.portcullis.deployment.schema;

import java.lang.reflect.Method;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schema of what a tool takes: an object with one property for each argument, and no others. */
public final class InputSchema {

    private InputSchema() {
    }

    /**
     * The input schema of a tool, as compact JSON. It has no {@code $schema} member, and refers to nothing outside itself.
     *
     * @param method the tool
     * @param arguments those of its parameters that come from the client, in the order the schema shows them
     * @throws UnsupportedTypeException if an argument has a type whose JSON cannot be known
     */
    public static String of(Method method, List<ArgumentShape> arguments) {
        arguments.forEach(argument -> DeclaredType.check(method.getGenericParameterTypes()[argument.index()]));
        TypeSchemas schemas = new TypeSchemas(Direction.INPUT);
        ObjectNode schema = schemas.json().createObjectNode().put("type", "object");
        if (arguments.isEmpty()) {
            return schema.put("additionalProperties", false).toString();
        }
        ObjectNode generated = schemas.of(ArgumentsType.of(method, arguments));
        describe(schema, schemas, generated, method, arguments);
        if (generated.has("$defs")) {
            schema.set("$defs", generated.get("$defs"));
        }
        return schema.toString();
    }

    private static void describe(ObjectNode schema, TypeSchemas schemas, ObjectNode generated, Method method,
            List<ArgumentShape> arguments) {
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.arrayNode();
        for (ArgumentShape argument : arguments) {
            ObjectNode property = (ObjectNode) generated.get("properties").get(ArgumentsType.fieldName(argument));
            properties.set(argument.name(), describe(property, schemas, argument));
            if (argument.required() && !Optionals.isOptional(method.getParameterTypes()[argument.index()])) {
                required.add(argument.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
    }

    private static JsonNode describe(ObjectNode property, TypeSchemas schemas, ArgumentShape argument) {
        if (!argument.description().isEmpty()) {
            property.put("description", argument.description());
        }
        if (argument.sensitive()) {
            property.put("writeOnly", true);
        } else if (argument.defaultValue() != null) {
            property.set("default", parse(schemas, argument));
        }
        if (!argument.header().isEmpty()) {
            property.put(MirroredProperties.KEYWORD, argument.header());
        }
        return property;
    }

    private static JsonNode parse(TypeSchemas schemas, ArgumentShape argument) {
        try {
            return schemas.json().readTree(argument.defaultValue());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the default value of argument " + argument.name() + " is not JSON", e);
        }
    }
}
