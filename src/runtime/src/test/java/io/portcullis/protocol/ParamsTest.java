package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

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

    private static Params params(String params) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":" + params + "}";
        return new MessageReader(16).read(body.getBytes(StandardCharsets.UTF_8)).params();
    }
}
