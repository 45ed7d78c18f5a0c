package io.portcullis.deployment.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Breaks one place of a JSON value: another type, an unknown member, a missing one, a fraction. */
final class Mutation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Mutation() {
    }

    /** A broken copy of what is in the holder. */
    static ObjectNode of(ObjectNode holder, Random random) {
        ObjectNode copy = holder.deepCopy();
        List<Runnable> places = new ArrayList<>();
        collect(copy, random, places);
        places.get(random.nextInt(places.size())).run();
        return copy;
    }

    private static void collect(JsonNode parent, Random random, List<Runnable> places) {
        if (parent instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                places.add(() -> object.set(name, other(object.get(name), random)));
                collectInside(object.get(name), random, places);
            });
        } else if (parent instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> array.set(index, other(array.get(index), random)));
                collectInside(array.get(index), random, places);
            }
        }
    }

    private static void collectInside(JsonNode value, Random random, List<Runnable> places) {
        if (value instanceof ObjectNode object) {
            places.add(() -> object.put("unknown", 1));
            object.fieldNames().forEachRemaining(name -> places.add(() -> object.remove(name)));
        }
        collect(value, random, places);
    }

    private static JsonNode other(JsonNode value, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.textNode("x");
            case 1 -> JSON.textNode(value.asText());
            case 2 -> JSON.numberNode(1);
            case 3 -> JSON.numberNode(1.5);
            case 4 -> JSON.booleanNode(true);
            case 5 -> JSON.arrayNode();
            case 6 -> JSON.arrayNode().add(value);
            case 7 -> JSON.objectNode();
            default -> JSON.textNode("");
        };
    }
}
