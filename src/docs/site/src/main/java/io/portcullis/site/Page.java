package io.portcullis.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * One page, read.
 *
 * @param source the Markdown file, absolute and without detours
 * @param file the name of its HTML file
 * @param document what it holds
 * @param headings its headings in order, with the anchor of each
 */
record Page(Path source, String file, Node document, Map<Heading, String> headings) {

    static Page read(Path source, String file) throws IOException {
        Node document = Markdown.parse(Files.readString(source));
        return new Page(source.toAbsolutePath().normalize(), file, document, headings(document));
    }

    /** The words of the first heading; the name of the file if there is none. */
    String title() {
        return headings.keySet().stream().findFirst().map(Markdown::words).orElse(file);
    }

    private static Map<Heading, String> headings(Node document) {
        IdGenerator ids = IdGenerator.builder().build();
        Map<Heading, String> headings = new LinkedHashMap<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.put(heading, ids.generateId(Markdown.words(heading)));
            }
        });
        return headings;
    }
}
