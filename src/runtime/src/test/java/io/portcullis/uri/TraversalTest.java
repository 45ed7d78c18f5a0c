package io.portcullis.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No value leads out of the place it is put in. */
class TraversalTest {

    /** One template for each place of a value; what is tried is put in place of {@code *}. */
    private static final List<Door> DOORS = List.of(new Door("file:///data/{v}", "file:///data/*"),
            new Door("file:///data/{v}.txt", "file:///data/*.txt"), new Door("docs://{v}", "docs://*"),
            new Door("docs://{v}/x", "docs://*/x"), new Door("x://y/{a,v}", "x://y/1,*"), new Door("x://y{/v}", "x://y/*"),
            new Door("x://y/readme{.v}", "x://y/readme.*"), new Door("x://y{;v}", "x://y;v=*"),
            new Door("x://y{?v}", "x://y?v=*"),
            new Door("x://y?z=1{&v}", "x://y?z=1&v=*"), new Door("x://y{#v}", "x://y#*"),
            new Door("file:///data/{+v}", "file:///data/*"),
            new Door("file:///data/{+v}", "file:///data/a/*"), new Door("file:///data/{+v}", "file:///data/*/a"),
            new Door("file:///data/{+v}", "file:///data/a/*/a"), new Door("docs://{+v}.md", "docs://a/*/b.md"),
            new Door("docs://{+d}/{v}", "docs://a/*"));

    static final List<String> ATTACKS = List.of("..", ".", "../..", "../../../etc/passwd", "..%2f", "..%2F..%2Fetc%2Fpasswd",
            "%2e%2e", "%2E%2E", "%2e.", ".%2e", "%2e", "%2e%2e%2f", "%2e%2e/", "%2f..", "..%5c", "..%5C..%5Cwindows",
            "%5c..%5c",
            "%2e%2e%5c", "a%5cb", "%5c%5chost%5cshare", "..\\", "..\\..\\", "a%2f..%2f..%2fb", "a%2fb", "%2fetc%2fpasswd",
            // decoded again
            "%252e%252e%252f", "%252e%252e", "%252e", "%252f", "%255c", "..%252f", "..%255c", "%25252e%25252e%25252f",
            "%25252f",
            "%2525252e", "%25%32%65", "%25%32%66", "%%32%65", "%2%35%32e", "%252E%252E%252F", "a%252fb", "%2500", "%250a",
            "%25c0%25ae",
            "%25u002e", "%25U2215", "%25ef%25bc%258e",
            // overlong, broken
            "%c0%ae%c0%ae", "%c0%ae%c0%ae%c0%af", "%e0%80%ae", "%f0%80%80%ae", "%c0%af", "%c1%9c", "%c1%1c", "%c0%2f",
            "%u002e%u002e",
            "%uff0e%uff0e%u2215", "%u2216", "..%00", "..%00/", "%00..", "..%0d", "..%0a", "..%09", "..%01", "%2e%2e%00.txt",
            "a%00",
            "..%ff", "%2e%2e%ff",
            // path parameters, dropped dots and blanks
            "..;", "..;/", "..;a=b", "..%3b", "..%3Ba", ".;", "%2e%2e;", "...", "....", "....//", "...%2f", "..%20", "..%20%20",
            "%20..", "%20.%20", "..%c2%a0", "%e3%80%80..", ". .", ".%20.",
            // normalised
            "%ef%bc%8e%ef%bc%8e", "%ef%bc%8e.", "%ef%bc%8e", "%e2%80%a5", "%e2%80%a4%e2%80%a4", "%e2%80%a4", "%e2%80%a6",
            "%ef%b9%92%ef%b9%92",
            "..%ef%bc%8f", "a%ef%bc%bcb", "a%ef%b9%a8b", "%ef%bc%852e", "%ef%bc%852e%ef%bc%852e", "%ef%bc%85%ef%bc%92%ef%bd%85",
            "..%ef%bc%9b", "%e3%80%82..%2f",
            // invisible
            "..%e2%80%8b", ".%e2%80%8b.", "%e2%80%8b..", "%ef%bb%bf..", "..%e2%80%8d", "..%c2%ad", "%e2%80%ae..",
            ".%e2%81%a0.");

    static final List<String> HARMLESS = List.of("a", "..a", "a..", "a..b", "a.b", ".a", "-", "_", "~", "a%20b", "a;b", "1%2B1",
            "100%25",
            "50%25%20off", "ab%3Ac", "%E6%BC%A2%E5%AD%97", "%F0%9F%98%80", "%C3%A9t%C3%A9", "e%CC%81", "wait%E2%80%A6",
            "x%40y.org",
            "%25zz", "%25", "a%3Fb%23c", "%D8%A7%D9%84", "%E2%80%8Ba", "%D9%85%DB%8C%E2%80%8C%D8%AE", "%3B..", "a%3B..");

    private record Door(String template, String uri) {

        boolean opens(String tried) {
            return UriTemplate.of(template).match(uri.replace("*", tried)).isPresent();
        }
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    void attacks_matchNothing(String attack) {
        for (Door door : DOORS) {
            assertThat(door.opens(attack)).as(door.toString()).isFalse();
        }
    }

    @ParameterizedTest
    @FieldSource("HARMLESS")
    void unusualNames_match(String name) {
        for (Door door : DOORS) {
            boolean impossible = name.contains(";") && !door.template().matches(".*\\{[+#]v.*")
                    || name.contains(".") && door.template().contains("{.");
            assertThat(door.opens(name)).as(door.toString()).isEqualTo(!impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "..", ".", "%2e%2e%2f", "a%5cb", "%252e%252e%252f", "..%3b", "...", "%ef%bc%8e%ef%bc%8e",
            "..%e2%80%8b" })
    void allowingTraversal_letsThemThrough(String attack) {
        assertThat(UriTemplate.allowingTraversal("file:///data/{v}").match("file:///data/" + attack)).isPresent();
        assertThat(UriTemplate.allowingTraversal("file:///data/{+v}").match("file:///data//a/" + attack)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "%00", "..%00", "%0a", "%c0%ae", "%ff", "%ed%a0%80", "%", "%u002e", "%7f", "%c2%85", "" })
    void allowingTraversal_stillDecodesStrictly(String attack) {
        assertThat(UriTemplate.allowingTraversal("file:///data/{v}").match("file:///data/" + attack)).isEmpty();
        assertThat(UriTemplate.allowingTraversal("file:///data/{+v}").match("file:///data/" + attack)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://*/b", "x://y{/*}", "x://y{#*}", "x://y{?*}", "x://y{;*}", "x://y{.*}" })
    void allowingTraversal_leavesSlashesToPaths(String place) {
        String text = place.contains("{") ? place.replace("*", "v") : place.replace("*", "{v}");
        UriTemplate template = UriTemplate.allowingTraversal(text);
        assertThat(template.match(Expansion.of(text, Map.of("v", "a")))).isPresent();
        assertThat(template.match(Expansion.of(text, Map.of("v", "a")).replaceFirst("a", "a/c"))).isEmpty();
    }

    @Test
    void slashes_areThePathsOwn() {
        assertThat(new Door("docs://{+v}", "docs://*").opens("a/b/c")).isTrue();
        assertThat(new Door("docs://{v}", "docs://*").opens("a/b/c")).isFalse();
    }

    @ParameterizedTest // more encodings than one, for every number of them
    @ValueSource(strings = { "../", "..\\", "/", "." })
    void encodedAgainAndAgain_matchesNothing(String attack) {
        String encoded = attack;
        for (int round = 0; round < 20; round++) {
            encoded = round == 0 ? hex(encoded) : encoded.replace("%", "%25");
            for (Door door : DOORS) {
                assertThat(door.opens(encoded)).as("%s %s", door, encoded).isFalse();
            }
        }
    }

    private static String hex(String text) {
        StringBuilder encoded = new StringBuilder();
        text.chars().forEach(c -> encoded.append("%%%02X".formatted(c)));
        return encoded.toString();
    }
}
