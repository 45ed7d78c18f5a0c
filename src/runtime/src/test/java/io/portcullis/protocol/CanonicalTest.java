package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.fake.Slices;

/** V-06: a state is bound to what was asked for, however it is spelt. */
class CanonicalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "{'a':1,'b':2}|{'b':2,'a':1}",
            "{'a':{'x':[1,2],'y':null}}|{ 'a' : { 'y' :null, 'x':[ 1 ,2]} }", "{'a':'\\u0041'}|{'a':'A'}",
            "{'\\u0061':1}|{'a':1}", "{'a':'\\/'}|{'a':'/'}", "{}|{ }" })
    void spelling_doesNotMatter(String one, String other) {
        assertThat(digest("n", one)).isEqualTo(digest("n", other));
    }

    @Test
    void noArguments_areTheSameAsAnEmptyObject() {
        assertThat(Canonical.digest("n", Optional.empty())).isEqualTo(digest("n", "{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "{'a':1}|{'a':2}", "{'a':1}|{'b':1}", "{'a':1}|{'a':'1'}",
            "{'a':[1,2]}|{'a':[2,1]}", "{'a':null}|{}", "{'a':null}|{'a':'null'}", "{'a':true}|{'a':'true'}",
            "{'a':[]}|{'a':{}}",
            "{'a':[]}|{'a':[[]]}", "{'a':{'b':1}}|{'a.b':1}", "{'a':'x'}|{'a':'x '}", "{'a':'x'}|{'A':'x'}",
            "{'a':9007199254740993}|{'a':9007199254740992}", "{'a':0.1}|{'a':0.10000000000000000001}",
            "{'a':1e400}|{'a':1e401}",
            "{'a':12345678901234567890123}|{'a':12345678901234567890124}", "{'a':'\u00e9'}|{'a':'e\u0301'}",
            "{'a':'\\\",\\\"b\\\":\\\"'}|{'a':'','b':''}" })
    void values_matter(String one, String other) {
        assertThat(digest("n", one)).isNotEqualTo(digest("n", other));
    }

    @Test
    void name_isBoundToo() {
        assertThat(digest("a", "{}")).isNotEqualTo(digest("b", "{}"));
        assertThat(digest("a", "{'x':1}")).isNotEqualTo(digest("a{\"x\":1}", "{}")); // no running together
        assertThat(digest("1:a", "{}")).isNotEqualTo(digest("a", "{}"));
        assertThat(digest("", "{}")).isNotEqualTo(digest("{}", "{}"));
    }

    @Test // what came in as a JSON escape
    void halfOfASurrogatePair_hasADigestToo() {
        assertThat(digest("n", "{'a':'\\ud83d'}")).isEqualTo(digest("n", "{ 'a':'\\uD83D'}"));
        assertThat(digest("n", "{'a':'\\ud83d'}")).isNotEqualTo(digest("n", "{'a':'\\ud83e'}"));
        assertThat(digest("n", "{'a':'\\ud83d'}")).isNotEqualTo(digest("n", "{'a':'?'}"));
    }

    @Test
    void differentValues_neverCollide() {
        Random random = new Random(20_261_101);
        Map<String, Object> seen = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            Map<String, Object> value = object(random, 0);
            String digest = digest("n", spelt(value, random));
            assertThat(seen.getOrDefault(digest, value)).isEqualTo(value);
            assertThat(digest("n", spelt(value, random))).isEqualTo(digest);
            seen.put(digest, value);
        }
        assertThat(seen).hasSizeGreaterThan(500);
    }

    private static String digest(String name, String arguments) {
        return Canonical.digest(name, Optional.of(Slices.of(arguments)));
    }

    /** Small, so that equal values come up often. */
    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> members = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(List.of("a", "b", "aa", "", "a b").get(random.nextInt(5)), value(random, depth + 1));
        }
        return members;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth < 3 ? 8 : 6)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(3);
            case 3 -> List.of("\"0\"", "\"a\"", "\"\"", "\"{}\"", "\",\"").get(random.nextInt(5));
            case 4 -> List.of("0.5", "1e1", "-1.5").get(random.nextInt(3));
            case 5 -> List.of();
            case 6 -> object(random, depth);
            default -> List.of(value(random, depth + 1), value(random, depth + 1));
        };
    }

    /** The value as JSON, its keys in any order, with spaces here and there. */
    private static String spelt(Object value, Random random) {
        String space = " ".repeat(random.nextInt(2));
        if (value instanceof Map<?, ?> map) {
            List<Object> keys = new ArrayList<>(map.keySet());
            Collections.shuffle(keys, random);
            return "{" + space + keys.stream().map(key -> "\"" + key + "\"" + space + ":" + spelt(map.get(key), random))
                    .collect(Collectors.joining("," + space)) + "}";
        } else if (value instanceof List<?> list) {
            return "[" + list.stream().map(each -> space + spelt(each, random)).collect(Collectors.joining(",")) + "]";
        }
        return String.valueOf(value) + space;
    }
}
