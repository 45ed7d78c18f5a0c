package org.acme.guide.page;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A block of code on a page.
 *
 * @param page where it is
 * @param line the line of the page it begins in, counted from 1
 * @param language such as {@code java}
 * @param text what it says, with a line end after each line
 * @param source what the page says the block is of, such as {@code tools/TicketTools.java#find}
 */
record Block(Path page, int line, String language, String text, Optional<String> source) {

    @Override
    public String toString() {
        return page.getFileName() + ":" + line;
    }
}
