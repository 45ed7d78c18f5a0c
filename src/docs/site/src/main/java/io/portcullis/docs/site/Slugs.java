package io.portcullis.docs.site;

import org.commonmark.ext.heading.anchor.IdGenerator;

/**
 * The anchors of headings, as repository browsers make them. One for each page, since a heading that comes again gets a number.
 */
final class Slugs {

    private final IdGenerator ids = IdGenerator.builder().build();

    String of(String title) {
        return ids.generateId(title);
    }
}
