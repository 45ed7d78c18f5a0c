package io.portcullis.testing.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes attacks of the input schema of a tool: each changes one thing of arguments that are valid otherwise. */
final class Attacks {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String RAW = "portcullis-raw";
    private static final int DEEP = 5_000;
    private static final int ENVELOPE = 4_096;
    private static final Map<String, JsonNode> OF_TYPES = Map.of("a number", JSON.numberNode(12), "a fraction",
            JSON.numberNode(1.5), "a boolean", JSON.booleanNode(true), "a text", JSON.textNode("probe"), "an array",
            JSON.arrayNode(), "an object", JSON.objectNode());

    private final List<Attack> attacks = new ArrayList<>();
    private final ObjectNode sample;
    private final int maxBody;

    private Attacks(ObjectNode sample, int maxBody) {
        this.sample = sample;
        this.maxBody = maxBody;
    }

    /**
     * All attacks on a tool.
     *
     * @param maxBody the largest body the server takes, in bytes
     */
    static List<Attack> on(JsonNode schema, int maxBody) {
        ObjectNode sample = Sample.of(schema);
        Attacks attacks = new Attacks(sample, maxBody);
        attacks.onTheWhole();
        for (Spot spot : Spot.in(schema, sample)) {
            attacks.onPresence(spot);
            attacks.onType(spot);
            attacks.onText(spot);
            attacks.onNumber(spot);
        }
        return List.copyOf(attacks.attacks);
    }

    private void onTheWhole() {
        ObjectNode unknown = sample.deepCopy().put("portcullis_probe", true);
        add("an unknown argument", "", unknown, Reach.IF_VALID);
        add("an argument named like a prototype", "", sample.deepCopy().put("__proto__", "{}"), Reach.IF_VALID);
        attacks.add(new Attack("arguments that are an array", "", "[" + sample + "]", Reach.NEVER));
        attacks.add(new Attack("arguments that are cut off", "", sample + "}", Reach.NEVER));
        attacks.add(new Attack("arguments nested too deep", "", "{\"portcullis_probe\":" + nested() + "}", Reach.NEVER));
        attacks.add(
                new Attack("a body over the limit", "", "{\"portcullis_probe\":\"" + "a".repeat(maxBody) + "\"}", Reach.NEVER));
    }

    private void onPresence(Spot spot) {
        if (spot.required()) {
            add("missing", spot, spot.without(sample), Reach.IF_VALID);
        }
        add("null", spot, spot.with(sample, JSON.nullNode()), spot.required() ? Reach.IF_VALID : Reach.MAYBE);
        if (spot.isArgument()) {
            String name = JSON.textNode(spot.at().last().getMatchingProperty()).toString();
            String twice = "{" + name + ":" + sample.at(spot.at()) + "," + sample.toString().substring(1);
            attacks.add(new Attack("given twice", spot.at().toString(), twice, Reach.NEVER));
        }
        raw("nested too deep", spot, nested(), Reach.NEVER);
        raw("no JSON", spot, "NaN", Reach.NEVER);
    }

    private void onType(Spot spot) {
        OF_TYPES.forEach((name, value) -> add(name, spot, spot.with(sample, value), Reach.IF_VALID));
    }

    private void onText(Spot spot) {
        if (!spot.isText()) {
            return;
        }
        HostileTexts.all().forEach((name, text) -> attacks.add(new Attack(name, spot.at().toString(),
                spot.with(sample, JSON.textNode(text)).toString(), text, Reach.IF_VALID)));
        String over = "a".repeat(maxBody);
        attacks.add(new Attack("a text over the limit of the body", spot.at().toString(),
                spot.with(sample, JSON.textNode(over)).toString(), over, Reach.NEVER));
        String below = "a".repeat(Math.max(0, maxBody - sample.toString().length() - ENVELOPE));
        attacks.add(new Attack("a text just below the limit of the body", spot.at().toString(),
                spot.with(sample, JSON.textNode(below)).toString(), below, Reach.IF_VALID));
    }

    private void onNumber(Spot spot) {
        if (spot.isNumber()) {
            raw("400 digits", spot, "9".repeat(400), Reach.MAYBE);
            raw("a huge exponent", spot, "1e999999999", Reach.MAYBE);
            raw("a tiny fraction", spot, "1e-999999999", Reach.MAYBE);
            add("the lowest of all", spot, spot.with(sample, JSON.numberNode(Long.MIN_VALUE)), Reach.IF_VALID);
            add("the highest of all", spot, spot.with(sample, JSON.numberNode(Long.MAX_VALUE)), Reach.IF_VALID);
            raw("digits in quotes", spot, "\"1\"", Reach.IF_VALID);
        }
    }

    private void raw(String name, Spot spot, String value, Reach reach) {
        String arguments = spot.with(sample, JSON.textNode(RAW)).toString().replace("\"" + RAW + "\"", value);
        attacks.add(new Attack(name, spot.at().toString(), arguments, reach));
    }

    private void add(String name, Spot spot, ObjectNode arguments, Reach reach) {
        add(name, spot.at().toString(), arguments, reach);
    }

    private void add(String name, String argument, ObjectNode arguments, Reach reach) {
        attacks.add(new Attack(name, argument, arguments.toString(), reach));
    }

    private static String nested() {
        return "[".repeat(DEEP) + "]".repeat(DEEP);
    }
}
