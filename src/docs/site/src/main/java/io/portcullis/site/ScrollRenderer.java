package io.portcullis.site;

import java.util.Map;
import java.util.Set;

import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Puts a table into a box that scrolls, which has a name for those who hear the page. */
final class ScrollRenderer implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    ScrollRenderer(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Markdown.Scroll.class);
    }

    @Override
    public void render(Node scroll) {
        html.line();
        html.tag("div", Map.of("class", "scroll", "role", "group", "aria-label", "Table", "tabindex", "0"));
        for (Node child = scroll.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        html.tag("/div");
        html.line();
    }
}
