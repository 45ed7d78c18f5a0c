package io.portcullis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

/** A credential in the address of a request is in no span. */
class CleanUrlsTest {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider tracers = SdkTracerProvider.builder().addSpanProcessor(new CleanUrls("/mcp"))
            .addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();

    @ParameterizedTest
    @CsvSource({ "/mcp,access_token=s3cret", "/mcp,key=s3cret", "/MCP/,key=s3cret", "/mcp/sse,s3cret",
            "/other,access_token=s3cret", "/other,ACCESS_TOKEN=s3cret", "/other,a=1&%61ccess_token=s3cret" })
    void query_isTakenOut(String path, String query) {
        String span = span(path, query);
        assertThat(span).doesNotContain("s3cret").contains("REDACTED");
    }

    @ParameterizedTest
    @CsvSource({ "/mcp/s3cret", "/mcp/sse/s3cret", "/MCP;s3cret" })
    void whatFollowsThePath_isTakenOut(String path) {
        tracers.get("test").spanBuilder("POST").setSpanKind(SpanKind.SERVER).setAttribute("url.path", path).startSpan().end();
        assertThat(ended()).contains("url.path=/mcp/REDACTED").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({ "/mcp,REDACTED", "/mcp/sse,REDACTED", "/mcp-pages,text", "/other,text" })
    void wordsOfTheClient_areTakenOut_onThePathOfMcp(String path, String left) {
        tracers.get("test").spanBuilder("POST").setSpanKind(SpanKind.SERVER).setAttribute("url.path", path)
                .setAttribute("user_agent.original", "text").setAttribute("client.address", "text").startSpan().end();
        assertThat(ended()).contains("url.path=" + path, "user_agent.original=" + left, "client.address=" + left);
    }

    @Test
    void addressOfTheClient_stays() {
        tracers.get("test").spanBuilder("POST").setSpanKind(SpanKind.SERVER).setAttribute("url.path", "/mcp")
                .setAttribute("client.address", "2001:db8::7").startSpan().end();
        assertThat(ended()).contains("client.address=2001:db8::7");
    }

    @Test
    void queryOfAnotherPath_stays() {
        assertThat(span("/other", "page=2")).contains("url.query=page=2", "/other?page=2");
    }

    private String span(String path, String query) {
        SpanBuilder builder = tracers.get("test").spanBuilder("POST").setSpanKind(SpanKind.SERVER);
        builder.setAttribute("url.path", path).setAttribute("url.query", query)
                .setAttribute("url.full", "https://host.example" + path + "?" + query)
                .setAttribute("http.target", path + "?" + query).startSpan().end();
        return ended();
    }

    private String ended() {
        return exporter.getFinishedSpanItems().get(0).getAttributes().toString();
    }
}
