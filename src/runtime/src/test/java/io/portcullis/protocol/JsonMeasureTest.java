package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Refusals;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;

/** How much a body may hold, to the byte and to the element, wherever it holds it. */
class JsonMeasureTest {

    private static final JsonLimits LIMITS = new JsonLimits(4, 40, 8, 7, 5, 3);

    private final MessageReader reader = new MessageReader(LIMITS);

    @ParameterizedTest
    @ValueSource(strings = { "\"12345678\"", "[\"12345678\"]", "\"\\u0041\"", "12345", "-1e+5", "1.2e3", "[1,2,3]", "[]",
            "{\"a\":1,\"b\":[4,5,6],\"c\":{}}", "{\"1234567\":0}", "[[],[],[[1]]]", "\"a,b,c,d,\"", "\"[[[[[[[\"",
            "[true,false,null]", "\"\\\"1234\\\\\"" })
    void upToTheLimits_fits(String json) {
        assertThat(JsonMeasure.fits(bytes(json), LIMITS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"123456789\"", "[[\"123456789\"]]", "\"\\u0041\\u004\"", "123456", "[1,123456]",
            "-123456", "1.2345", "1e0000", "[1,2,3,4]", "[[1,2,3,4]]", "[[],[],[],[]]", "{\"a\":1,\"b\":2,\"c\":3,\"d\":4}",
            "{\"12345678\":0}", "[[[[[]]]]]", "{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}", "\"never ends",
            "{\"a\":\"b\",\"12345678\" : 1}" })
    void beyondALimit_doesNotFit(String json) {
        assertThat(JsonMeasure.fits(bytes(json), LIMITS)).isFalse();
    }

    @ParameterizedTest // what is no JSON is refused elsewhere, and breaks nothing here
    @ValueSource(strings = { "", "\"", "\"\\", "]]]]]", "}{", ",,", ":::", "[,", "nul", "--" })
    void whatIsNoJson_breaksNothing(String text) {
        assertThat(JsonMeasure.fits(bytes(text), LIMITS)).isTrue();
    }

    @Test
    void bodyBeyondALimit_isRefused() {
        Malformed refused = (Malformed) Refusals.of(() -> reader.read(bytes("{\"a\":\"123456789\"}")));
        assertThat(refused.fault()).isEqualTo(Fault.JSON);
        assertThat(refused.detail()).contains("limits");
    }

    @Test
    void tooManyTokensInAll_areRefused() {
        MessageReader few = new MessageReader(new JsonLimits(4, 10, 100, 100, 100, 100));
        Malformed refused = (Malformed) Refusals.of(() -> few.read(bytes("{\"a\":[[],[],[],[],[]]}")));
        assertThat(refused.detail()).contains("limits");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
