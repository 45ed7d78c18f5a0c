package org.acme.guide.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The pages of this repository that people learn from. */
final class Pages {

    static final Path ROOT = Path.of("../../..");

    private static final Pattern SOURCE = Pattern.compile("<!-- ([\\w/]+\\.java(?:#\\w+)?) -->");

    private Pages() {
    }

    static List<Path> all() throws IOException {
        try (Stream<Path> guide = Files.list(ROOT.resolve("src/docs"))) {
            return Stream.concat(guide.filter(file -> file.toString().endsWith(".md")).sorted(),
                    Stream.of(ROOT.resolve("README.md"), ROOT.resolve("src/starter/README.md"))).toList();
        }
    }

    /** Every block of code of all pages in one of the languages. */
    static List<Block> blocks(String language) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path page : all()) {
            blocks(page).stream().filter(block -> block.language().equals(language)).forEach(blocks::add);
        }
        return blocks;
    }

    static List<Block> blocks(Path page) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build().parse(Files.readString(page))
                .accept(new AbstractVisitor() {
                    @Override
                    public void visit(FencedCodeBlock block) {
                        int line = block.getSourceSpans().get(0).getLineIndex() + 1;
                        blocks.add(new Block(page, line, block.getInfo(), block.getLiteral(), source(block.getPrevious())));
                    }
                });
        return blocks;
    }

    private static Optional<String> source(Node before) {
        return Optional.ofNullable(before instanceof HtmlBlock html ? html.getLiteral() : null).map(SOURCE::matcher)
                .filter(Matcher::matches).map(comment -> comment.group(1));
    }
}
