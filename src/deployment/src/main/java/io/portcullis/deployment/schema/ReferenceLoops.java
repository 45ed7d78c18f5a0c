package io.portcullis.deployment.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Finds references that come back without having looked deeper into the value: comparing with such a schema never ends. */
final class ReferenceLoops {

    private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef");
    private static final List<String> ANCHORS = List.of("$anchor", "$dynamicAnchor");
    private static final List<String> ONE = List.of("not", "if", "then", "else");
    private static final List<String> SEVERAL = List.of("allOf", "anyOf", "oneOf", "dependentSchemas");

    private final JsonNode root;
    private final Set<JsonNode> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<JsonNode> left = Collections.newSetFromMap(new IdentityHashMap<>());

    private ReferenceLoops(JsonNode root) {
        this.root = root;
    }

    /** @param schema one that refers to nothing outside itself */
    static void check(JsonNode schema) {
        new ReferenceLoops(schema).checkBelow(schema);
    }

    private void checkBelow(JsonNode node) {
        follow(node);
        node.forEach(this::checkBelow);
    }

    private void follow(JsonNode schema) {
        if (!schema.isObject() || left.contains(schema)) {
            return;
        }
        if (!entered.add(schema)) {
            throw new UnusableSchemaException("The schema refers to itself without end.");
        }
        sameValue(schema).forEach(this::follow);
        left.add(schema);
    }

    /** The schemas that the same value is compared with. */
    private List<JsonNode> sameValue(JsonNode schema) {
        List<JsonNode> schemas = new ArrayList<>();
        REFERENCES.stream().map(schema::path).filter(JsonNode::isTextual).forEach(text -> schemas.add(target(text.asText())));
        ONE.forEach(keyword -> schemas.add(schema.path(keyword)));
        SEVERAL.forEach(keyword -> schema.path(keyword).forEach(schemas::add));
        return schemas;
    }

    private JsonNode target(String reference) {
        String fragment = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        return fragment.isEmpty() || fragment.startsWith("/") ? root.at(fragment) : anchored(root, fragment);
    }

    private static JsonNode anchored(JsonNode node, String name) {
        return ANCHORS.stream().flatMap(anchor -> node.findParents(anchor).stream()
                .filter(parent -> parent.path(anchor).asText().equals(name))).findFirst().orElse(MissingNode.getInstance());
    }
}
