package io.portcullis.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** Turns links between Markdown files into links between pages, and finds those that lead nowhere. */
final class Links {

    private static final Pattern ELSEWHERE = Pattern.compile("(https?|mailto):.*");
    // What Javadoc brings along; nothing of it loads or runs anything, and none of it may have an attribute.
    private static final Pattern HARMLESS = Pattern.compile("(</?(code|em|strong|b|i|p|ul|ol|li|br)>|\\s+|[^<]+)*|<!--.*-->",
            Pattern.DOTALL);

    private final Path root;
    private final Map<Path, Page> pages;
    private final List<String> problems;

    Links(Path root, Map<Path, Page> pages, List<String> problems) {
        this.root = root;
        this.pages = pages;
        this.problems = problems;
    }

    /** Rewrites the links of a page. Every place that is wrong becomes a problem. */
    void resolve(Page page) {
        List<Link> links = new ArrayList<>();
        page.document().accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link);
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                resolve(page, image);
            }

            @Override
            public void visit(HtmlBlock html) {
                check(page, html.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                check(page, html.getLiteral());
            }
        });
        links.forEach(link -> resolve(page, link));
    }

    /** The page that a link of a page leads to, which was resolved before; null if it is none. */
    Page target(Link link) {
        return pages.values().stream().filter(page -> link.getDestination().equals(page.file())).findFirst().orElse(null);
    }

    private void resolve(Page page, Link link) {
        String destination = link.getDestination();
        if (ELSEWHERE.matcher(destination).matches()) {
            return;
        }
        int hash = destination.indexOf('#');
        String anchor = hash < 0 ? "" : destination.substring(hash + 1);
        Path file = file(page, hash < 0 ? destination : destination.substring(0, hash));
        Page target = pages.get(file);
        if (target == null) {
            leaveOut(page, link, file);
            return;
        }
        if (!anchor.isEmpty() && !target.headings().containsValue(anchor)) {
            problem(page, "there is no heading for the link to " + destination);
        }
        link.setDestination((target == page && hash == 0 ? "" : target.file()) + (anchor.isEmpty() ? "" : "#" + anchor));
    }

    /** A file that is no page is not part of the site: its words stay, the link goes. */
    private void leaveOut(Page page, Link link, Path file) {
        if (!Files.exists(file)) {
            problem(page, "there is no " + link.getDestination());
        }
        for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
            link.insertBefore(child);
        }
        link.unlink();
    }

    private void resolve(Page page, Image image) {
        Path file = file(page, image.getDestination());
        if (ELSEWHERE.matcher(image.getDestination()).matches() || !Files.isRegularFile(file)) {
            problem(page, "there is no image " + image.getDestination());
        }
        if (Markdown.words(image).isBlank()) {
            problem(page, "nothing says what the image " + image.getDestination() + " shows");
        }
        image.setDestination("images/" + file.getFileName());
    }

    private void check(Page page, String html) {
        if (!HARMLESS.matcher(html.strip()).matches()) {
            problem(page, "a page holds no HTML but a few elements for words: " + html.strip());
        }
    }

    private void problem(Page page, String text) {
        problems.add(root.relativize(page.source()) + ": " + text);
    }

    private static Path file(Page page, String destination) {
        return destination.isEmpty() ? page.source() : page.source().resolveSibling(destination).normalize();
    }
}
