package io.portcullis.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Writes every page, the style sheet and the images into one folder, which is all a web server needs, or a browser. */
final class Site {

    private static final String STYLE = "style.css";

    private final Guide guide;

    Site(Guide guide) {
        this.guide = guide;
    }

    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Layout layout = new Layout(guide.navigation());
        for (Page page : guide.pages()) {
            Files.writeString(folder.resolve(page.file()), layout.html(page));
        }
        try (InputStream style = Site.class.getResourceAsStream(STYLE)) {
            Files.copy(style, folder.resolve(STYLE), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(guide.images())) {
            copyImages(Files.createDirectories(folder.resolve("images")));
        }
    }

    private void copyImages(Path folder) throws IOException {
        try (Stream<Path> images = Files.list(guide.images())) {
            for (Path image : (Iterable<Path>) images::iterator) {
                Files.copy(image, folder.resolve(image.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
