package io.portcullis.docs.site;

import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.renderer.html.HtmlRenderer;

/** How a page becomes HTML. */
final class Markdown {

    static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    private Markdown() {
    }

    /** The page, without what stands around it on the site. */
    static String html(Page page, Book book) {
        String html = HtmlRenderer.builder().extensions(EXTENSIONS)
                .attributeProviderFactory(context -> new Attributes(page, book)).build().render(page.document());
        return scrolling(html.replaceAll("(?s)<!--.*?-->\\s*", ""));
    }

    /** A wide table scrolls by itself, also by keyboard, so that the page need not. */
    private static String scrolling(String html) {
        return html.replace("<table>", "<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
    }
}
