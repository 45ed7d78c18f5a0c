package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Refusals;
import io.portcullis.protocol.Message.Kind;
import io.portcullis.refusal.Refusal.Malformed.Fault;

/** H-05, H-09, J-01, E-10, E-11. */
class MessageReaderTest {

    private static final int DEPTH = 16;

    private final MessageReader reader = new MessageReader(DEPTH);

    @Test
    void methodAndId_areARequest() {
        Message message = read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
        assertThat(message.kind()).isEqualTo(Kind.REQUEST);
        assertThat(message.method()).isEqualTo("ping");
    }

    @Test
    void methodWithoutId_isANotification() {
        Message message = read("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        assertThat(message.kind()).isEqualTo(Kind.NOTIFICATION);
        assertThat(message.id()).isNull();
    }

    @ParameterizedTest // E-11
    @ValueSource(strings = { "\"result\":{}", "\"error\":{\"code\":1,\"message\":\"m\"}", "\"result\":null" })
    void resultOrErrorWithoutMethod_isAResponse(String member) {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1," + member + "}").kind()).isEqualTo(Kind.RESPONSE);
    }

    @Test // SR-01
    void response_carriesItsResultUnread() {
        Message response = read("{\"result\": {\"a\": [1]} ,\"id\":\"q1\",\"jsonrpc\":\"2.0\"}");
        assertThat(response.id()).isEqualTo(new RequestId("\"q1\""));
        assertThat(response.content().text()).isEqualTo("{\"a\": [1]}");
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1}}").content()).isNull();
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"error\":{\"code\":1}}").content()).isNull();
    }

    @Test // HL-14
    void batch_carriesItsElementsUnread() {
        assertThat(read(" [{\"a\":1}, 2 ,[]] ").content().elements()).extracting(Slice::text).containsExactly("{\"a\":1}", "2",
                "[]");
    }

    @ParameterizedTest // E-10
    @ValueSource(strings = { "[]", "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", "[[1],{}]" })
    void array_isABatch(String body) {
        assertThat(read(body).kind()).isEqualTo(Kind.BATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "\"text\"", "true", "null", "{}", "{\"id\":1,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"}",
            "{\"jsonrpc\":{\"jsonrpc\":\"2.0\"},\"id\":1,\"method\":\"ping\"}",
            "{\"jsonrpc\":[\"2.0\"],\"id\":1,\"method\":\"ping\"}", "{\"jsonrpc\":\"2.0\",\"id\":1}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":[\"ping\"]}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":{\"method\":\"ping\"}}" })
    void jsonThatIsNoMessage_isRefusedAsARequest(String body) {
        assertThat(fault(body)).isEqualTo(Fault.REQUEST);
    }

    @ParameterizedTest // J-01
    @ValueSource(strings = { "1", "0", "-7", "123456789012345678901234567890", "\"1\"", "\"\"", "\"a b\"", "\"\\\"quoted\\\"\"",
            "\"\\u0041\\n\\\\\"", "\"\u00e9\u20ac\ud83d\ude00\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"" })
    void id_isKeptAsItWasWritten(String id) {
        assertThat(read("{\"jsonrpc\":\"2.0\" , \"id\" : " + id + " , \"method\":\"m\"}").id().json()).isEqualTo(id);
        assertThat(read("{\"method\":\"m\",\"jsonrpc\":\"2.0\",\"id\":" + id + "}").id().json()).isEqualTo(id);
    }

    @ParameterizedTest // J-01
    @ValueSource(strings = { "null", "1.0", "1.5", "1e3", "true", "{}", "[1]", "{\"id\":1}" })
    void idOfAnotherType_isRefused(String id) {
        assertThat(fault("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"m\"}")).isEqualTo(Fault.REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"jsonrpc\":\"2.0\"", "\"id\":2", "\"method\":\"n\"", "\"params\":{}", "\"m\\u0065thod\":\"n\"" })
    void repeatedMember_isRefused(String again) {
        assertThat(fault("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{}," + again + "}"))
                .isEqualTo(Fault.REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"result\":1,\"result\":2", "\"error\":1,\"error\":2" })
    void repeatedMemberOfAResponse_isRefused(String members) {
        assertThat(fault("{\"jsonrpc\":\"2.0\",\"id\":1," + members + "}")).isEqualTo(Fault.REQUEST);
    }

    @Test
    void unknownMember_isIgnored() {
        Message message = read(
                "{\"x\":{\"method\":\"other\",\"id\":9},\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"y\":[[]]}");
        assertThat(message.method()).isEqualTo("m");
        assertThat(message.id().json()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\n\t", "{", "{\"jsonrpc\":\"2.0\"", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} x",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}{}", "[1] [2]", "[1", "{'jsonrpc':'2.0'}", "{jsonrpc:1}",
            "{\"jsonrpc\":\"2.0\",\"id\":01,\"method\":\"m\"}", "{\"jsonrpc\":\"2.0\",\"id\":NaN,\"method\":\"m\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":+1,\"method\":\"m\"}", "{\"jsonrpc\":\"2.0\",\"method\":\"m\",}",
            "{\"jsonrpc\":\"2.0\",/* */\"method\":\"m\"}", "{\"jsonrpc\":\"2.0\",\"method\":\"a\nb\"}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"x\":\"\\q\"}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"x\":\"a\nb\"}", "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"x\":[tru]}" })
    void whatIsNotJson_isRefusedAsJson(String body) {
        assertThat(fault(body)).isEqualTo(Fault.JSON);
    }

    @ParameterizedTest // section 1, evaluation order: JSON before shape
    @ValueSource(strings = { "{\"id\":null", "{\"id\":1.5,\"jsonrpc\"", "{\"method\":1} x", "{\"id\":1,\"id\":2,", "7 7",
            "\"a\" x" })
    void brokenJsonWithAWrongShape_isRefusedAsJson(String body) {
        assertThat(fault(body)).isEqualTo(Fault.JSON);
    }

    @ParameterizedTest // H-05; each would be inside a string
    @ValueSource(strings = { "80", "c3", "c328", "c0af", "c1a1", "e08080", "eda080", "f08080af", "f4908080", "f5808080", "ff",
            "fe" })
    void invalidUtf8_isRefusedAsJson(String hex) {
        for (String place : new String[] { "method", "id", "x" }) {
            String text = "{\"jsonrpc\":\"2.0\",\"" + place + "\":\"a@\",\"params\":{}}";
            assertThat(Refusals.fault(() -> reader.read(withBytes(text, hex)))).as(place).isEqualTo(Fault.JSON);
        }
        assertThat(Refusals.fault(() -> reader.read(
                withBytes("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"a\":[{\"b\":\"@\"}]}}", hex))))
                .isEqualTo(Fault.JSON);
    }

    @Test
    void otherEncodings_areRefused() {
        String text = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
        assertThat(Refusals.fault(() -> reader.read(text.getBytes(StandardCharsets.UTF_16)))).isEqualTo(Fault.JSON);
        assertThat(Refusals.fault(() -> reader.read(text.getBytes(StandardCharsets.UTF_16LE)))).isEqualTo(Fault.JSON);
        assertThat(Refusals.fault(() -> reader.read(text.getBytes(StandardCharsets.UTF_16BE)))).isEqualTo(Fault.JSON);
    }

    @Test
    void byteOrderMark_isRefused() {
        assertThat(fault("\ufeff{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")).isEqualTo(Fault.JSON);
    }

    @Test // H-09
    void nestingUpToTheLimit_isRead() {
        assertThat(read(nested(DEPTH - 2)).kind()).isEqualTo(Kind.REQUEST);
    }

    @Test // H-09
    void nestingBeyondTheLimit_isRefused() {
        assertThat(fault(nested(DEPTH - 1))).isEqualTo(Fault.JSON);
        assertThat(fault("[".repeat(DEPTH + 1) + "]".repeat(DEPTH + 1))).isEqualTo(Fault.JSON);
        assertThat(fault("[".repeat(100_000))).isEqualTo(Fault.JSON);
    }

    @Test // H-09
    void numberBeyondTheLimit_isRefused() {
        assertThat(fault("{\"jsonrpc\":\"2.0\",\"id\":" + "1".repeat(10_000) + ",\"method\":\"m\"}")).isEqualTo(Fault.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "1", "\"text\"", "true", "[{\"name\":\"x\"}]" })
    void paramsThatAreNoObject_areMalformed(String params) {
        Params read = read("{\"jsonrpc\":\"2.0\",\"id\":1,\"params\":" + params + ",\"method\":\"m\"}").params();
        assertThat(read.wellFormed()).isFalse();
        assertThat(read.members()).isEmpty();
    }

    @Test
    void nullParams_areNoParams() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"params\":null,\"method\":\"m\"}").params()).isEqualTo(Params.NONE);
    }

    @Test
    void repeatedParam_isMalformed() {
        assertThat(params("{\"name\":\"a\",\"n\\u0061me\":\"b\"}").wellFormed()).isFalse();
        assertThat(params("{\"_meta\":{},\"_meta\":{}}").wellFormed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "-1", "0", "1.5", "-0.0e-10", "1E+5", "123456789012345678901234567890", "true", "false",
            "null",
            "\"\"", "\"a\"", "\"a\\\"}b\"", "\"\\\\\"", "\"\\u00e9\"", "\"\u00e9\u20ac\ud83d\ude00\"", "{}", "[]",
            "{\"a\":1}", "{ \"a\" : [ 1 , { \"b\" : \"}\" } ] }", "[[],[{}],\"]\"]", "[1,2]", "{\"\u20ac\":\"\ud83d\ude00\"}" })
    void slice_isExactlyTheValue(String value) {
        Params first = params("{\"a\":" + value + "}");
        Params spaced = params("{ \"\u20ac\":1, \"a\" \n:\t" + value + " \n, \"b\" : " + value + "}");
        assertThat(first.members().get("a").text()).isEqualTo(value);
        assertThat(spaced.members().get("a").text()).isEqualTo(value);
        assertThat(spaced.members().get("b").text()).isEqualTo(value);
        assertThat(spaced.wellFormed()).isTrue();
    }

    @Test
    void sliceOfALongString_isExactlyTheValue() {
        String value = "\"" + "x\\n\u20ac".repeat(50_000) + "\"";
        assertThat(params("{\"a\":" + value + ",\"b\":" + value + "}").members().get("b").text()).isEqualTo(value);
    }

    private Params params(String params) {
        return read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":" + params + "}").params();
    }

    private Message read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private Fault fault(String body) {
        return Refusals.fault(() -> read(body));
    }

    private static String nested(int depth) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"a\":" + "[".repeat(depth) + "]".repeat(depth)
                + "}}";
    }

    /** The text with raw bytes in place of the at sign. */
    private static byte[] withBytes(String text, String hex) {
        byte[] raw = HexFormat.of().parseHex(hex);
        byte[] before = text.substring(0, text.indexOf('@')).getBytes(StandardCharsets.UTF_8);
        byte[] after = text.substring(text.indexOf('@') + 1).getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before.length + raw.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(raw, 0, all, before.length, raw.length);
        System.arraycopy(after, 0, all, before.length + raw.length, after.length);
        return all;
    }
}
