package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** The same checks over HTTP/2, where {@code :authority} is the host and a refusal ends a stream, never the connection. */
class Http2Test {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.transport.max-body-size=64K");

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
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** What came back. */
    record Reply(int status, String body, HttpVersion version, String connection) {
    }

    @Test
    void caller_isServed() throws Exception {
        Reply reply = send(new RequestOptions().setMethod(HttpMethod.POST), Buffer.buffer(PING));
        assertThat(reply).isEqualTo(new Reply(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", HttpVersion.HTTP_2, null));
    }

    @Test
    void stranger_is401() throws Exception {
        assertThat(
                send(new RequestOptions().setMethod(HttpMethod.POST).putHeader("X-API-Key", ""), Buffer.buffer(PING)).status())
                .isEqualTo(401);
    }

    @Test
    void foreignAuthority_isRefused() throws Exception {
        RequestOptions foreign = new RequestOptions().setMethod(HttpMethod.POST).setHost("evil.example.org").setPort(80)
                .setServer(SocketAddress.inetSocketAddress(RestAssured.port, "localhost"));
        assertThat(send(foreign, Buffer.buffer(PING)).status()).isEqualTo(403);
    }

    @Test
    void foreignAuthority_besideAnInnocentHost_isRefused() throws Exception {
        RequestOptions foreign = new RequestOptions().setMethod(HttpMethod.POST).setHost("evil.example.org").setPort(80)
                .setServer(SocketAddress.inetSocketAddress(RestAssured.port, "localhost")).putHeader("host", "localhost");
        assertThatThrownBy(() -> send(foreign, Buffer.buffer(PING))).hasMessageContaining("Stream reset");
    }

    @Test
    void foreignOrigin_isRefused() throws Exception {
        assertThat(send(new RequestOptions().setMethod(HttpMethod.POST).putHeader("Origin", "https://evil.example.org"),
                Buffer.buffer(PING)).status()).isEqualTo(403);
    }

    @Test
    void largeBody_is413_andTheConnectionGoesOn() throws Exception {
        Reply reply = send(new RequestOptions().setMethod(HttpMethod.POST), Buffer.buffer("x".repeat(70_000)));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(send(new RequestOptions().setMethod(HttpMethod.POST), Buffer.buffer(PING)).status()).isEqualTo(200);
    }

    @Test
    void largeBodyOfUndeclaredSize_is413_andTheConnectionGoesOn() throws Exception {
        HttpClientRequest request = request(new RequestOptions().setMethod(HttpMethod.POST)).setChunked(true);
        for (int i = 0; i < 7; i++) {
            request.write(Buffer.buffer("x".repeat(10_000)));
        }
        Reply reply = reply(request, Buffer.buffer());
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.connection()).isNull(); // RFC 9113, 8.2.2
        assertThat(send(new RequestOptions().setMethod(HttpMethod.POST), Buffer.buffer(PING)).status()).isEqualTo(200);
    }

    private static Reply send(RequestOptions options, Buffer body) throws Exception {
        return reply(request(options), body);
    }

    private static HttpClientRequest request(RequestOptions options) throws Exception {
        if (options.getHeaders() == null || !options.getHeaders().contains("X-API-Key")) {
            options.putHeader("X-API-Key", Keys.READER);
        }
        options.putHeader("Content-Type", "application/json").setURI("/mcp");
        if (options.getServer() == null) {
            options.setHost("localhost").setPort(RestAssured.port);
        }
        return client.request(options).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Waits for the answer before it sends: a refusal may be there before the body has left. */
    private static Reply reply(HttpClientRequest request, Buffer body) throws Exception {
        Future<Reply> reply = request.response()
                .compose(response -> response.body().map(text -> new Reply(response.statusCode(), text.toString(),
                        response.version(), response.getHeader("connection"))));
        request.end(body);
        return reply.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
