package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.overload.Entrance;
import io.portcullis.overload.Places;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;

/** How many requests are in flight and how many streams are open, and that every one gives its place back, however it ends. */
class PlacesTest {

    private static final long PATIENCE_SECONDS = 20;
    private static final String TOKEN = ",\"_meta\":{\"progressToken\":1}";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.overload.max-in-flight=3", "portcullis.streaming.max-open=2",
            "portcullis.overload.body-timeout=2s", "portcullis.streaming.max-unsent=512K",
            "portcullis.transport.max-body-size=64K", "portcullis.legacy.allow-http-sse=true");

    @Inject
    Entrance entrance;

    private final List<Stream> open = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void everyPlaceIsFree() throws Exception {
        for (Stream stream : open) {
            stream.close();
        }
        await(entrance.requests(), 0);
        await(entrance.streams(), 0);
    }

    @Test
    void answer() throws IOException {
        for (int i = 0; i < 10; i++) { // more than there are places
            assertThat(Calls.modern("server/discover", "").send().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "host", "credential", "media type", "too large", "no JSON", "unknown tool", "notification" })
    void refusal(String why) throws IOException {
        for (int i = 0; i < 5; i++) {
            Post post = switch (why) {
                case "host" -> Post.ping().header("Host", "evil.example.org");
                case "credential" -> Post.ping().without("X-API-Key");
                case "media type" -> Post.ping().header("Content-Type", "text/plain");
                case "too large" -> Post.plain(" ".repeat(70_000)).chunked();
                case "no JSON" -> Post.plain("{");
                case "unknown tool" -> Calls.modern("tools/call", "\"name\":\"nothing\"");
                default -> Post.plain("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            };
            assertThat(post.send().status()).isNotEqualTo(503);
        }
    }

    @Test
    void methodThatThrows() throws Exception {
        Ship.of("thrown").release();
        assertThat(call("sink", "thrown", "").send().status()).isEqualTo(200);
        assertThat(call("explode", "thrown", "").send().status()).isEqualTo(200);
    }

    @Test
    void streamedAnswer() throws Exception {
        try (Stream stream = Calls.modern("tools/call", "\"name\":\"unload\"" + TOKEN).open()) {
            while (!stream.message().has("result")) {
                continue;
            }
            await(entrance.requests(), 0);
        }
    }

    @Test
    void clientThatLeavesBeforeItsBody() throws Exception {
        try (Link link = Link.open()) {
            link.send(Post.plain("{").header("Content-Length", "1000"));
            await(entrance.requests(), 1);
        }
        await(entrance.requests(), 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void clientThatLeavesAfterItsBody(boolean streaming) throws Exception {
        String ship = "left " + streaming;
        try (Stream stream = call("moor", ship, streaming ? TOKEN : "").open()) {
            Ship.of(ship).awaitArrival();
            await(entrance.requests(), 1);
        }
        await(entrance.requests(), 0);
        assertThat(Ship.of(ship).isCancelledWithin(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))).isTrue();
    }

    @Test
    void streamThatIsCutOff() throws Exception {
        keep(call("flood", "places flood", TOKEN));
        assertThat(Ship.of("places flood").isCancelledWithin(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))).isTrue();
        await(entrance.requests(), 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void streamOfHttp2ThatIsReset(boolean withBody) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false));
            HttpClientRequest request = client.request(new RequestOptions().setMethod(HttpMethod.POST).setHost("localhost")
                    .setPort(RestAssured.port).setURI("/mcp").putHeader("X-API-Key", Keys.READER)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Accept", "application/json, text/event-stream")
                    .putHeader("MCP-Protocol-Version", Mcp.MODERN).putHeader("Mcp-Method", "tools/call")
                    .putHeader("Mcp-Name", "moor")).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
            String text = new String(call("moor", "reset", "").bytes());
            Buffer body = Buffer.buffer(text.substring(text.indexOf("\r\n\r\n") + 4));
            if (withBody) {
                request.send(body);
                Ship.of("reset").awaitArrival();
            } else {
                request.setChunked(true).write(body.getBuffer(0, 5));
            }
            await(entrance.requests(), 1);
            request.reset();
            await(entrance.requests(), 0);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void bodyThatDoesNotArrive_isRefusedAndItsConnectionClosed() throws Exception {
        try (Link link = Link.open()) {
            Answer answer = link.send(Post.plain("{").header("Content-Length", "1000")).read();
            assertThat(answer.verdict()).isEqualTo("408 -32600");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(link.isEnded()).isTrue();
        }
    }

    @Test
    void oneTooMany_isRefusedAtOnce_beforeAnybodyIsAuthenticated() throws Exception {
        for (int i = 0; i < 3; i++) {
            keep(call("moor", "full " + i, ""));
            Ship.of("full " + i).awaitArrival();
        }
        Answer answer = Post.ping().without("X-API-Key").send();
        assertThat(answer.verdict()).isEqualTo("503 -31503");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        Ship.of("full 0").release();
        await(entrance.requests(), 2);
        assertThat(Calls.modern("server/discover", "").send().status()).isEqualTo(200);
        Ship.of("full 1").release();
        Ship.of("full 2").release();
    }

    @Test
    void openStreams_areNoRequestsInFlight_andHaveABoundOfTheirOwn() throws Exception {
        Stream first = keep(listen());
        first.message();
        String session = Calls.session("2025-11-25");
        keep(Calls.inSession(session, "2025-11-25", "ping", "").verb("GET").body("")).awaitComments(1);
        await(entrance.streams(), 2);
        await(entrance.requests(), 0);
        for (Post third : List.of(listen(), Calls.inSession(Calls.session("2025-11-25"), "2025-11-25", "ping", "").verb("GET")
                .body(""), sse())) {
            Answer answer = third.send();
            assertThat(answer.verdict()).isEqualTo("503 -31503");
            assertThat(answer.header("Retry-After")).isEqualTo("30");
        }
        first.close();
        await(entrance.streams(), 1);
        Stream other = keep(sse());
        assertThat(other.next().name()).isEqualTo("endpoint");
        await(entrance.streams(), 2);
        assertThat(Calls.modern("server/discover", "").send().status()).isEqualTo(200);
    }

    private Stream keep(Post post) throws IOException {
        Stream stream = post.open();
        open.add(stream);
        return stream;
    }

    private static Post listen() throws IOException {
        return Calls.modern("subscriptions/listen", "\"notifications\":{}");
    }

    private static Post sse() {
        return Post.plain("").target("/mcp/sse").verb("GET").header("Accept", "text/event-stream");
    }

    private static Post call(String tool, String ship, String more) throws IOException {
        return Calls.modern("tools/call", "\"name\":\"" + tool + "\",\"arguments\":{\"ship\":\"" + ship + "\"}" + more);
    }

    /** Looks until so many are taken; the server hears of the end of a connection in its own time. */
    private static void await(Places places, int taken) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (places.taken() != taken) {
            if (System.nanoTime() > end) {
                throw new AssertionError("expected " + taken + ": " + places.taken());
            }
            Thread.sleep(5);
        }
    }
}
