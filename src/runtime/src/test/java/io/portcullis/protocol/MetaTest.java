package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

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
        assertThat(meta("{\"_meta\":{\"progressToken\":1}}")).isEqualTo(new Meta(true, false, null, null, null, "1", TraceContext.NONE));
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

    @ParameterizedTest
    @ValueSource(strings = { VERSION + ":\"a\"," + VERSION + ":\"b\"", CAPABILITIES + ":{}," + CAPABILITIES + ":[]",
            "\"x\":1,\"x\":1",
            "\"x\":{\"y\":1,\"y\":2}" })
    void repeatedKey_isRefused(String members) {
        assertThat(Refusals.fault(() -> meta("{\"_meta\":{" + members + "}}"))).isEqualTo(Fault.REQUEST);
    }

    private static Meta meta(String params) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":" + params + "}";
        return Meta.of(new MessageReader(16).read(body.getBytes(StandardCharsets.UTF_8)).params());
    }
}
