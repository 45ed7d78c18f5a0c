package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Z-02, Z-03. */
class TraceContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void parent_namesTheTrace() {
        TraceContext trace = TraceContext.of(PARENT, "vendor=value,other=1");
        assertThat(trace).isEqualTo(new TraceContext(PARENT, "vendor=value,other=1"));
        assertThat(trace.traceId()).isEqualTo(TRACE);
        assertThat(TraceContext.NONE.traceId()).isEmpty();
    }

    @ParameterizedTest // W3C Trace Context, 3.2.2
    @ValueSource(strings = { "", "00", "00-" + TRACE + "-00f067aa0ba902b7", PARENT + " ", " " + PARENT, PARENT + "-00",
            PARENT + "\n",
            "01-" + TRACE + "-00f067aa0ba902b7-01", "ff-" + TRACE + "-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-" + TRACE + "-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-" + TRACE + "-00f067aa0ba902b7-0g",
            "00-4bf92f3577b34da6a3ce929d0e0e473\u0661-00f067aa0ba902b7-01" })
    void whatIsNoParent_isNoTrace(String parent) {
        assertThat(TraceContext.of(parent, "vendor=value")).isEqualTo(TraceContext.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a=\n", "a=\u0000", "a=\u00e9", "a=\u007f" })
    void stateThatIsNone_isDropped(String state) {
        assertThat(TraceContext.of(PARENT, state)).isEqualTo(new TraceContext(PARENT, ""));
        assertThat(TraceContext.of(PARENT, "a=" + "b".repeat(511))).isEqualTo(new TraceContext(PARENT, ""));
    }

    @Test // Z-02: the keys have no prefix
    void trace_isReadFromMeta() {
        assertThat(trace("\"traceparent\":\"" + PARENT + "\",\"tracestate\":\"a=1\",\"baggage\":\"user=root\""))
                .isEqualTo(new TraceContext(PARENT, "a=1"));
        assertThat(trace("\"io.modelcontextprotocol/traceparent\":\"" + PARENT + "\"")).isEqualTo(TraceContext.NONE);
    }

    @ParameterizedTest // Z-03: never an error
    @ValueSource(strings = { "\"traceparent\":1", "\"traceparent\":null", "\"traceparent\":{\"a\":1}", "\"traceparent\":\"x\"",
            "\"tracestate\":\"a=1\"", "\"traceparent\":[\"" + PARENT + "\"]" })
    void whatIsNoTrace_isIgnored(String members) {
        assertThat(trace(members)).isEqualTo(TraceContext.NONE);
    }

    private static TraceContext trace(String members) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"_meta\":{" + members + "}}}";
        return Meta.of(new MessageReader(16).read(body.getBytes(StandardCharsets.UTF_8)).params()).trace();
    }
}
