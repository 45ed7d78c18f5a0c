package io.portcullis.docs.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A repository with the pages of a test. */
final class SmallBook {

    private final Path root;

    SmallBook(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("src/docs/images"));
        Files.createDirectories(root.resolve("src/starter"));
        for (String page : List.of("README.md", "ARCHITECTURE.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md",
                "src/starter/README.md")) {
            Files.writeString(root.resolve(page), "# " + page);
        }
    }

    void page(String name, String text) throws IOException {
        Files.writeString(root.resolve("src/docs").resolve(name), text);
    }

    Complaints complaints() throws IOException {
        return new Complaints(Book.read(root));
    }

    /** The page as it is on the site. */
    String html(String file) throws IOException {
        Path site = root.resolve("target/site");
        Site.write(Book.read(root), site);
        return Files.readString(site.resolve(file));
    }
}
