package io.portcullis.deployment.lock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.portcullis.deployment.wording.Hidden;

/** What has changed since a lock was written, line by line. */
final class LockDiff {

    private static final int LONGEST = 400;
    private static final int BEFORE = 40;

    private final List<String> lines = new ArrayList<>();

    private LockDiff() {
    }

    /** The lines; empty when nothing has changed. */
    static List<String> of(Lock before, Lock now) {
        LockDiff diff = new LockDiff();
        for (String key : union(before.entries(), now.entries())) {
            diff.entry(key, before.entries().get(key), now.entries().get(key));
        }
        return diff.lines;
    }

    /** A text without line breaks and without anything invisible, as it may stand in a terminal. */
    static String shown(String text) {
        return shown(TextNode.valueOf(text));
    }

    private void entry(String key, ObjectNode before, ObjectNode now) {
        if (Objects.equals(before, now)) {
            return;
        }
        String name = Hidden.spelt(key);
        if (before == null) {
            lines.add("added    " + name);
            now.properties().forEach(field -> lines.add("           " + field.getKey() + ": " + shown(field.getValue())));
        } else if (now == null) {
            lines.add("removed  " + name);
        } else {
            lines.add("changed  " + name);
            fields("", before, now);
        }
    }

    private void fields(String path, JsonNode before, JsonNode now) {
        if (before instanceof ObjectNode one && now instanceof ObjectNode other) {
            for (String name : union(fieldsOf(one), fieldsOf(other))) {
                fields(path.isEmpty() ? name : path + "." + Hidden.spelt(name), one.get(name), other.get(name));
            }
        } else if (!Objects.equals(before, now)) {
            lines.add("           " + path);
            int same = sameStart(before, now);
            lines.add("             - " + shown(before, same));
            lines.add("             + " + shown(now, same));
        }
    }

    private static Map<String, JsonNode> fieldsOf(ObjectNode node) {
        return node.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static TreeSet<String> union(Map<String, ?> one, Map<String, ?> other) {
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    private static String shown(JsonNode value) {
        return shown(value, 0);
    }

    /** A long value is shown from where it differs: what has changed cannot hide behind what has not. */
    private static String shown(JsonNode value, int same) {
        if (value == null) {
            return "(nothing)";
        }
        String text = value.toString();
        int start = text.length() <= LONGEST ? 0 : Math.max(0, same - BEFORE);
        int end = Math.min(text.length(), start + LONGEST);
        return (start == 0 ? "" : "... ") + Hidden.spelt(text.substring(start, end))
                + (end == text.length() ? "" : " ... (" + text.length() + " characters)");
    }

    private static int sameStart(JsonNode before, JsonNode now) {
        int difference = Arrays.mismatch(String.valueOf(before).toCharArray(), String.valueOf(now).toCharArray());
        return Math.max(0, difference);
    }
}
