package io.portcullis.archetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final String YAML = """
            services:
              # first
              one:
                image: a
              two:
                image: b
            volumes:
              one:
            """;

    @Test
    void paragraph_goesWithTheBlankLineAfterIt() {
        assertThat(without("a\n\nb\nc\n\nd\n", "redis | file | paragraph | c"))
                .isEqualTo("a\n\n#if( ( $redis == \"true\" ) )\nb\nc\n\n#end\nd\n");
    }

    @Test
    void block_isFoundByThoseAroundIt() {
        assertThat(without(YAML, "oidc | file | block | services > one"))
                .contains(
                        "services:\n#if( ( $oidc == \"true\" ) )\n  ${symbol_pound} first\n  one:\n    image: a\n#end\n  two:");
    }

    @Test
    void section_endsBeforeTheNextHeading() {
        assertThat(without("# A\n## B\n```\n# no heading\n```\n## C\n", "redis | file | section | ## B"))
                .endsWith("```\n#end\n${symbol_pound}${symbol_pound} C\n");
    }

    @Test
    void choices_areJoinedByOr_andCutsByAnd() {
        Template template = new Template("file", "a\nb\n");
        template.shorten(Cut.parse("example+oidc | file | line | b"));
        template.shorten(Cut.parse("redis | file | line | b"));
        assertThat(template.text())
                .contains("#if( ( $example == \"true\" || $oidc == \"true\" ) && ( $redis == \"true\" ) )\nb\n#end\n");
    }

    @Test
    void swap_isAVariable() {
        assertThat(without("see a and a\n", "redis | file | swap | a and => b $ and")).endsWith("see ${swap0} a\n")
                .contains("#set( $swap0 = 'a and' )", "#set( $swap0 = \"b ${symbol_dollar} and\" )");
    }

    @Test
    void whatTheTemplateEngineWouldRead_isEscaped() {
        assertThat(new Template("file", "# $HOME \\ ${x}\n").text())
                .isEqualTo("${symbol_pound} ${symbol_dollar}HOME ${symbol_escape} ${symbol_dollar}{x}\n");
    }

    @Test
    void anchorThatIsGone_failsTheBuild() {
        assertThatThrownBy(() -> without("a\n", "redis | file | line | b")).hasMessageContaining("file has 0 lines");
        assertThatThrownBy(() -> without("a\n", "redis | file | swap | b => c")).hasMessageContaining("nothing to swap");
        assertThatThrownBy(() -> without(YAML, "redis | file | block | services > three")).hasMessageContaining("0 lines");
    }

    @Test
    void anchorThatIsThereTwice_failsTheBuild() {
        assertThatThrownBy(() -> without("a b\na c\n", "redis | file | line | a")).hasMessageContaining("file has 2 lines");
    }

    private static String without(String text, String line) {
        Template template = new Template("file", text);
        Cut cut = Cut.parse(line);
        if (cut.extent() == Extent.SWAP) {
            template.reword(cut);
        } else {
            template.shorten(cut);
        }
        return template.text();
    }
}
