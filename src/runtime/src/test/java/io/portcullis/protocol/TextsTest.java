package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.portcullis.fake.Tree;

class TextsTest {

    /** Written anew, from what the documentation says, to compare with. */
    private static final String UNSEEN = "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u061C\\u200E\\u200F\\u202A-\\u202E"
            + "\\u2066-\\u206F\\uFFF9-\\uFFFB\\x{E0000}-\\x{E007F}]";

    private static final int[] ODD = { 0, 7, 8, 9, 10, 12, 13, 27, 31, 32, '"', '\\', '/', 'u', 'b', 'f', 'a', 0x7E, 0x7F, 0x80,
            0x9F, 0xA0, 0xE9, 0x61B, 0x61C, 0x61D, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E,
            0x202F, 0x2065, 0x2066, 0x2069, 0x206F, 0x2070, 0xFE0F, 0xFFF8, 0xFFF9, 0xFFFB, 0xFFFC, 0x1F600, 0xDFFFF, 0xE0000,
            0xE0041, 0xE007F, 0xE0080 };

    private final Texts texts = Texts.mended();

    @ParameterizedTest
    @ValueSource(strings = { "", "plain", "tab\tand\r\nlines", "caf\u00e9 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\ud83d\udc69\u200d\ud83d\udcbb\ufe0f", "line\u2028paragraph\u2029", "\\u202e is how it is written" })
    void cleanText_isTheSameObject(String text) {
        assertThat(texts.text(text)).isSameAs(text);
        assertThat(texts.areMended()).isFalse();
    }

    @Test
    void whatNobodySees_isTakenOut() {
        assertThat(texts.text("a\u0000b\u001b[31mc\u007f\u009bd")).isEqualTo("ab[31mcd");
        assertThat(texts.text("invoice\u202efdp.exe\u2066x\u2069\u200e")).isEqualTo("invoicefdp.exex");
        assertThat(texts.text("hi\udb40\udc69\udb40\udc67\udb40\udc6e\udb40\udc6f\udb40\udc72\udb40\udc65")).isEqualTo("hi");
        assertThat(texts.areMended()).isTrue();
    }

    @Test
    void halfOfACharacter_leavesAMark() {
        assertThat(texts.text("a\ud83d \ude00")).isEqualTo("a\ufffd \ufffd");
        assertThat(texts.areMended()).isTrue();
        assertThat(Texts.asTheyAre().text("a\ud83d\u202e")).isEqualTo("a\ufffd\u202e");
    }

    @Test
    void nothing_staysNothing() {
        assertThat(texts.text(null)).isNull();
        assertThat(Texts.asTheyAre().text(null)).isNull();
    }

    @RepeatedTest(300)
    void randomText_leavesAsTheDocumentationSays() {
        String text = random(new Random());
        String expected = text.replaceAll(UNSEEN, "");
        assertThat(texts.text(text)).isEqualTo(expected);
        assertThat(texts.areMended()).isEqualTo(!expected.equals(text));
    }

    @RepeatedTest(300)
    void randomJson_leavesAsItsTextsWould() throws JsonProcessingException {
        Random random = new Random();
        ObjectMapper json = random.nextBoolean() ? new ObjectMapper()
                : JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        Map<String, Object> inner = new LinkedHashMap<>();
        Map<String, Object> left = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            String key = i + random(random);
            String value = random(random);
            inner.put(key, value);
            left.put(key.replaceAll(UNSEEN, ""), value.replaceAll(UNSEEN, ""));
        }
        String written = json.writeValueAsString(Map.of("deep", new Object[] { 1.50, inner }));
        String mended = texts.json(written);
        assertThat(Tree.of(mended)).isEqualTo(Tree.of(json.writeValueAsString(Map.of("deep", new Object[] { 1.50, left }))));
        assertThat(texts.areMended()).isEqualTo(!inner.equals(left));
        if (inner.equals(left)) {
            assertThat(mended).isSameAs(written);
        }
    }

    @Test
    void escapesOfJson_areRead() {
        assertThat(texts.json("{\"\\u202ea\":\"\\b\\f\\n\\\\u202e\\u001B\\udb40\\udc41\\ud83d\\ude00\\ud83d\"}"))
                .isEqualTo("{\"a\":\"\\n\\\\u202e\\ud83d\\ude00\ufffd\"}");
    }

    @Test
    void namesThatBecomeTheSame_areNotSent() {
        assertThatIllegalArgumentException().isThrownBy(() -> texts.json("{\"admin\":false,\"ad\u200emin\":true}"));
    }

    @Test
    void jsonThatIsNone_isNotSent() {
        for (String broken : new String[] { "\"\\", "\"\\u12\"", "\"\\u202e" }) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> texts.json(broken))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(ODD[random.nextInt(ODD.length)]);
        }
        return text.toString();
    }
}
