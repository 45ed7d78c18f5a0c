package io.portcullis.docs.site;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * The pages in the order of the map of the guide: a group for each heading, an item for each link below it.
 *
 * @param groups none of them empty
 */
record Navigation(List<Group> groups) {

    /** @param title the heading */
    record Group(String title, List<Page> pages) {
    }

    static Navigation of(Book book) {
        List<Group> groups = new ArrayList<>();
        for (Node node = book.index().document().getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() > 1) {
                groups.add(new Group(Texts.of(heading), new ArrayList<>()));
            } else if (!groups.isEmpty()) {
                groups.get(groups.size() - 1).pages().addAll(linked(node, book));
            }
        }
        return new Navigation(groups.stream().filter(group -> !group.pages().isEmpty()).toList());
    }

    private static List<Page> linked(Node node, Book book) {
        List<Page> pages = new ArrayList<>();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                book.index().target(link.getDestination()).flatMap(book::page).ifPresent(pages::add);
            }
        });
        return pages;
    }

    /** All pages of the groups, one after the other. */
    List<Page> pages() {
        return groups.stream().flatMap(group -> group.pages().stream()).toList();
    }
}
