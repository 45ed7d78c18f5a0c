package io.portcullis.boot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.catalog.Sensitivity;
import io.portcullis.catalog.Sensitivity.Node;

/**
 * What is sensitive in the arguments of a tool that an application adds: there is no parameter to mark, but a schema, which
 * says
 * {@code writeOnly} of it.
 */
final class WrittenSensitivity {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_REFERENCES = 32;

    private final JsonNode root;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    private WrittenSensitivity(JsonNode root) {
        this.root = root;
    }

    /** @param schema the schema of the arguments, an object */
    static Sensitivity of(String schema) {
        if (!schema.contains("\"writeOnly\"")) {
            return Sensitivity.NONE;
        }
        try {
            JsonNode root = JSON.readTree(schema);
            WrittenSensitivity written = new WrittenSensitivity(root);
            written.number("", root);
            return new Sensitivity(written.nodes);
        } catch (JsonProcessingException e) {
            return Sensitivity.WHOLE;
        }
    }

    /** The node of the schema at a place in the document. */
    private int number(String pointer, JsonNode schema) {
        Integer known = numbers.get(pointer);
        if (known != null) {
            return known;
        }
        JsonNode referred = schema;
        for (int i = 0; i < MOST_REFERENCES && referred.path("$ref").asText().startsWith("#"); i++) {
            String target = referred.path("$ref").asText().substring(1);
            if (numbers.containsKey(target)) {
                return numbers.get(target);
            }
            pointer = target;
            referred = root.at(target);
        }
        if (referred.path("writeOnly").asBoolean() || schema.path("writeOnly").asBoolean()) {
            return add(pointer, Node.SECRET);
        } else if (!referred.has("properties") && !referred.path("items").isObject()
                && !referred.path("additionalProperties").isObject()) {
            return Node.OPEN;
        }
        return object(pointer, referred);
    }

    private int object(String pointer, JsonNode schema) {
        int number = add(pointer, Node.SECRET); // its place, until its ways are known
        Map<String, Integer> members = new HashMap<>();
        schema.path("properties").properties().forEach(property -> members.put(property.getKey(),
                number(pointer + "/properties/" + property.getKey().replace("~", "~0").replace("/", "~1"),
                        property.getValue())));
        int each = Node.NOWHERE;
        for (String keyword : List.of("items", "additionalProperties")) {
            if (schema.path(keyword).isObject()) {
                each = number(pointer + "/" + keyword, schema.get(keyword));
            }
        }
        nodes.set(number, new Node(false, members, each));
        return number;
    }

    private int add(String pointer, Node node) {
        numbers.put(pointer, nodes.size());
        nodes.add(node);
        return nodes.size() - 1;
    }
}
