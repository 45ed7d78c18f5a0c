package io.portcullis.site;

import java.util.List;
import java.util.Map;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** CommonMark with tables, as the pages are written in. */
final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private Markdown() {
    }

    static Node parse(String text) {
        Node document = PARSER.parse(text);
        document.accept(new TableWrapper());
        return document;
    }

    static String html(Node document, Map<Heading, String> ids) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> attributes(ids))
                .nodeRendererFactory(ScrollRenderer::new)
                .build().render(document);
    }

    /** The words of a node, without what marks them up. */
    static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }

    private static AttributeProvider attributes(Map<Heading, String> ids) {
        return (node, tag, attributes) -> {
            if (node instanceof Heading heading) {
                attributes.put("id", ids.get(heading));
            }
            if (node instanceof FencedCodeBlock && tag.equals("pre")) {
                // What scrolls has to be reachable without a mouse.
                attributes.put("tabindex", "0");
            }
        };
    }

    /** A table that scrolls by itself where the screen is narrower than it. */
    static final class Scroll extends CustomBlock {
    }

    private static final class TableWrapper extends AbstractVisitor {
        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                Scroll scroll = new Scroll();
                block.insertBefore(scroll);
                scroll.appendChild(block);
            }
        }
    }
}
