package io.portcullis.docs.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.commonmark.parser.Parser;

/** All pages: those of {@code src/docs}, and those elsewhere in the repository that they speak of. */
final class Book {

    private static final Path GUIDE = Path.of("src/docs");
    private static final Path INDEX = GUIDE.resolve("index.md");
    private static final List<String> ELSEWHERE = List.of("README.md", "ARCHITECTURE.md", "SECURITY.md", "CONTRIBUTING.md",
            "CHANGELOG.md", "src/starter/README.md");

    private final Path root;
    private final List<Page> pages;

    private Book(Path root, List<Page> pages) {
        this.root = root;
        this.pages = pages;
    }

    /** @param root the root of the repository */
    static Book read(Path root) throws IOException {
        Parser parser = Parser.builder().extensions(Markdown.EXTENSIONS).build();
        List<Page> pages = new ArrayList<>();
        for (Path source : sources(root)) {
            pages.add(new Page(source, file(source), parser.parse(Files.readString(root.resolve(source)))));
        }
        return new Book(root, List.copyOf(pages));
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> guide = Files.list(root.resolve(GUIDE))) {
            Stream<Path> pages = guide.filter(file -> file.toString().endsWith(".md")).map(root::relativize).sorted();
            return Stream.concat(pages, ELSEWHERE.stream().map(Path::of)).toList();
        }
    }

    private static String file(Path source) {
        String name = source.getFileName().toString().replaceFirst("\\.md$", ".html");
        return source.startsWith(GUIDE) ? name : source.startsWith("src") ? "starter.html" : name.toLowerCase();
    }

    List<Page> pages() {
        return pages;
    }

    /** The page that is the map of the others. */
    Page index() {
        return page(INDEX).orElseThrow(() -> new IllegalStateException(INDEX + " is missing"));
    }

    Optional<Page> page(Path source) {
        return pages.stream().filter(page -> page.source().equals(source)).findFirst();
    }

    /** Whether there is such a file or directory in the repository, a page or not. */
    boolean exists(Path source) {
        return Files.exists(root.resolve(source));
    }

    /** Where the pictures of the guide are. */
    Path images() {
        return root.resolve(GUIDE).resolve("images");
    }
}
