package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;

/** Streams over HTTP/2, where one connection carries many: one that ends takes no other with it. */
class Http2StreamTest {

    private static final String TOKEN = ",\"_meta\":{\"progressToken\":1}";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.streaming.max-unsent=512K");

    private static Vertx vertx;
    private static HttpClient client;

    @BeforeAll
    static void connect() {
        vertx = Vertx.vertx();
        client = vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false).setHttp2MaxPoolSize(1));
    }

    @AfterAll
    static void disconnect() throws Exception {
        get(vertx.close());
    }

    @Test
    void stream_endsWithTheAnswer() throws Exception { // HM-03, HM-05
        HttpClientResponse response = get(
                request().compose(request -> request.send(body("\"name\":\"unload\"" + TOKEN, "unload",
                        request)).compose(answer -> answer.body().map(body -> {
                            assertThat(body.toString()).endsWith("\n\n").containsSubsequence("crate 1", "crate 2", "crate 3",
                                    "\"result\"");
                            return answer;
                        }))));
        assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(response.getHeader("content-type")).isEqualTo("text/event-stream");
        assertThat(response.getHeader("x-accel-buffering")).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void clientThatEndsAStream_cancelsItAlone(boolean streaming) throws Exception { // HM-04
        String name = "h2 " + streaming;
        HttpClientRequest request = get(request());
        Future<HttpClientResponse> response = request.send(body(
                "\"name\":\"moor\",\"arguments\":{\"ship\":\"" + name + "\"}" + (streaming ? TOKEN : ""), "moor", request));
        Ship.of(name).awaitArrival();
        if (streaming) {
            get(response);
        }
        request.reset();
        assertThat(Ship.of(name).isCancelledWithin(10_000)).isTrue();
        assertThat(discover()).isEqualTo(200);
    }

    @Test
    void clientThatDoesNotRead_isCutOffAlone() throws Exception { // H-09
        HttpClientRequest request = get(request());
        CompletableFuture<Throwable> cut = new CompletableFuture<>();
        get(request.send(body("\"name\":\"flood\",\"arguments\":{\"ship\":\"h2 flood\"}" + TOKEN, "flood", request))
                .map(answer -> {
                    answer.exceptionHandler(cut::complete);
                    return answer.pause();
                }));
        assertThat(Ship.of("h2 flood").isCancelledWithin(20_000)).isTrue();
        assertThat(cut.get(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(discover()).isEqualTo(200);
    }

    private static int discover() throws Exception {
        HttpClientRequest request = get(request());
        request.putHeader("Mcp-Method", "server/discover");
        return get(request.send(Buffer.buffer(text(Calls.modern("server/discover", ""))))).statusCode();
    }

    private static Buffer body(String params, String name, HttpClientRequest request) {
        request.putHeader("Mcp-Method", "tools/call").putHeader("Mcp-Name", name);
        try {
            return Buffer.buffer(text(Calls.modern("tools/call", params)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Post post) {
        String request = new String(post.bytes(), StandardCharsets.UTF_8);
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    private static Future<HttpClientRequest> request() {
        return client.request(new RequestOptions().setMethod(HttpMethod.POST).setHost("localhost").setPort(RestAssured.port)
                .setURI("/mcp").putHeader("X-API-Key", Keys.READER).putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json, text/event-stream").putHeader("MCP-Protocol-Version", "2026-07-28"));
    }

    private static <T> T get(Future<T> future) throws Exception {
        CompletionStage<T> stage = future.toCompletionStage();
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
