package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.api.Field;
import io.portcullis.fake.Slices;

/** EL-05, EL-10: what fits a field, and what does not. */
class FieldReaderTest {

    private static final Field TEXT = Field.text("a");
    private static final Field LENGTH = Field.text("a").withLength(2, 3);
    private static final Field INTEGER = Field.integer("a");
    private static final Field RANGE = Field.integer("a").withRange(-1, 5);
    private static final Field NUMBER = Field.number("a");
    private static final Field SPAN = Field.number("a").withRange(0.5, 1.5);
    private static final Field FLAG = Field.flag("a");
    private static final Field CHOICE = Field.choice("a", List.of("x", "y"));
    private static final Field TITLED = Field.choice("a", Map.of("x", "X is it"));
    private static final Field CHOICES = Field.choices("a", List.of("x", "y", "z"));
    private static final Field FEW = Field.choices("a", List.of("x", "y", "z")).withItems(1, 2);

    static Stream<Arguments> fitting() {
        return Stream.of(
                fits(TEXT, "''", ""), fits(TEXT, "'\\u20ac'", "\u20ac"), fits(LENGTH, "'ab'", "ab"),
                fits(LENGTH, "'abc'", "abc"),
                fits(LENGTH, "'\ud83d\ude00\ud83d\ude00\ud83d\ude00'", "\ud83d\ude00\ud83d\ude00\ud83d\ude00"),
                fits(format("email"), "'a@b'", "a@b"), fits(format("uri"), "'https://a/b'", "https://a/b"),
                fits(format("uri"), "'urn:x'", "urn:x"), fits(format("date"), "'2028-02-29'", "2028-02-29"),
                fits(format("date-time"), "'2026-11-01T10:00:00Z'", "2026-11-01T10:00:00Z"),
                fits(format("date-time"), "'2026-11-01T10:00:00.5+01:00'", "2026-11-01T10:00:00.5+01:00"),
                fits(INTEGER, "0", 0L), fits(INTEGER, "-9223372036854775808", Long.MIN_VALUE), fits(RANGE, "-1", -1L),
                fits(RANGE, "5", 5L), fits(NUMBER, "1", 1.0), fits(NUMBER, "-1.5e3", -1500.0), fits(SPAN, "0.5", 0.5),
                fits(SPAN, "1.5", 1.5), fits(FLAG, "true", true), fits(FLAG, "false", false), fits(CHOICE, "'y'", "y"),
                fits(TITLED, "'x'", "x"), fits(CHOICES, "[]", List.of()), fits(CHOICES, "['z','x']", List.of("z", "x")),
                fits(FEW, "['x']", List.of("x")), fits(FEW, "['x','y']", List.of("x", "y")));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void valueThatFits_isRead(Field field, String json, Object value) {
        assertThat(FieldReader.read(field, Json.tree(Slices.of(json)))).isEqualTo(Optional.of(value));
    }

    static Stream<Arguments> other() {
        return Stream.of(
                fitsNot(TEXT, "1", "true", "null", "[]", "['x']", "{}"),
                fitsNot(LENGTH, "''", "'a'", "'abcd'", "'\ud83d\ude00'"),
                fitsNot(format("email"), "''", "'a'", "'@b'", "'a@'", "'a@b@c'", "'a b@c'", "'a@b\\n'"),
                fitsNot(format("uri"), "''", "'a'", "'/a/b'", "'https://a b'", "'//a'", "'http://[x'"),
                fitsNot(format("date"), "''", "'2026-02-29'", "'01.11.2026'", "'2026-11-1'", "'2026-11-01T10:00:00Z'"),
                fitsNot(format("date-time"), "''", "'2026-11-01'", "'2026-11-01T10:00:00'", "'2026-11-01T25:00:00Z'"),
                fitsNot(INTEGER, "1.5", "'1'", "true", "null", "[1]", "9223372036854775808", "1e400"),
                fitsNot(RANGE, "-2", "6", "'0'"),
                fitsNot(NUMBER, "'1'", "true", "null", "[1]", "{}", "1e400", "-1e400"),
                fitsNot(SPAN, "0.4999", "1.5001", "1e400", "-1e400"),
                fitsNot(FLAG, "'true'", "1", "0", "null", "[]"),
                fitsNot(CHOICE, "'z'", "''", "'X'", "'x '", "1", "null", "['x']"), fitsNot(TITLED, "'X is it'"),
                fitsNot(CHOICES, "'x'", "['q']", "['x',1]", "['x',null]", "[['x']]", "{}", "null", "['x','x','x','x']"),
                fitsNot(FEW, "[]", "['x','y','z']")).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("other")
    void valueThatDoesNotFit_isNoValue(Field field, String json) {
        assertThat(FieldReader.read(field, Json.tree(Slices.of(json)))).isEmpty();
    }

    @Test
    void everyTypeOfField_isInBothTables() {
        assertThat(fitting().map(row -> ((Field) row.get()[0]).type())).contains(Field.Type.values());
        assertThat(other().map(row -> ((Field) row.get()[0]).type())).contains(Field.Type.values());
    }

    private static Field format(String format) {
        return Field.text("a").withFormat(format);
    }

    private static Arguments fits(Field field, String json, Object value) {
        return Arguments.of(field, json, value);
    }

    private static Stream<Arguments> fitsNot(Field field, String... values) {
        return Arrays.stream(values).map(value -> Arguments.of(field, value));
    }
}
