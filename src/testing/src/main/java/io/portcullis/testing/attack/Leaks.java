package io.portcullis.testing.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Finds what an answer tells of the inside of a server. */
final class Leaks {

    private static final Map<String, Pattern> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put("a stack trace", Pattern.compile("\\bat [\\w.$/]+\\([\\w$]+\\.java(:\\d+)?\\)|Caused by:"));
        SIGNS.put("the name of an exception", Pattern.compile("\\b[A-Z]\\w*(Exception|Error)\\b"));
        SIGNS.put("the name of a class",
                Pattern.compile("\\b(?:java|javax|jakarta|jdk|sun|io\\.(?:quarkus|vertx|netty|smallrye|"
                        + "portcullis)|org\\.(?:hibernate|jboss|postgresql|h2|apache)|com\\.(?:fasterxml|mysql|zaxxer))\\.[\\w.$]*[A-Z]\\w*"));
        SIGNS.put("an error of a database", Pattern.compile("(?i)sqlstate|ORA-\\d{5}|syntax error (?:at|in|near)|"
                + "error in your SQL syntax|SQL statement|relation \"\\w+\" does not exist|unterminated quoted string"));
        SIGNS.put("a file of the system", Pattern.compile("root:[^:]*:0:0:|uid=\\d+\\("));
    }

    private Leaks() {
    }

    /**
     * The first leak in a JSON message, in words.
     *
     * @param owner the class behind the tool
     * @param sent what the client sent itself, and may hear again
     */
    static Optional<String> in(JsonNode message, String owner, String sent) {
        for (String text : texts(message)) {
            String own = without(text, sent);
            if (own.contains(owner)) {
                return Optional.of("the name of the class behind the tool");
            }
            for (Map.Entry<String, Pattern> sign : SIGNS.entrySet()) {
                Matcher found = sign.getValue().matcher(own);
                if (found.find()) {
                    return Optional.of(sign.getKey() + ": " + found.group());
                }
            }
        }
        return Optional.empty();
    }

    private static String without(String text, String sent) {
        if (sent.isEmpty()) {
            return text;
        }
        String escaped = JsonNodeFactory.instance.textNode(sent).toString();
        return text.replace(sent, "").replace(escaped.substring(1, escaped.length() - 1), "");
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.fieldNames().forEachRemaining(texts::add);
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
