package io.portcullis.docs.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Writes the site. */
public final class Site {

    private Site() {
    }

    /** @param args the root of the repository, and the directory to write to, which is made if it is not there */
    public static void main(String[] args) throws IOException {
        write(Book.read(Path.of(args[0])), Path.of(args[1]));
    }

    static void write(Book book, Path directory) throws IOException {
        Files.createDirectories(directory.resolve("images"));
        Layout layout = new Layout(resource("page.html"), Navigation.of(book));
        for (Page page : book.pages()) {
            Files.writeString(directory.resolve(page.file()), layout.around(page, Markdown.html(page, book)));
        }
        Files.writeString(directory.resolve("guide.css"), resource("guide.css"));
        copy(book.images(), directory.resolve("images"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
