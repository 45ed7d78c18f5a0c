package io.portcullis.uri;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** */
class PercentTest {

    @ParameterizedTest
    @CsvSource({ "abc,abc", "a%20b,a b", "%C3%A9,\u00e9", "%c3%a9,\u00e9", "%E6%BC%A2,\u6f22", "%F0%9F%98%80,\ud83d\ude00",
            "a+b,a+b", "%2B,+", "%25,%", "'',''", "%EF%BB%BFa,\ufeffa" })
    void escapes_areUndone(String raw, String text) {
        assertThat(Percent.decoded(raw)).hasValue(text);
    }

    @ParameterizedTest
    @CsvSource({ "%2541,%41", "%25252e,%252e", "%25%32%65,%2e", "100%2525,100%25" })
    void escapes_areUndoneOnce(String raw, String text) {
        assertThat(Percent.decoded(raw)).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "%", "a%", "%4", "%zz", "%4g", "%g4", "% 41", "%+1", "%-1", "%%41", "%2%352e", "%u002e", "%0x41",
            "%\uff14\uff11", "%\u0664\u0661" })
    void brokenEscapes_areRefused(String raw) {
        assertThat(Percent.decoded(raw)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "%80", "%ff", "%fe", "%c3", "%c3a", "%c3%c3", "%e6%bc", "%f0%9f%98", "a%a9" })
    void brokenUtf8_isRefused(String raw) {
        assertThat(Percent.decoded(raw)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "%c0%ae", "%c0%af", "%c1%9c", "%e0%80%ae", "%e0%80%af", "%f0%80%80%ae", "%f8%80%80%80%ae",
            "%fc%80%80%80%80%ae", "%c0%80", "%c0%2e" })
    void overlongForms_areRefused(String raw) {
        assertThat(Percent.decoded(raw)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "%ed%a0%80", "%ed%bf%bf", "%ed%a0%bd%ed%b8%80", "%f4%90%80%80", "%f5%80%80%80" })
    void surrogatesAndWhatLiesBeyondUnicode_areRefused(String raw) {
        assertThat(Percent.decoded(raw)).isEmpty();
    }

    @Test
    void controlCharacters_areRefused() {
        for (int c = 0; c < 0x20; c++) {
            assertThat(Percent.decoded("a%%%02xb".formatted(c))).as("%x", c).isEmpty();
            assertThat(Percent.decoded("a" + (char) c)).as("%x, raw", c).isEmpty();
        }
        assertThat(Percent.decoded("%7f")).isEmpty();
        for (int c = 0x80; c < 0xA0; c++) {
            assertThat(Percent.decoded("%%c2%%%02x".formatted(c))).as("%x", c).isEmpty();
        }
        assertThat(Percent.decoded("%c2%a0")).hasValue("\u00a0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u00e9", "\u6f22", "\ud83d\ude00", "\ud83d", "\u007f", "\uff0e", "\u2025", "\u012e" })
    void charactersOutsideAscii_areRefused(String raw) {
        assertThat(Percent.decoded(raw)).isEmpty();
    }
}
