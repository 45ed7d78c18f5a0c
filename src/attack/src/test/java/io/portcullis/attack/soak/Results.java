package io.portcullis.attack.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
                Files.writeString(Files.createDirectories(FOLDER).resolve(name + ".md"), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
