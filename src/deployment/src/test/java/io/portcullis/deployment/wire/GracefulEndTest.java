package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;

/** The packaged application in production, told to end by a signal while it is busy: every client gets an answer. */
class GracefulEndTest {

    private static final String TOKEN = ",\"_meta\":{\"progressToken\":1}";

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest()
            .withApplicationRoot(jar -> jar.addClasses(Pier.class, Pier.Ledger.class)
                    .addAsResource(new StringAsset(Keys.properties() + Wire.lines("quarkus.http.host=localhost",
                            "portcullis.legacy.sessions=stateful")), "application.properties"))
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-smallrye-health", Version.getVersion())))
            .setRun(false);

    @ProdBuildResults
    ProdModeTestResults built;

    private Path ledger;

    @BeforeEach
    void open() throws IOException {
        ledger = Files.createTempFile("ledger", ".txt");
    }

    @AfterEach
    void close() throws IOException {
        Files.delete(ledger);
        RestAssured.reset();
    }

    @Test
    void callThatIsQuickEnough_isAnswered_whileNewRequestsAreRefused_andTheNextServerTakesThePort() throws Exception {
        Start server = start("portcullis.shutdown.timeout=30s");
        try (server; Link busy = Link.open(server.port()); Link kept = Link.open(server.port())) {
            assertThat(kept.send(load(0, "")).read().status()).isEqualTo(200);
            assertThat(health(server)).isEqualTo(200);
            busy.send(load(4_000, ""));
            awaitRunning(server, 1);
            server.terminate();
            Answer refused = awaitRefusal(server);
            assertThat(refused.verdict()).isEqualTo("503 -31503");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.header("Connection")).isEqualTo("close");
            assertThat(refused.body()).contains("about to stop");
            assertThat(health(server)).isEqualTo(503);
            assertThat(kept.send(load(0, "")).read().verdict()).isEqualTo("503 -31503");
            assertThat(kept.isEnded()).isTrue();
            Answer answer = busy.read();
            assertThat(answer.body()).contains("loaded");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(server.isEndedWithin(20)).isTrue();
        }
        try (Start next = Start.of(built.getBuiltArtifactPath(), server.port())) {
            assertThat(next.listens()).isTrue();
        }
    }

    @Test
    void whatTakesTooLong_isCancelledAndAnswered() throws Exception {
        try (Start server = start("portcullis.shutdown.timeout=1s", "ledger.file=" + ledger);
                Link plain = Link.open(server.port());
                Stream streaming = open(server, load(60_000, TOKEN));
                Stream listening = open(server, Calls.modern("subscriptions/listen", "\"notifications\":{}"));
                Stream ofSession = open(server, session(server))) {
            plain.send(load(60_000, ""));
            Answer task = once(server, Calls.modern("tools/call", "\"name\":\"load\",\"arguments\":{\"millis\":60000}",
                    Calls.ANYTHING));
            assertThat(task.body()).contains("\"working\"");
            listening.message();
            ofSession.awaitComments(1);
            awaitRunning(server, 3);
            server.terminate();

            assertThat(listening.message().path("result").isObject()).isTrue();
            assertThat(listening.next()).isNull();
            assertThat(plain.read().body()).contains("The server is about to stop");
            assertThat(streaming.message().path("method").asText()).isEqualTo("notifications/progress");
            assertThat(streaming.message().toString()).contains("The server is about to stop");
            assertThat(streaming.next()).isNull();
            assertThat(ofSession.next()).isNull();
            assertThat(server.isEndedWithin(20)).isTrue();
            assertThat(server.output()).contains("requests in flight have PT1S").doesNotContain("cut off", "ERROR");
            assertThat(Files.readString(ledger)).isEqualTo("CANCELLED\n");
        }
    }

    @Test
    void requestsOfOneHttp2Connection_areAnsweredAndRefused() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (Start server = start("portcullis.shutdown.timeout=30s")) {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false).setHttp2MaxPoolSize(1));
            CompletableFuture<String> busy = http2(client, server.port(), load(4_000, ""));
            awaitRunning(server, 1);
            server.terminate();
            awaitRefusal(server);
            assertThat(http2(client, server.port(), load(0, "")).get(20, TimeUnit.SECONDS)).startsWith("503 ")
                    .contains("-31503");
            assertThat(busy.get(20, TimeUnit.SECONDS)).startsWith("200 ").contains("loaded");
            assertThat(server.isEndedWithin(20)).isTrue();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    private Start start(String... settings) throws IOException, InterruptedException {
        Start server = Start.of(built.getBuiltArtifactPath(), settings);
        assertThat(server.listens()).as(server.output()).isTrue();
        RestAssured.port = server.port();
        return server;
    }

    private static Post load(int millis, String more) throws IOException {
        return Calls.modern("tools/call", "\"name\":\"load\",\"arguments\":{\"millis\":" + millis + "}" + more);
    }

    private static Post session(Start server) throws IOException {
        String id = once(server, Post.plain(Mcp.body("initialize", "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}"))).header("Mcp-Session-Id");
        return Post.plain("").verb("GET").header("Mcp-Session-Id", id).header("MCP-Protocol-Version", "2025-11-25");
    }

    private static Stream open(Start server, Post post) throws IOException {
        return new Stream(Link.open(server.port()).send(post));
    }

    private static Answer once(Start server, Post post) throws IOException {
        try (Link link = Link.open(server.port())) {
            return link.send(post).read();
        }
    }

    private static int health(Start server) throws IOException {
        return once(server, Post.plain("").verb("GET").target("/q/health/ready")).status();
    }

    /** Asks until so many calls run. */
    private static void awaitRunning(Start server, int calls) throws IOException {
        Post question = Calls.modern("tools/call", "\"name\":\"running\",\"arguments\":{}");
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); System.nanoTime() < end;) {
            if (once(server, question).body().contains("running=" + calls)) {
                return;
            }
        }
        throw new AssertionError("they do not run");
    }

    /** Asks until the signal has arrived. */
    private static Answer awaitRefusal(Start server) throws IOException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); System.nanoTime() < end;) {
            Answer answer = once(server, Post.ping());
            if (answer.status() != 200 && answer.status() != 400) {
                return answer;
            }
        }
        throw new AssertionError("new requests are still served");
    }

    private static CompletableFuture<String> http2(HttpClient client, int port, Post post) {
        String text = new String(post.bytes(), StandardCharsets.UTF_8);
        int body = text.indexOf("\r\n\r\n") + 4;
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setHost("localhost").setPort(port)
                .setURI("/mcp");
        text.substring(0, body).lines().skip(1).filter(line -> line.contains(": ") && !line.startsWith("Host"))
                .forEach(line -> options.putHeader(line.substring(0, line.indexOf(':')).toLowerCase(),
                        line.substring(line.indexOf(':') + 2)));
        Future<String> answer = client.request(options).compose(request -> request.send(Buffer.buffer(text.substring(body))))
                .compose(response -> response.body().map(bytes -> response.statusCode() + " " + bytes));
        return answer.toCompletionStage().toCompletableFuture();
    }
}
