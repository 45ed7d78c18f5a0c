package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Refusals;
import io.portcullis.refusal.Refusal.Malformed.Fault;

class ParamsTest {

    @Test
    void text_isUnescaped() {
        assertThat(params("{\"name\":\"a\\u0062\\n\u20ac\"}").requiredText("name")).isEqualTo("ab\n\u20ac");
    }

    @Test
    void textThatIsNotThere_isEmpty() {
        assertThat(params("{}").text("name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "null", "true", "{}", "[\"a\"]" })
    void textOfAnotherType_isRefused(String value) {
        assertThat(Refusals.fault(() -> params("{\"name\":" + value + "}").text("name"))).isEqualTo(Fault.PARAMS);
    }

    @Test
    void requiredTextThatIsNotThere_isRefused() {
        assertThat(Refusals.fault(() -> params("{}").requiredText("name"))).isEqualTo(Fault.PARAMS);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"arguments\":null}" })
    void objectThatIsNotThere_isEmpty(String params) {
        assertThat(params(params).object("arguments")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "\"{}\"", "true", "[{}]", "-1" })
    void objectOfAnotherType_isRefused(String value) {
        assertThat(Refusals.fault(() -> params("{\"arguments\":" + value + "}").object("arguments"))).isEqualTo(Fault.PARAMS);
    }

    @Test
    void inner_isReadLikeTheOuter() {
        Params inner = params("{\"ref\":{\"name\":\"x\",\"deep\":{\"er\":\"y\"}}}").requiredParams("ref");
        assertThat(inner.requiredText("name")).isEqualTo("x");
        assertThat(inner.requiredParams("deep").requiredText("er")).isEqualTo("y");
        assertThat(params("{}").params("ref")).isEmpty();
        assertThat(Refusals.fault(() -> params("{}").requiredParams("ref"))).isEqualTo(Fault.PARAMS);
    }

    @Test
    void texts_areAMapInTheOrderOfTheClient() {
        assertThat(params("{\"arguments\":{\"b\":\"1\",\"a\":\"\\u0032\"}}").texts("arguments"))
                .containsExactly(Map.entry("b", "1"), Map.entry("a", "2"));
        assertThat(params("{}").texts("arguments")).isEmpty();
        assertThat(params("{\"arguments\":null}").texts("arguments")).isEmpty();
    }

    @ParameterizedTest // P-02
    @ValueSource(strings = { "{\"a\":1}", "{\"a\":null}", "{\"a\":true}", "{\"a\":[\"x\"]}", "{\"a\":{}}",
            "{\"a\":\"x\",\"b\":2}", "[]", "\"x\"", "1" })
    void textsOfAnotherType_areRefused(String value) {
        assertThat(Refusals.fault(() -> params("{\"arguments\":" + value + "}").texts("arguments"))).isEqualTo(Fault.PARAMS);
    }

    @Test // a filter in front of this server might read the other one
    void repeatedText_isRefused() {
        assertThat(Refusals.fault(() -> params("{\"arguments\":{\"a\":\"1\",\"a\":\"2\"}}").texts("arguments")))
                .isEqualTo(Fault.PARAMS);
        assertThat(Refusals.fault(() -> params("{\"ref\":{\"a\":\"1\",\"\\u0061\":\"2\"}}").params("ref")))
                .isEqualTo(Fault.PARAMS);
    }

    @Test
    void flag_isTrueOnlyWhenItIsSaid() {
        assertThat(params("{\"on\":true}").flag("on")).isTrue();
        for (String params : List.of("{}", "{\"on\":false}", "{\"on\":null}", "{\"ON\":true}")) {
            assertThat(params(params).flag("on")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "0", "\"true\"", "\"\"", "[]", "{}", "[true]" })
    void flagOfAnotherType_isRefused(String value) {
        assertThat(Refusals.fault(() -> params("{\"on\":" + value + "}").flag("on"))).isEqualTo(Fault.PARAMS);
    }

    @Test
    void listOfTexts_keepsItsOrderAndRepetitions() {
        assertThat(params("{\"uris\":[\"b\",\"a\",\"b\"]}").listOfTexts("uris")).containsExactly("b", "a", "b");
        for (String params : List.of("{}", "{\"uris\":null}", "{\"uris\":[]}")) {
            assertThat(params(params).listOfTexts("uris")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"a\"", "1", "{}", "{\"0\":\"a\"}", "[1]", "[null]", "[\"a\",null]", "[[\"a\"]]", "true" })
    void listOfAnotherType_isRefused(String value) {
        assertThat(Refusals.fault(() -> params("{\"uris\":" + value + "}").listOfTexts("uris"))).isEqualTo(Fault.PARAMS);
    }

    private static Params params(String params) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":" + params + "}";
        return new MessageReader(16).read(body.getBytes(StandardCharsets.UTF_8)).params();
    }
}
