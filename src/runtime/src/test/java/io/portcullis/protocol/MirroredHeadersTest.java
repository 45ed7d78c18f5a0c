package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Refusals;
import io.portcullis.refusal.Refusal.Malformed.Fault;

/** */
class MirroredHeadersTest {

    private static final List<String> NONE = List.of();

    @Test
    void equalValues_areAccepted() {
        MirroredHeaders headers = new MirroredHeaders(List.of("2026-07-28"), List.of("tools/call"), List.of("find"));
        assertThatNoException().isThrownBy(() -> {
            headers.requireVersion("2026-07-28");
            headers.requireMethod("tools/call");
            headers.requireName("find");
        });
    }

    @Test
    void missingLines_areRefused() {
        MirroredHeaders none = new MirroredHeaders(NONE, NONE, NONE);
        assertThat(Refusals.fault(() -> none.requireVersion("2026-07-28"))).isEqualTo(Fault.HEADER);
        assertThat(Refusals.fault(() -> none.requireMethod("tools/call"))).isEqualTo(Fault.HEADER);
        assertThat(Refusals.fault(() -> none.requireName("find"))).isEqualTo(Fault.HEADER);
    }

    @Test
    void repeatedLines_areRefused() {
        MirroredHeaders twice = new MirroredHeaders(List.of("v", "v"), List.of("m", "m"), List.of("n", "n"));
        assertThat(Refusals.fault(() -> twice.requireVersion("v"))).isEqualTo(Fault.HEADER);
        assertThat(Refusals.fault(() -> twice.requireMethod("m"))).isEqualTo(Fault.HEADER);
        assertThat(Refusals.fault(() -> twice.requireName("n"))).isEqualTo(Fault.HEADER);
    }

    @ParameterizedTest // X-19, as a proxy joins them
    @ValueSource(strings = { "find, find", "find,find", "finder", "fin", "", "\"find\"" })
    void otherValues_areRefused(String line) {
        assertNameRefused(line, "find");
    }

    @ParameterizedTest
    @ValueSource(strings = { " find", "find ", "\tfind\t ", "find" })
    void whitespaceAroundAValue_isStripped(String line) {
        assertNameAccepted(line, "find");
    }

    @Test
    void values_areComparedCaseSensitively() {
        assertNameRefused("Find", "find");
        MirroredHeaders headers = new MirroredHeaders(NONE, List.of("Tools/Call"), NONE);
        assertThat(Refusals.fault(() -> headers.requireMethod("tools/call"))).isEqualTo(Fault.HEADER);
    }

    @ParameterizedTest // X-06, the tables of SEP-2243
    @CsvSource({ "=?base64?ZmluZA==?=,find", "=?base64?WsO8cmljaA==?=,Z\u00fcrich", "' =?base64?ZmluZA==?= ',find",
            "=?base64?IGZpbmQg?=,' find '",
            "=?base64?8J+YgA==?=,\ud83d\ude00", "=?base64??=,''", "=?base64?PT9iYXNlNjQ/Wmc9PT89?=,=?base64?Zg==?=" })
    void sentinel_isDecoded(String line, String body) {
        assertNameAccepted(line, body);
    }

    @Test
    void sentinelOfAnotherText_isRefused() {
        assertNameRefused("=?base64?ZmluZA==?=", "fond");
    }

    @Test // whoever has such a name has to encode it
    void nameThatLooksLikeASentinel_doesNotEqualItself() {
        assertNameRefused("=?base64?ZmluZA==?=", "=?base64?ZmluZA==?=");
    }

    @ParameterizedTest // literal values
    @ValueSource(strings = { "=?BASE64?ZmluZA==?=", "=?Base64?ZmluZA==?=", "=?base64?ZmluZA==", "?base64?ZmluZA==?=",
            "ZmluZA==", "=?base64?=",
            "x=?base64?ZmluZA==?=", "=?base64?ZmluZA==?=x", "=?=", "?=" })
    void valueWithoutBothMarkers_isLiteral(String line) {
        assertNameAccepted(line, line);
        assertNameRefused(line, "find");
    }

    @ParameterizedTest // bad padding, foreign alphabet, invalid UTF-8
    @ValueSource(strings = { "ZmluZA", "ZmluZA=", "ZmluZA===", "ZmluZA== ", "Zm luZA=", "Zml\tZA==", "_-8=", "Zm!u", "=",
            "====", "Z===", "gA==",
            "wK8=", "7aCA", "9ICAgA==", "w7w=w7w=" })
    void brokenSentinel_isRefused(String payload) {
        String line = "=?base64?" + payload + "?=";
        assertNameRefused(line, "find");
        assertNameRefused(line, line);
    }

    @Test // X-06 speaks of names and parameters only
    void sentinelInOtherHeaders_isLiteral() {
        MirroredHeaders headers = new MirroredHeaders(List.of("=?base64?dg==?="), List.of("=?base64?bQ==?="), NONE);
        assertThat(Refusals.fault(() -> headers.requireVersion("v"))).isEqualTo(Fault.HEADER);
        assertThat(Refusals.fault(() -> headers.requireMethod("m"))).isEqualTo(Fault.HEADER);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0x00, 0x01, 0x08, 0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x1F, 0x7F, 0x80, 0x85, 0xA0, 0xE9,
            0x2003, 0x2028, 0x3000 })
    void charactersOutsideVisibleAscii_areRefusedWhereverTheyAre(int character) {
        String c = Character.toString(character);
        assertNameRefused(c + "find", "find");
        assertNameRefused("find" + c, "find");
        assertNameRefused("fi" + c + "nd", "fi" + c + "nd");
        MirroredHeaders headers = new MirroredHeaders(List.of(c + "v"), List.of("m" + c), NONE);
        assertThat(Refusals.fault(() -> headers.requireVersion("v"))).isEqualTo(Fault.HEADER);
        assertThat(Refusals.fault(() -> headers.requireMethod("m"))).isEqualTo(Fault.HEADER);
    }

    @Test
    void singleVersion_isTheOneLine() {
        assertThat(new MirroredHeaders(List.of(" 2025-11-25 "), NONE, NONE).singleVersion()).isEqualTo("2025-11-25");
        assertThat(new MirroredHeaders(NONE, NONE, NONE).singleVersion()).isNull();
        assertThat(new MirroredHeaders(List.of("2025-11-25", "2025-11-25"), NONE, NONE).singleVersion()).isNull();
    }

    private static void assertNameAccepted(String line, String body) {
        assertThatNoException().as(line).isThrownBy(() -> new MirroredHeaders(NONE, NONE, List.of(line)).requireName(body));
    }

    private static void assertNameRefused(String line, String body) {
        assertThat(Refusals.fault(() -> new MirroredHeaders(NONE, NONE, List.of(line)).requireName(body))).as(line)
                .isEqualTo(Fault.HEADER);
    }
}
