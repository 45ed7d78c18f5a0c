package io.portcullis.attack.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The page of the docs with the table: between two marks it is written by the tests. */
final class Page {

    private static final String BEGIN = "<!-- Written by the tests of src/attack from here ... -->";
    private static final String END = "<!-- ... to here. -->";
    private static final String HEAD = "| attack | tries | what came back | what stopped it |\n|---|---|---|---|";

    private final String before;
    private final String after;
    private final Map<String, Map<String, String>> areas = new TreeMap<>();

    private Page(String before, String after) {
        this.before = before;
        this.after = after;
    }

    static Page parse(String text) {
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        Page page = new Page(text.substring(0, begin), text.substring(end));
        String area = "";
        for (String line : text.substring(begin, end).split("\n")) {
            if (line.startsWith("### ")) {
                area = line.substring(4);
            } else if (line.startsWith("| ") && !line.startsWith("| attack |")) {
                page.put(area, line);
            }
        }
        return page;
    }

    /** Puts what a run has shown in the place of what the page says of it. */
    void update(List<Row> rows) {
        rows.forEach(row -> put(row.area(), row.markdown()));
    }

    /** Leaves out what no test tries any more. */
    void keepOnly(List<Row> rows) {
        areas.forEach((area, lines) -> lines.keySet().removeIf(attack -> rows.stream()
                .noneMatch(row -> row.area().equals(area) && row.attack().equals(attack))));
        areas.values().removeIf(Map::isEmpty);
    }

    /** Each attack with its area and its guards, without numbers: those may differ where timing decides. */
    Set<String> attacks() {
        Set<String> all = new TreeSet<>();
        areas.forEach((area, lines) -> lines.forEach((attack, line) -> all.add(area + ": " + attack + ": "
                + line.substring(line.lastIndexOf(" | ", line.length() - 3)))));
        return all;
    }

    /** The guards no line of it names. */
    List<Guard> missing() {
        List<String> lines = areas.values().stream().flatMap(area -> area.values().stream()).toList();
        return Stream.of(Guard.values()).filter(guard -> lines.stream().noneMatch(line -> line.contains("`" + guard.where()
                + "`"))).toList();
    }

    String text() {
        List<String> blocks = new ArrayList<>();
        areas.forEach((area, lines) -> blocks.add("### " + area + "\n\n" + HEAD + "\n" + String.join("\n", lines.values())));
        return before + "\n\n" + String.join("\n\n", blocks) + "\n\n" + after;
    }

    private void put(String area, String line) {
        areas.computeIfAbsent(area, name -> new TreeMap<>()).put(line.split(" \\| ", 2)[0].substring(2), line);
    }
}
