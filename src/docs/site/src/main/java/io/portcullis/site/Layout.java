package io.portcullis.site;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.commonmark.node.Heading;

/** The frame around every page. The order in the file is the order on the screen and the order of the keyboard. */
final class Layout {

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%1$s - Portcullis</title>
            <link rel="stylesheet" href="style.css">
            </head>
            <body>
            <a class="skip" href="#content">To the text</a>
            <header><a href="index.html">Portcullis</a> <a class="to-pages" href="#pages">All pages</a></header>
            <div class="columns">
            <main id="content" tabindex="-1">
            %2$s%3$s%4$s</main>
            <nav id="pages" aria-label="All pages">
            %5$s</nav>
            </div>
            </body>
            </html>
            """;

    private final Navigation navigation;

    Layout(Navigation navigation) {
        this.navigation = navigation;
    }

    String html(Page page) {
        return FRAME.formatted(escaped(page.title()), contents(page), Markdown.html(page.document(), page.headings()), steps(page),
                allPages(page));
    }

    /** Where a page has several parts, the way to each. */
    private static String contents(Page page) {
        List<Map.Entry<Heading, String>> parts = page.headings().entrySet().stream()
                .filter(heading -> heading.getKey().getLevel() == 2).toList();
        if (parts.size() < 3) {
            return "";
        }
        return parts.stream()
                .map(part -> "<li>" + link("#" + part.getValue(), Markdown.words(part.getKey()), "") + "</li>\n")
                .collect(Collectors.joining("", "<details class=\"contents\"><summary>On this page</summary>\n<ul>\n", "</ul></details>\n"));
    }

    private String steps(Page page) {
        List<Navigation.Entry> entries = navigation.entries();
        int here = entries.stream().map(Navigation.Entry::page).toList().indexOf(page);
        if (here < 0) {
            return "";
        }
        String back = here == 0 ? "" : link(entries.get(here - 1), "Before: ", " rel=\"prev\"");
        String on = here == entries.size() - 1 ? "" : link(entries.get(here + 1), "Next: ", " rel=\"next\"");
        return "<nav class=\"steps\" aria-label=\"Before and next\">" + back + " " + on + "</nav>\n";
    }

    private String allPages(Page here) {
        StringBuilder html = new StringBuilder();
        for (Navigation.Part part : navigation.parts()) {
            html.append(part.words().isEmpty() ? "" : "<h2>" + escaped(part.words()) + "</h2>\n");
            html.append("<ul>\n");
            for (Navigation.Entry entry : part.entries()) {
                String current = entry.page() == here ? " aria-current=\"page\"" : "";
                html.append("<li>").append(link(entry, "", current)).append("</li>\n");
            }
            html.append("</ul>\n");
        }
        return html.toString();
    }

    private static String link(Navigation.Entry entry, String before, String attributes) {
        return link(entry.page().file(), before + entry.words(), attributes);
    }

    private static String link(String address, String words, String attributes) {
        return "<a href=\"" + escaped(address) + "\"" + attributes + ">" + escaped(words) + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
