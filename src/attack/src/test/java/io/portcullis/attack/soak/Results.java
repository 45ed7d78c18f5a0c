package io.portcullis.attack.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page of results that is kept with the sources. It is written with {@code -Dresults=true}, since it is of one machine and
 * day.
 */
public final class Results {

    private static final Path FOLDER = Path.of(System.getProperty("attack.results", "target"));

    private final String name;
    private final List<String> lines = new ArrayList<>();

    /** @param name of the file, without its ending */
    public Results(String name, String title) {
        this.name = name;
        lines.add("# " + title);
    }

    public Results paragraph(String text) {
        lines.add("");
        lines.add(text);
        return this;
    }

    /** The rows that are on the page by now, by their first cell; empty where there is none. */
    public Map<String, List<String>> before() {
        try {
            return Files.exists(file()) ? Files.readAllLines(file()).stream().filter(line -> line.startsWith("| "))
                    .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| "))).filter(Results::isRow)
                    .collect(Collectors.toMap(cells -> cells.get(0), cells -> cells)) : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a table. */
    public Results table(String... columns) {
        lines.add("");
        row((Object[]) columns);
        lines.add("|" + "---|".repeat(columns.length));
        return this;
    }

    public Results row(Object... cells) {
        lines.add("| " + String.join(" | ", List.of(cells).stream().map(Object::toString).toList()) + " |");
        return this;
    }

    /** Shows it, and keeps it if that is wanted. */
    public void write() {
        String text = String.join("\n", lines) + "\n";
        System.out.println(text);
        if (Boolean.getBoolean("results")) {
            try {
                Files.createDirectories(FOLDER);
                Files.writeString(file(), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path file() {
        return FOLDER.resolve(name + ".md");
    }

    /** Not the heads of the columns: a number is in it. */
    private static boolean isRow(List<String> cells) {
        return cells.size() > 1 && cells.get(1).matches("\\d+");
    }
}
