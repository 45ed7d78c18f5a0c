package io.portcullis.site;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the site: {@code <folder of the repository> <folder to write to> <true when a problem is to fail>}. */
public final class Main {

    private Main() {
    }

    public static void main(String... arguments) throws IOException {
        Guide guide = Guide.of(Path.of(arguments[0]));
        new Site(guide).writeTo(Path.of(arguments[1]));

        guide.problems().forEach(problem -> System.err.println("[WARNING] " + problem));
        if (Boolean.parseBoolean(arguments[2]) && !guide.problems().isEmpty()) {
            throw new IllegalStateException(guide.problems().size() + " problems in the pages: see the warnings above");
        }
    }
}
