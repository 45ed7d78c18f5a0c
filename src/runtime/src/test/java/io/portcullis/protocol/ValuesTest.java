package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.api.Role;

class ValuesTest {

    static Stream<Arguments> plain() {
        return Stream.of(Arguments.of(null, "null"), Arguments.of("a\"\n", "\"a\\\"\\n\""),
                Arguments.of(new StringBuilder("b"), "\"b\""), Arguments.of("\ud83d", "\"\ufffd\""),
                Arguments.of(Role.USER, "\"USER\""), Arguments.of(true, "true"), Arguments.of(5, "5"),
                Arguments.of((byte) -5, "-5"), Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(new AtomicInteger(7), "7"),
                Arguments.of(new BigInteger("12345678901234567890"), "12345678901234567890"),
                Arguments.of(new BigDecimal("1.10"), "1.10"), Arguments.of(1.5, "1.5"), Arguments.of(2.0, "2"),
                Arguments.of(-0.0, "0"), Arguments.of(1.5f, "1.5"), Arguments.of(1e300, "1.0E300"),
                Arguments.of(9007199254740992.0, "9.007199254740992E15"),
                Arguments.of(List.of(), "[]"), Arguments.of(Arrays.asList(1, null, List.of("x")), "[1,null,[\"x\"]]"),
                Arguments.of(new LinkedHashSet<>(List.of(2, 1)), "[2,1]"), Arguments.of(Map.of(), "{}"),
                Arguments.of(Map.of("a\ud83d", Map.of("b", 1)), "{\"a\ufffd\":{\"b\":1}}"),
                Arguments.of(Map.of(1, 2), "{\"1\":2}"),
                Arguments.of(Collections.singletonMap(null, null), "{\"null\":null}"));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void plainValue_isWritten(Object value, String json) {
        assertThat(written(value)).isEqualTo(json);
    }

    static Stream<Object> other() {
        return Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, new Object(), Optional.of(1),
                new int[] { 1 }, 'c', List.of(new Object()), Map.of("a", new Object()));
    }

    @ParameterizedTest
    @MethodSource("other")
    void otherValue_isRefused(Object value) {
        assertThatIllegalArgumentException().isThrownBy(() -> written(value));
    }

    @Test
    void members_areWrittenWithoutBraces() {
        byte[] json = Json.bytes(out -> {
            out.writeStartObject();
            Values.members(out, Map.of("a", List.of(1)));
            out.writeEndObject();
        });
        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo("{\"a\":[1]}");
    }

    private static String written(Object value) {
        return new String(Json.bytes(out -> Values.write(out, value)), StandardCharsets.UTF_8);
    }
}
