package io.portcullis.deployment.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.wire.Post;
import io.portcullis.deployment.wire.Wire;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;

/** With OpenTelemetry, every message is a span in the right trace, and the method runs within it. */
class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER = "4bf92f3577b34da6a3ce929d0e0e4736";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire
            .app(Keys.properties() + Wire.lines("quarkus.otel.traces.exporter=none", "quarkus.otel.metrics.exporter=none"),
                    Observatory.class, Exporter.class)
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-opentelemetry", Version.getVersion())));

    public static class Exporter {

        static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

        @Produces
        @Singleton
        SpanProcessor processor() {
            return SimpleSpanProcessor.create(SPANS);
        }
    }

    @BeforeEach
    void forget() {
        Exporter.SPANS.reset();
    }

    @ParameterizedTest // on a worker or a virtual thread, on the event loop, and after a pause
    @ValueSource(strings = { "blocking", "loop", "later" })
    void spanOfAMethod_isAChildOfItsMessage(String tool) throws Exception {
        call(tool, "").send();
        SpanData message = await(named("tools/call " + tool));
        assertThat(await(named("look")).getParentSpanId()).isEqualTo(message.getSpanId());
        SpanData request = await(span -> span.getKind() == SpanKind.SERVER && span.getName().startsWith("POST"));
        assertThat(message.getParentSpanId()).isEqualTo(request.getSpanId());
    }

    @Test
    void traceOfTheHeader_goesOn() throws Exception {
        call("blocking", "").header("traceparent", "00-" + OTHER + "-00f067aa0ba902b7-01").send();
        assertThat(await(named("tools/call blocking")).getTraceId()).isEqualTo(OTHER);
        assertThat(await(named("look")).getTraceId()).isEqualTo(OTHER);
    }

    @Test
    void traceOfTheMessage_goesOn_andTheRequestIsALink() throws Exception {
        call("later", "\"traceparent\":\"00-" + TRACE + "-b7ad6b7169203331-01\",")
                .header("traceparent", "00-" + OTHER + "-00f067aa0ba902b7-01").send();
        SpanData message = await(named("tools/call later"));
        assertThat(message.getTraceId()).isEqualTo(TRACE);
        assertThat(message.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(message.getLinks()).extracting(link -> link.getSpanContext().getTraceId()).containsExactly(OTHER);
        assertThat(await(named("look")).getParentSpanId()).isEqualTo(message.getSpanId());
    }

    @Test
    void failure_isOneWord_andNothingOfTheCause() throws Exception {
        call("broken", "").send();
        SpanData message = await(named("tools/call broken"));
        assertThat(message.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        await(span -> span.getName().startsWith("POST"));
        assertThat(Exporter.SPANS.getFinishedSpanItems().toString()).doesNotContain("s3cret");
    }

    @Test
    void whatAClientMadeUp_isInNoName() throws Exception {
        Post.modern("tools/call", "\"name\":\"made-up\"").send();
        Post.modern("made/up", "").send();
        await(named("tools/call"));
        await(named("mcp message"));
        assertThat(Exporter.SPANS.getFinishedSpanItems())
                .noneMatch(span -> (span.getName() + span.getAttributes()).matches(".*made.up.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/mcp?access_token=", "/mcp?key=", "/mcp/?access_token=", "/q/elsewhere?access_token=" })
    void credentialInTheAddress_isInNoSpan(String address) throws Exception {
        call("blocking", "").target(address + Keys.READER).send();
        await(span -> span.getKind() == SpanKind.SERVER && span.getName().startsWith("POST"));
        assertThat(Exporter.SPANS.getFinishedSpanItems().toString()).doesNotContain(Keys.READER);
    }

    private static Predicate<SpanData> named(String name) {
        return span -> span.getName().equals(name);
    }

    /** Spans end a little later than their answers are read. */
    private static SpanData await(Predicate<SpanData> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < deadline) {
            Optional<SpanData> found = Exporter.SPANS.getFinishedSpanItems().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(10);
        }
        throw new AssertionError("there are only " + Exporter.SPANS.getFinishedSpanItems());
    }

    private static Post call(String tool, String trace) throws IOException {
        String meta = "\"_meta\":{" + trace + "\"io.modelcontextprotocol/protocolVersion\":\"" + Mcp.MODERN
                + "\",\"io.modelcontextprotocol/clientCapabilities\":{}}";
        return Post.plain(Mcp.body("tools/call", "\"name\":\"" + tool + "\"," + meta))
                .header("MCP-Protocol-Version", Mcp.MODERN).header("Mcp-Method", "tools/call").header("Mcp-Name", tool);
    }
}
