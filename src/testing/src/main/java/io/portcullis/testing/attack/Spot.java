package io.portcullis.testing.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A place in the arguments of a tool where a value stands.
 *
 * @param at where
 * @param schema what may stand there
 * @param required whether something must
 */
record Spot(JsonPointer at, JsonNode schema, boolean required) {

    /** Every place in these arguments, the inner ones too. */
    static List<Spot> in(JsonNode root, ObjectNode sample) {
        List<Spot> spots = new ArrayList<>();
        collect(spots, root, new Spot(JsonPointer.empty(), root, true), sample);
        return spots;
    }

    private static void collect(List<Spot> spots, JsonNode root, Spot parent, JsonNode value) {
        JsonNode schema = Sample.resolved(root, parent.schema());
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        value.fields().forEachRemaining(member -> add(spots, root,
                new Spot(parent.at().appendProperty(member.getKey()),
                        Sample.resolved(root, schema.path("properties").path(member.getKey())),
                        required.contains(member.getKey())),
                member.getValue()));
        if (value.isArray() && !value.isEmpty()) {
            add(spots, root, new Spot(parent.at().appendIndex(0), Sample.resolved(root, schema.path("items")), false),
                    value.get(0));
        }
    }

    private static void add(List<Spot> spots, JsonNode root, Spot spot, JsonNode value) {
        spots.add(spot);
        collect(spots, root, spot, value);
    }

    String type() {
        return Sample.type(schema);
    }

    /** Whether any text may stand here, as far as the type is concerned. */
    boolean isText() {
        return type().equals("string") && !schema.has("enum") && !schema.has("const");
    }

    boolean isNumber() {
        return type().equals("integer") || type().equals("number");
    }

    /** Whether this is a whole argument and not a part of one. */
    boolean isArgument() {
        return at.tail().matches();
    }

    /** The arguments with another value here. */
    ObjectNode with(ObjectNode sample, JsonNode value) {
        ObjectNode changed = sample.deepCopy();
        JsonNode parent = changed.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
        }
        return changed;
    }

    /** The arguments without a value here. */
    ObjectNode without(ObjectNode sample) {
        ObjectNode changed = sample.deepCopy();
        ((ObjectNode) changed.at(at.head())).remove(at.last().getMatchingProperty());
        return changed;
    }
}
