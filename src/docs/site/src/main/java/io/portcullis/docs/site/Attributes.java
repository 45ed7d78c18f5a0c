package io.portcullis.docs.site;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** What the elements of a page need besides: links lead to pages of the site, and what scrolls can be reached by keyboard. */
final class Attributes implements AttributeProvider {

    private final Page page;
    private final Book book;

    Attributes(Page page, Book book) {
        this.page = page;
        this.book = book;
    }

    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
        switch (tagName) {
            case "a" -> link(attributes);
            case "th" -> attributes.put("scope", "col");
            case "pre" -> attributes.put("tabindex", "0");
            default -> {
            }
        }
    }

    /** A link to what is no page of the site becomes a mention of where it is in the repository. */
    private void link(Map<String, String> attributes) {
        String destination = attributes.get("href");
        Optional<Path> target = page.target(destination);
        if (target.isEmpty()) {
            return;
        }
        Optional<Page> onSite = target.flatMap(book::page);
        if (onSite.isPresent()) {
            int anchor = destination.indexOf('#');
            attributes.put("href", onSite.get().file() + (anchor < 0 ? "" : destination.substring(anchor)));
        } else {
            attributes.remove("href");
            attributes.put("title", target.get().toString().replace('\\', '/'));
        }
    }
}
