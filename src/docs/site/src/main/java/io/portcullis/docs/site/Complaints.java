package io.portcullis.docs.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/**
 * What is wrong with the pages: links that lead nowhere, pictures without words, pages that the map of the guide does not have.
 */
final class Complaints {

    private final Book book;

    Complaints(Book book) {
        this.book = book;
    }

    /** Links to files, pages and headings that are not there, each with the page it is on. */
    List<String> brokenLinks() {
        List<String> broken = new ArrayList<>();
        book.pages().forEach(page -> page.document().accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                complainOf(page, link.getDestination(), broken);
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                complainOf(page, image.getDestination(), broken);
            }
        }));
        return broken;
    }

    private void complainOf(Page page, String destination, List<String> broken) {
        Optional<Path> target = page.target(destination);
        boolean missing = target.isPresent() && !book.exists(target.get());
        boolean outside = destination.matches("[a-z]+:.*");
        if (missing || !outside && !hasAnchor(target.map(book::page).orElse(Optional.of(page)), destination)) {
            broken.add(page.source() + ": " + destination);
        }
    }

    private static boolean hasAnchor(Optional<Page> page, String destination) {
        int hash = destination.indexOf('#');
        return hash < 0 || page.isPresent() && page.get().anchors().contains(destination.substring(hash + 1));
    }

    /** Pictures that say nothing to those who do not see them. */
    List<String> silentImages() {
        List<String> silent = new ArrayList<>();
        book.pages().forEach(page -> page.document().accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                if (Texts.of(image).isBlank()) {
                    silent.add(page.source() + ": " + image.getDestination());
                }
            }
        }));
        return silent;
    }

    /** Pages of the guide that its map does not lead to. */
    List<String> unlistedPages() {
        Set<Page> listed = Navigation.of(book).pages().stream().collect(Collectors.toSet());
        return book.pages().stream().filter(page -> page.source().startsWith(Path.of("src/docs")))
                .filter(page -> !page.equals(book.index()) && !listed.contains(page)).map(page -> page.source().toString())
                .toList();
    }
}
