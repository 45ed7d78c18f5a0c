package io.portcullis.archetype;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A file of the starter as a template: its names are placeholders, and what a choice leaves out stands in conditions. */
final class Template {

    private final String file;
    private final List<String> lines;
    private final List<Set<String>> conditions = new ArrayList<>();
    private final List<Cut> swaps = new ArrayList<>();

    Template(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
        if (!understands(text)) {
            throw new IllegalArgumentException(file + " does not end with a line feed, or has others than those");
        }
        lines.forEach(line -> conditions.add(new TreeSet<>()));
    }

    /** Whether the text is lines that end with a line feed, the last one as well. */
    static boolean understands(String text) {
        return text.endsWith("\n") && !text.contains("\r");
    }

    /**
     * Leaves something out.
     *
     * @throws IllegalArgumentException when its anchor is not there, or more than once
     */
    void shorten(Cut cut) {
        int anchor = anchor(cut);
        for (int line = cut.extent().begin(lines, anchor); line < cut.extent().end(lines, anchor); line++) {
            conditions.get(line).add(cut.choice().condition());
        }
    }

    /** Says something else, wherever it is said. */
    void reword(Cut cut) {
        if (lines.stream().anyMatch(line -> line.contains(cut.swapped()))) {
            swaps.add(cut);
        } else if (!cut.file().equals("*")) {
            throw new IllegalArgumentException(file + " has nothing to swap: " + cut.swapped());
        }
    }

    /** Whether every project has this file as it is. */
    boolean isPlain() {
        return swaps.isEmpty() && conditions.stream().allMatch(Set::isEmpty);
    }

    /** The template, without the symbols it needs. */
    String text() {
        StringBuilder text = new StringBuilder(definitions());
        for (int line = 0; line < lines.size(); line++) {
            Set<String> before = line == 0 ? Set.of() : conditions.get(line - 1);
            Set<String> now = conditions.get(line);
            if (!now.equals(before)) {
                text.append(before.isEmpty() ? "" : "#end\n");
                text.append(now.isEmpty() ? "" : "#if( " + String.join(" && ", now) + " )\n");
            }
            text.append(Names.template(reworded(lines.get(line))).replaceAll("\0(\\d+)\0", "\\${swap$1}")).append('\n');
        }
        return text.append(conditions.get(lines.size() - 1).isEmpty() ? "" : "#end\n").toString();
    }

    private int anchor(Cut cut) {
        List<Integer> found = cut.extent().find(lines, cut.anchor());
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    file + " has " + found.size() + " lines with this anchor of the list of choices, not one: " + cut.anchor());
        }
        return found.get(0);
    }

    private String reworded(String line) {
        String reworded = line;
        for (int swap = 0; swap < swaps.size(); swap++) {
            reworded = reworded.replace(swaps.get(swap).swapped(), "\0" + swap + "\0");
        }
        return reworded;
    }

    private String definitions() {
        StringBuilder text = new StringBuilder();
        for (int swap = 0; swap < swaps.size(); swap++) {
            Cut cut = swaps.get(swap);
            text.append("#if( ").append(cut.choice().condition()).append(" )\n").append(definition(swap, cut.swapped()))
                    .append("#else\n").append(definition(swap, cut.replacement())).append("#end\n");
        }
        return text.toString();
    }

    /** A text between apostrophes is taken as it is, one between quotes has its placeholders filled in. */
    private String definition(int swap, String value) {
        String template = Names.template(value);
        boolean plain = template.equals(value);
        if (value.contains(plain ? "'" : "\"")) {
            throw new IllegalArgumentException(file + " cannot have this swapped, because of its quotes: " + value);
        }
        String quote = plain ? "'" : "\"";
        return "#set( $swap" + swap + " = " + quote + template + quote + " )\n";
    }
}
