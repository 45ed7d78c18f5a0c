package io.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import io.portcullis.redaction.Shortened;

/** What is written of texts and numbers, and where. */
class SheetTest {

    private static final JsonFactory JACKSON = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Sheet sheet = new Sheet();

    @Test
    void everyCharacter_isWrittenAsJacksonDoes() throws IOException {
        StringBuilder all = new StringBuilder();
        IntStream.range(0, Character.MIN_SURROGATE).forEach(c -> all.append((char) c));
        IntStream.rangeClosed(Character.MAX_SURROGATE + 1, 0x10_FFFF).forEach(all::appendCodePoint);
        sheet.begin();
        sheet.word(Field.NAME, all.toString());
        sheet.end();
        assertThat(written().equals(jackson(all.toString()))).isTrue();
        assertThat(written().chars().allMatch(c -> c >= ' ' && c <= '\u007f')).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ab", "abcdefgh", "abcd\u00e9fgh", "abcde\ud83d\ude00", "\ud800b", "a\udc00b",
            "\"\"\"\"\"\"\"" })
    void text_isCutAsTextsAre(String text) throws IOException {
        sheet.begin();
        sheet.text(Field.NAME, text, 6);
        sheet.end();
        assertThat(written()).isEqualTo(jackson(Shortened.of(text, 6)));
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, 9, 10, 1_234_567, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE })
    void number_isWrittenInDigits(long number) throws IOException {
        sheet.begin();
        sheet.number(Field.COUNT, number);
        sheet.end();
        assertThat(written()).isEqualTo("{\"count\":" + number + "}");
    }

    @Test
    void objectsAndArrays_haveCommasBetweenWhatIsInThem() throws IOException {
        sheet.begin();
        sheet.open(Field.API);
        sheet.close();
        sheet.openArray(Field.ARGUMENTS);
        sheet.text("a", 6);
        sheet.text("b", 6);
        sheet.closeArray();
        sheet.openArray(Field.RESOURCES);
        sheet.open();
        sheet.word(Field.TYPE, Kind.LIMIT_STORE);
        sheet.close();
        sheet.open();
        sheet.close();
        sheet.closeArray();
        sheet.end();
        assertThat(written())
                .isEqualTo("{\"api\":{},\"arguments\":[\"a\",\"b\"],\"resources\":[{\"type\":\"limit_store\"},{}]}");
    }

    @Test
    void recordThatCannotBeMade_leavesNothing() throws IOException {
        sheet.begin();
        sheet.end();
        int before = sheet.length();
        sheet.begin();
        sheet.open(Field.API);
        sheet.leaveOut(before);
        sheet.begin();
        sheet.number(Field.COUNT, 1);
        sheet.end();
        assertThat(written()).isEqualTo("{}{\"count\":1}");
    }

    @Test
    void sheetThatWasLong_givesItsMemoryBack() throws IOException {
        sheet.begin();
        sheet.word(Field.NAME, "x".repeat(10_000_000));
        sheet.end();
        assertThat(sheet.bytes()).hasSizeGreaterThan(10_000_000);
        sheet.clear();
        assertThat(sheet.bytes()).hasSizeLessThan(100_000);
        assertThat(sheet.length()).isZero();
    }

    private String written() {
        return new String(sheet.bytes(), 0, sheet.length(), StandardCharsets.ISO_8859_1);
    }

    private static String jackson(String text) throws IOException {
        StringWriter json = new StringWriter();
        try (JsonGenerator out = JACKSON.createGenerator(json)) {
            out.writeStartObject();
            out.writeStringField("name", text);
            out.writeEndObject();
        }
        return json.toString();
    }
}
