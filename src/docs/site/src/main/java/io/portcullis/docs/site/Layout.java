package io.portcullis.docs.site;

import java.util.List;
import java.util.stream.Collectors;

/** What stands around a page: its head, the list of all pages, the one before and the one after. */
final class Layout {

    private final String template;
    private final Navigation navigation;

    Layout(String template, Navigation navigation) {
        this.template = template;
        this.navigation = navigation;
    }

    /** The whole document. */
    String around(Page page, String body) {
        return template.replace("{title}", Texts.escaped(page.title()))
                .replace("{pages}", groups(page))
                .replace("{neighbours}", neighbours(page))
                .replace("{body}", body);
    }

    private String groups(Page current) {
        return navigation.groups().stream().map(group -> "<h2>" + Texts.escaped(group.title()) + "</h2>\n<ul>\n"
                + group.pages().stream().map(page -> item(page, current)).collect(Collectors.joining()) + "</ul>\n")
                .collect(Collectors.joining());
    }

    private static String item(Page page, Page current) {
        if (!page.equals(current)) {
            return "<li>" + link(page, "") + "</li>\n";
        }
        String sections = page.sections().stream().map(section -> "<li><a href=\"#" + section.anchor() + "\">"
                + Texts.escaped(section.title()) + "</a></li>\n").collect(Collectors.joining());
        return "<li>" + link(page, " aria-current=\"page\"") + (sections.isEmpty() ? "" : "\n<ul>\n" + sections + "</ul>\n")
                + "</li>\n";
    }

    private String neighbours(Page page) {
        List<Page> pages = navigation.pages();
        int at = pages.indexOf(page);
        String before = at > 0 ? "<li>Before: " + link(pages.get(at - 1), " rel=\"prev\"") + "</li>\n" : "";
        String after = at >= 0 && at + 1 < pages.size() ? "<li>Next: " + link(pages.get(at + 1), " rel=\"next\"") + "</li>\n"
                : "";
        return before.isEmpty() && after.isEmpty() ? ""
                : "<nav aria-label=\"Before and after\">\n<ul>\n" + before + after
                        + "</ul>\n</nav>\n";
    }

    private static String link(Page page, String attribute) {
        return "<a href=\"" + page.file() + "\"" + attribute + ">" + Texts.escaped(page.title()) + "</a>";
    }
}
