package io.portcullis.testing.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The difference between two snapshots, entry by entry. How columns are aligned does not matter. */
final class SnapshotDiff {

    private static final String GONE = "- ";
    private static final String NEW = "+ ";

    private SnapshotDiff() {
    }

    /** What differs, to be read by people; empty when nothing does. */
    static String between(String reviewed, String found) {
        Map<String, List<String>> before = blocks(reviewed);
        Map<String, List<String>> now = blocks(found);
        StringBuilder diff = new StringBuilder();
        TreeSet<String> titles = new TreeSet<>(before.keySet());
        titles.addAll(now.keySet());
        for (String title : titles) {
            diff.append(block(title, before.get(title), now.get(title)));
        }
        return diff.toString();
    }

    private static String block(String title, List<String> before, List<String> now) {
        if (before == null) {
            return "\n" + NEW + title + "   (a new entry)\n" + marked(NEW, now);
        } else if (now == null) {
            return "\n" + GONE + title + "   (no such entry any more)\n";
        } else if (normal(before).equals(normal(now))) {
            return "";
        }
        return "\n  " + title + "\n" + marked("  ", now.stream().filter(line -> line.startsWith("  caller ")).toList())
                + marked(GONE, without(before, now)) + marked(NEW, without(now, before));
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> known = normal(others);
        return lines.stream().filter(line -> !known.contains(normal(line))).toList();
    }

    private static String marked(String mark, List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(mark).append(line).append('\n'));
        return text.toString();
    }

    private static Map<String, List<String>> blocks(String text) {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        List<String> block = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            } else if (line.startsWith(" ")) {
                block.add(line);
            } else {
                block = new ArrayList<>();
                blocks.put(line.strip(), block);
            }
        }
        return blocks;
    }

    private static List<String> normal(List<String> lines) {
        return lines.stream().map(SnapshotDiff::normal).toList();
    }

    private static String normal(String line) {
        return line.strip().replaceAll(" +", " ");
    }
}
