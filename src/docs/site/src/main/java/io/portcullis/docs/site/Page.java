package io.portcullis.docs.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * A page of the guide.
 *
 * @param source its Markdown, relative to the root of the repository
 * @param file its name on the site, such as {@code tools.html}
 * @param document what was read
 */
record Page(Path source, String file, Node document) {

    /** Its first heading. */
    String title() {
        return headings().stream().map(Section::title).findFirst().orElse(file);
    }

    /** The headings below the title, each with its anchor. */
    List<Section> sections() {
        return headings().stream().filter(heading -> heading.level() == 2).toList();
    }

    /** Every name that a link to a part of the page may have. */
    Set<String> anchors() {
        return Set.copyOf(headings().stream().map(Section::anchor).toList());
    }

    private List<Section> headings() {
        Slugs slugs = new Slugs();
        List<Section> headings = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                String title = Texts.of(heading);
                headings.add(new Section(heading.getLevel(), title, slugs.of(title)));
            }
        }
        return headings;
    }

    /** The heading of a part. */
    record Section(int level, String title, String anchor) {
    }

    /** The page that a link on this one means, in the repository; nothing when it leads out of the repository or stays here. */
    Optional<Path> target(String destination) {
        String path = destination.replaceFirst("#.*", "");
        if (path.isEmpty() || path.matches("[a-z]+:.*")) {
            return Optional.empty();
        }
        return Optional.of(source.resolveSibling(path).normalize());
    }
}
