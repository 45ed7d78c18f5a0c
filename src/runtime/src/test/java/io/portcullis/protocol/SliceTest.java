package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {

    @ParameterizedTest
    @ValueSource(strings = { "\"\\u0000\"", "{\"a\":\"x\\u0000y\"}", "{\"\\u0000\":1}", "\"\\\\\\u0000\"" })
    void anEscapedNul_isFound(String json) {
        assertThat(slice(json).holdsNul()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"\\\\u0000\"", "\"\\u0001\"", "\"u0000\"", "\"\\u00e9\"", "{}", "\"\\\\\"" })
    void whatOnlyLooksLikeIt_isNot(String json) {
        assertThat(slice(json).holdsNul()).isFalse();
    }

    private static Slice slice(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Slice(bytes, 0, bytes.length);
    }
}
