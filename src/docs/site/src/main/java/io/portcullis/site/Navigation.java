package io.portcullis.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;

/** What the index page says: parts, and the pages of each, in order. */
record Navigation(List<Part> parts) {

    /** @param words the heading of the part; empty for the index itself */
    record Part(String words, List<Entry> entries) {
    }

    /** @param words the words of the link */
    record Entry(String words, Page page) {
    }

    /** Every heading of the index begins a part, every link to a page in the first column of its table is an entry. */
    static Navigation of(Page index, Links links) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("", new ArrayList<>(List.of(new Entry("Overview", index)))));
        index.document().accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                    parts.add(new Part(Markdown.words(heading), new ArrayList<>()));
                }
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableCell cell && cell.getPrevious() != null) {
                    return;
                }
                visitChildren(node);
            }

            @Override
            public void visit(Link link) {
                Page page = links.target(link);
                if (page != null && parts.size() > 1) {
                    parts.get(parts.size() - 1).entries().add(new Entry(capitalized(Markdown.words(link)), page));
                }
            }
        });
        return new Navigation(parts);
    }

    boolean leadsTo(Page page) {
        return entries().stream().anyMatch(entry -> entry.page() == page);
    }

    /** All entries, part after part. */
    List<Entry> entries() {
        return parts.stream().flatMap(part -> part.entries().stream()).toList();
    }

    private static String capitalized(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
