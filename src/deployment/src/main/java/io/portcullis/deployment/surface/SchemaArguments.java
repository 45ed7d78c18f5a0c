package io.portcullis.deployment.surface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lays a JSON Schema open: one line for each part that a client can send. */
final class SchemaArguments {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST = 8;
    private static final int MOST = 1000;

    private final JsonNode root;
    private final Keywords keywords;
    private final List<Argument> found = new ArrayList<>();

    private SchemaArguments(JsonNode root) {
        this.root = root;
        this.keywords = new Keywords(root);
    }

    /** The arguments, in the order of the schema; of an object that takes more than it names, a last line says so. */
    static List<Argument> of(String schema) {
        try {
            SchemaArguments arguments = new SchemaArguments(JSON.readTree(schema));
            arguments.below("", arguments.root, 0);
            if (Keywords.isOpen(arguments.root)) {
                arguments.found.add(new Argument("*", "any", false, "", Map.of(Keywords.OPEN, "true")));
            }
            return arguments.found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void part(String path, JsonNode schema, boolean required, int depth) {
        if (depth > DEEPEST || found.size() >= MOST) {
            return; // refers to itself
        }
        for (ObjectNode variant : keywords.variants(schema)) {
            found.add(new Argument(path, Keywords.type(variant), required, variant.path("description").asText(),
                    Keywords.constraints(variant)));
            below(path, variant, depth);
        }
    }

    private void below(String path, JsonNode schema, int depth) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> part(join(path, property.getKey()), property.getValue(),
                required.contains(property.getKey()), depth + 1));
        schema.path("patternProperties").properties().forEach(
                property -> part(join(path, "/" + property.getKey() + "/"), property.getValue(), false, depth + 1));
        if (schema.path("additionalProperties").isObject() && !schema.path("additionalProperties").isEmpty()) {
            part(join(path, "*"), schema.path("additionalProperties"), false, depth + 1);
        }
        schema.path("prefixItems").forEach(item -> part(path + "[]", item, false, depth + 1));
        if (schema.path("items").isObject()) {
            part(path + "[]", schema.path("items"), false, depth + 1);
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
