package io.portcullis.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every template and every URI (R-07). */
class UriTemplatePropertyTest {

    private static final List<String> LITERALS = List.of("/", "-", ".", ",", ":", ";", "a", "1", "%2C", "//", "b/", ".a", "?",
            "#", "=",
            "&", "?a=");
    private static final List<String> EXPRESSIONS = List.of("", "", "", "+", "+", ".", "/", ";", "#", "?", "&");
    /** What a value may hold and come back as it was; no dot, since dots alone are refused. */
    private static final String[] LETTERS = ("a b c 1 Z - _ ~ % ! $ & ' ( ) * + , ; = : @ ? # [ ] < > | \" { } ^ ` "
            + "\u00e9 \u6f22 \ud83d\ude00").split(" ");

    @ParameterizedTest
    @ValueSource(strings = { "x://{a}", "x://{a}/{b}", "x://{a,b,c}", "x://{a}.json", "x://y{/a,b}{;c,d}{?e,f}{#g}",
            "x://{a}{.b,c}",
            "x://y?q={q}{&a,b}", "x://y/{+p}/{n}.md{?v}", "x:{+p}{.t}", "x:///{+p}{/a,b}", "x://{o}/{r}/{+p}#{l}",
            "x://-{a}-{?b}#end",
            "urn:x:{+n}:{m}", "https://{tenant}.example.org/{id}" })
    void whatIsExpanded_comesBack(String text) {
        Random random = new Random(text.hashCode());
        UriTemplate template = UriTemplate.of(text);
        for (int i = 0; i < 500; i++) {
            Map<String, String> values = values(text, template.variables(), random);
            String uri = Expansion.of(text, values);
            assertThat(template.match(uri)).as(uri).hasValue(values);
            assertThat(List.copyOf(template.match(uri).orElseThrow().keySet())).isEqualTo(List.copyOf(values.keySet()));
            assertThat(Uris.isValid(uri)).as(uri).isTrue();
        }
    }

    @RepeatedTest(8)
    void everyTemplate_readsAUriInOneWayOrNone(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int read = 0;
        for (int i = 0; i < 1000; i++) {
            String rest = template(random);
            Optional<UriTemplate> template = compiled("x:" + rest);
            if (template.isPresent()) {
                for (int j = 0; j < 20; j++) {
                    read += assertOneReading(template.get(), rest, uri(rest, template.get(), random)) ? 1 : 0;
                }
            }
        }
        assertThat(read).as("there was something to read").isGreaterThan(500);
    }

    private static boolean assertOneReading(UriTemplate template, String rest, String uri) {
        List<Map<String, String>> readings = Oracle.readings(rest, uri, true);
        assertThat(readings).as("%s %s", template, uri).hasSizeLessThanOrEqualTo(1);
        Optional<Map<String, String>> match = template.match("x:" + uri);
        assertThat(match.map(Map::toString)).as("%s %s", template, uri)
                .isEqualTo(readings.stream().findFirst().map(values -> inOrder(template, values).toString()));
        Optional<Map<String, String>> strict = UriTemplate.of(template.text()).match("x:" + uri);
        assertThat(strict).as("%s %s", template, uri)
                .isEqualTo(Oracle.readings(rest, uri, false).stream().findFirst().map(values -> inOrder(template, values)));
        return match.isPresent();
    }

    @ParameterizedTest
    @CsvSource({ "{a}{b},123", "{a}-{b},1-2-3", "{+a}/{b}{.c}x{d},1/2.xxx3", "{+a}/{+b},1/2/3", "{+a}.{b},1.2.3",
            "{a}v1{b},1v1v1v1",
            "{a}{+b},123", "{a}{.b}x{c},1.xxxx", "{a}!{b},1!2!3", "{a}%20{b},1%20%20%202", "{a}_{+b},1_2_3" })
    void templatesRefusedForTwoReadings_haveThem(String rest, String uri) {
        assertThat(compiled("x:" + rest)).isEmpty();
        assertThat(Oracle.readings(rest, uri, true)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "x:{a}", "x:{a,b,c}", "x:{+a}/{b}", "x:{+p}/a/a/a/a/a/{b}.a", "x:{+p}{/a,b,c}{.d,e,f}",
            "x:{a}{.b,c,d,e,f}", "x:{a}aaaa",
            "x:{+p}aaaaaaaaaaaaaaaaaaaaaaaa{?q}", "x:{a}/{b}/{c}/{+d}", "x:y{?a,b,c}", "x:y?a=a{&b,c}", "x:{a}{;b,c}{#d}",
            "x:-{a}-/-{b}-/{+c}-{#d}",
            "x:{+a}:{b}@{c}" })
    void noCharacter_isLookedAtMoreThanAFewTimes(String text) {
        UriTemplate template = UriTemplate.of(text);
        for (String repeated : List.of("a", "/", ".", "-", "%", "%25", "%2e", "a/", "/a", "a.", ".a", "a,", "-/-", "&a=1",
                "?a=", "=", ";b=1", "aaaa/a",
                "../", "a@b:", "#", "&", "a/a/a/a/a/")) {
            for (String ending : List.of("", "/", "#", "\u0000", "%", "aaaa", "b.a", "-")) {
                String uri = "x:" + repeated.repeat(4000 / repeated.length()) + ending;
                CountingText counting = new CountingText(uri);
                template.walk(counting);
                assertThat(counting.looks()).as(repeated).isLessThan(4 * uri.length());
                CountingText asQuery = new CountingText("x:y?" + uri.substring(2));
                template.walk(asQuery);
                assertThat(asQuery.looks()).as(repeated).isLessThan(4 * asQuery.length());
            }
        }
    }

    @Test
    void uris_thatAreTooLong_areNotLookedAt() {
        CountingText uri = new CountingText("x:" + "a".repeat(1_000_000));
        assertThat(UriTemplate.of("x:{a}").walk(uri)).isEmpty();
        assertThat(uri.looks()).isZero();
    }

    /** A template of a few pieces; most are refused. */
    private static String template(Random random) {
        StringBuilder template = new StringBuilder();
        char name = 'a';
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            if (random.nextBoolean()) {
                template.append(pick(LITERALS, random));
                continue;
            }
            template.append('{').append(pick(EXPRESSIONS, random)).append(name++);
            while (random.nextInt(4) == 0) {
                template.append(',').append(name++);
            }
            template.append(random.nextInt(6) == 0 ? ":" + (1 + random.nextInt(3)) : "").append('}');
        }
        return template.toString();
    }

    /** A URI of that template, or nearly. */
    private static String uri(String rest, UriTemplate template, Random random) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String variable : template.variables()) {
            StringBuilder value = new StringBuilder();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                value.append(pick(List.of("a", "1", "/", ".", "-", ",", ":", ";", "=", "b", "&"), random));
            }
            values.put(variable, value.toString());
        }
        StringBuilder uri = new StringBuilder(Expansion.of(rest, values));
        if (random.nextInt(3) == 0) {
            uri.insert(random.nextInt(uri.length() + 1), pick(LITERALS, random));
        }
        if (random.nextInt(4) == 0 && !uri.isEmpty()) {
            uri.deleteCharAt(random.nextInt(uri.length()));
        }
        return uri.toString();
    }

    /** Values that are not refused, for all variables but some of those of a query. */
    private static Map<String, String> values(String text, List<String> variables, Random random) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String variable : variables) {
            boolean queried = text.matches(".*\\{[?&][^}]*\\b" + variable + "\\b.*");
            if (text.contains("{+" + variable)) {
                values.put(variable, path(random));
            } else if (text.contains("{#" + variable)) {
                values.put(variable, value(random).replaceAll("[#\\[\\]]", ""));
            } else if (!queried || random.nextBoolean()) {
                values.put(variable, queried && random.nextInt(5) == 0 ? "" : value(random));
            }
        }
        return values;
    }

    private static String path(Random random) {
        List<String> segments = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            segments.add(value(random).replaceAll("[?#\\[\\]]", ""));
        }
        return String.join("/", segments);
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder("xy"); // so that it is neither empty nor a drive
        for (int i = random.nextInt(8); i >= 0; i--) {
            String letter = LETTERS[random.nextInt(LETTERS.length)];
            value.append(letter).append(letter.equals("%") ? " " : ""); // so that it is no escape
        }
        return value.append('y').toString();
    }

    private static Optional<UriTemplate> compiled(String text) {
        try {
            return Optional.of(UriTemplate.allowingTraversal(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> inOrder(UriTemplate template, Map<String, String> values) {
        Map<String, String> ordered = new LinkedHashMap<>();
        template.variables().stream().filter(values::containsKey).forEach(name -> ordered.put(name, values.get(name)));
        assertThat(new TreeMap<>(ordered)).isEqualTo(new TreeMap<>(values));
        return ordered;
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
