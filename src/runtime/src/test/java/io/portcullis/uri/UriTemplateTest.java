package io.portcullis.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which templates there are. */
class UriTemplateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docs://{name}                          | name
            file:///{path}                         | path
            file:///{+path}                        | path
            file:///notes/{+dir}/{name}.md         | dir name
            docs://{+path}                         | path
            repo://{owner}/{repo}/{+path}{?ref}    | owner repo path ref
            x://{a,b}                              | a b
            x://y{/a,b}{;c,d}{?e,f}{#g}            | a b c d e f g
            x://y?z=1{&a,b}                        | a b
            x://y?q={q}{&page,size}#top            | q page size
            x://y?q={q}&r={r}                      | q r
            x://y{?a}#{b}-x                        | a b
            x://{name}{.type}                      | name type
            x://{name}{.a,b}                       | name a b
            x://{+p}{.type}                        | p type
            x://{+p}{/a,b}{;c}                     | p a b c
            x://{a}.json                           | a
            x://-{a}-                              | a
            https://{tenant}.example.org/{id:8}    | tenant id
            x://h:{port}/                          | port
            urn:isbn:{number:13}                   | number
            x:{a_B9.c%41}                          | a_B9.c%41
            x://y/fixed                            | ''
            """)
    void variables_areInTheOrderOfTheTemplate(String text, String variables) {
        UriTemplate template = UriTemplate.of(text);
        assertThat(String.join(" ", template.variables())).isEqualTo(variables);
        assertThat(template.text()).isEqualTo(text).isEqualTo(template.toString());
        assertThat(UriTemplate.allowingTraversal(text).variables()).isEqualTo(template.variables());
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://{a}{b}", "x://{a}-{b}", "x://{a}!{b}", "x://{a}.{b}", "x://{a}v1{b}", "x://{a}%20{b}",
            "x://{a,b}{c}",
            "x://{+a}{b}", "x://{+a}{+b}", "x://{+a}/{+b}", "x://{+a}/x/{+b}", "x://{+a}-{b}", "x://{a}{+b}", "x://{a}_{+b}",
            "x://{a}{.b}x{c}", "x://{.a}x{.b}{c}", "x://{.a}-{b}", "x://y#{a}{b}", "x://y{#a}{b}", "x://y{#a}-{b}",
            "x://{+p}/{a}-{b}", "x://{a:2}{b:2}", "x://{year:4}-{month:2}" })
    void templatesWithTwoReadings_areRefused(String text) {
        assertRefused(text, "cannot be told from the value before it");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{a}", "docs/{a}", "/{a}", "//{a}", "{scheme}://a", "x{a}://b", "{+a}:b", "1x://{a}",
            " x://{a}",
            "\u212a://{a}", "x" })
    void templatesWithoutAScheme_areRefused(String text) {
        assertRefused(text, "begin with a scheme");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://{a}/b c", "x://{a}/\u00e9", "x://{a}/%zz", "x://{a}/%", "x://{a}/%00", "x://{a}/%c0%ae",
            "x://{a}\\b",
            "x://{a}/<b>", "x://{a}/\n", "x://{a}#b#c", "x://y#b{#a}", "x://[{a}]/", "x://{a}@b@c/", "x://h:8{a}z/",
            "https://{user}@host/",
            "http:///{a}", "x://a/%{b}", "x://a/%4{b}%" })
    void templatesThatAreNoUris_areRefused(String text) {
        assertRefused(text, "RFC 3986");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://a/../{b}", "x://a/./{b}", "x://a/%2e%2e/{b}", "x://a/%2E./{b}", "x://a/..%5C{b}",
            "x://{b}/..",
            "x://{b}/.{/c}", "x://a/%252e/{b}", "x://a/..;{b}" })
    void templatesWithDotSegments_areRefused(String text) {
        assertRefused(text, "segment");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://{a", "x://{a}/{", "x://{", "x://{a/b" })
    void openBraces_areRefused(String text) {
        assertRefused(text, "not closed");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://a}", "x://{a}}", "x://}{a}", "x://{a}/}/{b}" })
    void closedBraces_areRefused(String text) {
        assertRefused(text, "not opened");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://{a*}", "x://{/a*}", "x://y{?a*}", "x://y{;a,b*}", "x://{+path*}", "x://{*a}" })
    void explodedVariables_areRefused(String text) {
        assertThatThrownBy(() -> UriTemplate.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void explodedVariables_areRefusedWithAWayOut() {
        assertRefused("x://{/a*}", "\"a*\" is exploded");
        assertRefused("x://{/a*}", "write {+path}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://{}", "x://{+}", "x://{a,}", "x://{,a}", "x://{a,,b}", "x://{a b}", "x://{a-b}", "x://{a..b}",
            "x://{a.}", "x://{%4}", "x://{%zz}", "x://{\u00e9}", "x://{a:}", "x://{a:0}", "x://{a:01}", "x://{a:10000}",
            "x://{a:-1}",
            "x://{a:1:2}", "x://{a:x}", "x://{a:3*}", "x://{ a}", "x://{{a}}", "x://{a }", "x://{~a}", "x://{$a}", "x://{/}",
            "x://{?}", "x://{;}" })
    void brokenVariables_areRefused(String text) {
        assertThatThrownBy(() -> UriTemplate.of(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the URI template \"" + text + "\" cannot be used: ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://{=a}", "x://{!a}", "x://{@a}", "x://{|a}", "x://{,a}" })
    void reservedOperators_areRefused(String text) {
        assertRefused(text, "only reserves");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://{a}/{a}", "x://{a,a}", "x://{a}{?a}", "x://{a:1}/{a}", "x://y{?a,a}", "x://{+a}/{a}" })
    void variablesNamedTwice_areRefused(String text) {
        assertRefused(text, "named twice");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://{+a,b}", "x://y{#a,b}" })
    void severalVariablesWithCommasInThem_areRefused(String text) {
        assertRefused(text, "one variable only");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://y{?a}/z", "x://y{?a}{b}", "x://y{?a}&b=1", "x://y{?a}{/b}", "x://y{?a}{.b}",
            "x://y{?a}{;b}" })
    void whatFollowsAQuery_isRefused(String text) {
        assertRefused(text, "only a fragment may follow");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://y{&a}", "x://y?b=1{?a}", "x://y?{?a}" })
    void queriesWithTheWrongBeginning_areRefused(String text) {
        assertRefused(text, "a query begins with {?...}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://y{?a}{?b}", "x://y{?a}{&b}", "x://y#f{?a}", "x://y{#f}{?a}", "x://y?z=1{&a}{&b}",
            "x://y#?{&a}" })
    void queriesInTwoPlaces_areRefused(String text) {
        assertRefused(text, "in one place");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://y?q={+a}", "x://y#{+a}", "x://y{?q}#{+a}" })
    void pathsBehindThePath_areRefused(String text) {
        assertRefused(text, "write {a}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "file://{+path}", "https://{+rest}", "http://a{+rest}", "FILE://{+path}", "https://h:{+rest}" })
    void pathsInPlaceOfAHost_areRefused(String text) {
        assertRefused(text, "would choose the host");
    }

    @ParameterizedTest
    @ValueSource(strings = { "file:{+path}", "file:/a{+path}", "https://host/{+rest}" })
    void pathsBehindWhatNamesTheHost_areNotRefused(String text) {
        assertThat(UriTemplate.of(text)).isNotNull();
    }

    @Test
    void longTemplates_areRefused() {
        assertRefused("x:" + "a".repeat(4095), "RFC 3986");
    }

    @Test
    void allowingTraversal_allowsNothingElse() {
        assertThatThrownBy(() -> UriTemplate.allowingTraversal("x://{a}{b}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UriTemplate.allowingTraversal("file://{+a}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UriTemplate.allowingTraversal("x://a/../{b}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(String text, String why) {
        assertThatThrownBy(() -> UriTemplate.of(text)).as(text).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the URI template \"" + text + "\" cannot be used: ").hasMessageContaining(why);
    }
}
