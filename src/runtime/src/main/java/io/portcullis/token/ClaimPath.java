package io.portcullis.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Where a value is among the claims: names with slashes between them, and quotes around a name that has a slash itself, as in
 * {@code realm_access/roles} and {@code "https://example.org/tenant"}.
 *
 * @param names from the outermost to the innermost
 */
public record ClaimPath(List<String> names) {

    private static final Pattern NAME = Pattern.compile("\\G/?(?:\"([^\"]+)\"|([^\"/]+))(?=/|$)");

    /** @throws IllegalArgumentException when the text is no path */
    public static ClaimPath of(String text) {
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(text);
        int end = 0;
        while (name.find()) {
            names.add(name.group(1) == null ? name.group(2) : name.group(1));
            end = name.end();
        }
        if (names.isEmpty() || end != text.length() || text.startsWith("/")) {
            throw new IllegalArgumentException("a claim path is like realm_access/roles");
        }
        return new ClaimPath(List.copyOf(names));
    }

    /** The words at this path: the texts of an array, or those of one text with spaces between them. Anything else is none. */
    Set<String> words(JsonObject claims) {
        Object value = value(claims);
        Set<String> words = new TreeSet<>();
        if (value instanceof String text) {
            words.addAll(Arrays.asList(text.strip().split("\\s+")));
        } else if (value instanceof JsonArray array) {
            array.stream().filter(String.class::isInstance).map(String.class::cast).forEach(words::add);
        }
        words.removeIf(String::isBlank);
        return words;
    }

    /** The text at this path; null when there is none. */
    String text(JsonObject claims) {
        return value(claims) instanceof String text && !text.isBlank() ? text : null;
    }

    private Object value(JsonObject claims) {
        Object value = claims;
        for (String name : names) {
            value = value instanceof JsonObject object ? object.getValue(name) : null;
        }
        return value;
    }
}
