package io.portcullis.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** All pages: those of the guide, and those of the project that the guide leads to. */
final class Guide {

    private static final Path PAGES = Path.of("src", "docs");
    private static final List<String> PROJECT = List.of("README.md", "src/starter/README.md", "ARCHITECTURE.md", "SECURITY.md",
            "CONTRIBUTING.md", "CHANGELOG.md");

    private final Path root;
    private final Map<Path, Page> pages;
    private final Navigation navigation;
    private final List<String> problems = new ArrayList<>();

    private Guide(Path root, Map<Path, Page> pages) {
        this.root = root;
        this.pages = pages;
        Links links = new Links(root, pages, problems);
        pages.values().forEach(links::resolve);
        this.navigation = Navigation.of(index(), links);
        notInNavigation().forEach(page -> problems.add(name(page) + " is not in src/docs/index.md"));
    }

    static Guide of(Path repository) throws IOException {
        Path root = repository.toAbsolutePath().normalize();
        Map<Path, Page> pages = new LinkedHashMap<>();
        for (Path source : sources(root)) {
            Page page = Page.read(source, file(root.relativize(source)));
            pages.put(page.source(), page);
        }
        return new Guide(root, pages);
    }

    Iterable<Page> pages() {
        return pages.values();
    }

    Navigation navigation() {
        return navigation;
    }

    Path images() {
        return root.resolve(PAGES).resolve("images");
    }

    /** What is wrong with the pages, a sentence each. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private Page index() {
        Page index = pages.get(root.resolve(PAGES).resolve("index.md"));
        if (index == null) {
            throw new IllegalStateException("There is no src/docs/index.md in " + root);
        }
        return index;
    }

    private List<Page> notInNavigation() {
        return pages.values().stream()
                .filter(page -> page.source().startsWith(root.resolve(PAGES)))
                .filter(page -> page != index() && !navigation.leadsTo(page))
                .toList();
    }

    private String name(Page page) {
        return root.relativize(page.source()).toString().replace('\\', '/');
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> guide = Files.list(root.resolve(PAGES))) {
            return Stream.concat(guide.filter(file -> file.toString().endsWith(".md")).sorted(),
                    PROJECT.stream().map(root::resolve).filter(Files::exists)).toList();
        }
    }

    /** Two files are called README.md; the one of the starter is a page about the starter. */
    private static String file(Path source) {
        boolean starter = source.startsWith(Path.of("src", "starter"));
        String name = source.getFileName().toString();
        return (starter ? "starter" : name.substring(0, name.length() - ".md".length()).toLowerCase(Locale.ROOT)) + ".html";
    }
}
