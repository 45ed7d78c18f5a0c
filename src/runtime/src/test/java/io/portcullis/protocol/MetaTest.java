package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Refusals;
import io.portcullis.refusal.Refusal.Malformed.Fault;

/** E-02, E-04, D-04. */
class MetaTest {

    private static final String VERSION = "\"io.modelcontextprotocol/protocolVersion\"";
    private static final String CAPABILITIES = "\"io.modelcontextprotocol/clientCapabilities\"";

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"_meta\":null}", "{\"_meta\":[]}", "{\"_meta\":\"x\"}", "{\"_meta\":1}",
            "{\"other\":{\"_meta\":{}}}" })
    void withoutAnObject_thereIsNoMeta(String params) {
        assertThat(meta(params)).isEqualTo(new Meta(false, false, null, null, null, null, TraceContext.NONE));
    }

    @Test
    void metaWithoutTheVersionKey_isNotModern() {
        assertThat(meta("{\"_meta\":{\"progressToken\":1}}"))
                .isEqualTo(new Meta(true, false, null, null, null, "1", TraceContext.NONE));
    }

    @Test
    void versionKey_isModern() {
        assertThat(meta("{\"_meta\":{" + VERSION + ":\"2026-07-28\"," + CAPABILITIES + ":{}}}"))
                .isEqualTo(new Meta(true, true, "2026-07-28", ClientCapabilities.NONE, null, null, TraceContext.NONE));
    }

    @ParameterizedTest // E-04: whatever its value
    @ValueSource(strings = { "null", "1", "{\"a\":1}", "[]", "true" })
    void versionKeyOfAnyType_isModernWithoutAVersion(String value) {
        assertThat(meta("{\"_meta\":{" + VERSION + ":" + value + "," + CAPABILITIES + ":{}}}"))
                .isEqualTo(new Meta(true, true, null, ClientCapabilities.NONE, null, null, TraceContext.NONE));
    }

    @ParameterizedTest // D-04
    @ValueSource(strings = { "null", "[]", "\"x\"", "1", "true" })
    void capabilitiesOfAnotherType_areNoCapabilities(String value) {
        assertThat(meta("{\"_meta\":{" + CAPABILITIES + ":" + value + "," + VERSION + ":\"v\"}}").capabilities()).isNull();
    }

    @Test
    void versionKeyInsideAnotherMember_doesNotCount() {
        assertThat(meta("{\"_meta\":{\"x\":{" + VERSION + ":\"2026-07-28\"},\"y\":[{" + VERSION + ":1}]}}").modern()).isFalse();
    }

    @ParameterizedTest // G1-01, G1-02: echoed with its type
    @ValueSource(strings = { "1", "\"1\"", "-5", "12345678901234567890", "\"\"", "\"\\u20ac\"" })
    void progressToken_isKeptAsItCame(String token) {
        assertThat(meta("{\"_meta\":{\"progressToken\":" + token + ",\"x\":1}}").progressToken()).isEqualTo(token);
    }

    @ParameterizedTest // G1-01
    @ValueSource(strings = { "null", "1.5", "true", "{}", "[1]" })
    void progressTokenOfAnotherType_isNone(String token) {
        assertThat(meta("{\"_meta\":{\"progressToken\":" + token + "}}").progressToken()).isNull();
    }

    @Test // G3-02; whether it is known is asked later
    void logLevel_isKeptAsItCame() {
        assertThat(meta("{\"_meta\":{\"io.modelcontextprotocol/logLevel\":\"info\"}}").logLevel()).isEqualTo("\"info\"");
        assertThat(meta("{\"_meta\":{\"io.modelcontextprotocol/logLevel\": {\"a\":1}}}").logLevel()).isEqualTo("{\"a\":1}");
        assertThat(meta("{\"_meta\":{\"logLevel\":\"info\"}}").logLevel()).isNull();
    }

    @Test // D-04, trap 19
    void capabilities_areThoseOfThisRequest() {
        assertThat(meta("{\"_meta\":{" + CAPABILITIES + ":{\"sampling\":{}}," + VERSION + ":\"v\"}}").capabilities())
                .isEqualTo(new ClientCapabilities(false, false, true, false, false));
        assertThat(meta("{\"_meta\":{" + CAPABILITIES + ":{}," + VERSION + ":\"v\"}}").capabilities())
                .isEqualTo(ClientCapabilities.NONE);
        assertThat(meta("{\"_meta\":{" + CAPABILITIES + ":{\"sampling\":{}}," + VERSION + ":\"v\"}}").capabilities()
                .sampling()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { VERSION + ":\"a\"," + VERSION + ":\"b\"", CAPABILITIES + ":{}," + CAPABILITIES + ":[]",
            "\"x\":1,\"x\":1",
            "\"x\":{\"y\":1,\"y\":2}" })
    void repeatedKey_isRefused(String members) {
        assertThat(Refusals.fault(() -> meta("{\"_meta\":{" + members + "}}"))).isEqualTo(Fault.REQUEST);
    }

    @Test // what was read lately is kept by its length
    void metaOfTheSameLength_isNotTakenForAnother() {
        for (String version : List.of("a", "b", "a")) {
            assertThat(meta("{\"_meta\":{" + VERSION + ":\"" + version + "\"}}").version()).isEqualTo(version);
        }
    }

    @Test // Z-02: a trace is of one request
    void metaOfAnotherTrace_isReadAnew() {
        for (String trace : List.of("4bf92f3577b34da6a3ce929d0e0e4736", "4bf92f3577b34da6a3ce929d0e0e4737")) {
            assertThat(meta("{\"_meta\":{\"traceparent\":\"00-" + trace + "-00f067aa0ba902b7-01\"}}").trace().traceId())
                    .isEqualTo(trace);
        }
    }

    private static Meta meta(String params) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":" + params + "}";
        return Meta.of(new MessageReader(16).read(body.getBytes(StandardCharsets.UTF_8)).params());
    }
}
