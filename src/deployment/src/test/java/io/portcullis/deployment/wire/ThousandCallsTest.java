package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;

/**
 * A thousand calls at once, a hundred of which are allowed: exactly a hundred succeed, every time, and nobody else notices. The
 * profile {@code nightly} does it a hundred times.
 */
class ThousandCallsTest {

    private static final int REPETITIONS = Integer.getInteger("test.repetitions", 15);
    private static final int CALLS = 1_000;
    private static final int ALLOWED = 100;
    private static final int CONNECTIONS = 32;
    private static final String WATCHER = key(REPETITIONS);
    private static final Buffer BODY = Buffer.buffer(Mcp.body("tools/call", Mcp.withMeta("\"name\":\"hundred\"")));

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(settings(), Hundred.class);

    @Inject
    Vertx vertx;

    private HttpClient client;

    /** One tool for everybody. */
    @RequiresRole("reader")
    public static class Hundred {

        @Tool
        @NonBlocking
        @RateLimited(permits = ALLOWED, per = "1h", refill = Refill.INTERVAL)
        String hundred() {
            return "ok";
        }
    }

    /** A caller for each repetition, and one who watches. */
    private static String settings() {
        StringBuilder settings = new StringBuilder(Keys.PATIENT).append(Wire.lines("quarkus.http.test-port=0",
                "quarkus.log.console.enable=false"));
        for (int caller = 0; caller <= REPETITIONS; caller++) {
            String prefix = "portcullis.identity.api-keys.\"" + id(caller) + "\".";
            settings.append(prefix).append("digest=").append(Keys.digest(key(caller))).append('\n').append(prefix)
                    .append("roles=reader\n");
        }
        return settings.toString();
    }

    private static String id(int caller) {
        return "caller" + caller;
    }

    private static String key(int caller) {
        return "pck_" + id(caller) + "_0123456789abcdef0123456789abcdef";
    }

    static IntStream repetitions() {
        return IntStream.range(0, REPETITIONS);
    }

    @BeforeEach
    void connect() {
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setPipelining(true)
                .setMaxWaitQueueSize(-1));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private record Heard(int status, String retryAfter, String quota) {
    }

    @ParameterizedTest
    @MethodSource("repetitions")
    void exactlyAsManySucceedAsAreAllowed(int repetition) throws Exception {
        List<CompletableFuture<Heard>> calls = new ArrayList<>(CALLS);
        CompletableFuture<Heard> watched = null;
        for (int call = 0; call < CALLS; call++) {
            calls.add(call(key(repetition)));
            watched = call == CALLS / 2 ? call(WATCHER) : watched;
        }
        int succeeded = 0;
        for (CompletableFuture<Heard> call : calls) {
            Heard heard = call.get(60, TimeUnit.SECONDS);
            if (heard.status() == 200) {
                succeeded++;
                assertThat(heard.retryAfter()).isNull();
            } else {
                assertThat(heard.status()).isEqualTo(429);
                assertThat(Integer.parseInt(heard.retryAfter())).isBetween(1, 3_600);
                assertThat(heard.quota()).startsWith("\"caller\";r=0;t=");
            }
        }
        assertThat(succeeded).isEqualTo(ALLOWED);
        Heard other = watched.get(60, TimeUnit.SECONDS);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.quota()).as("one call of the other caller in each repetition")
                .startsWith("\"caller\";r=" + (ALLOWED - 1 - repetition) + ";t=");
    }

    private CompletableFuture<Heard> call(String key) {
        return client.request(HttpMethod.POST, RestAssured.port, "localhost", "/mcp").compose(request -> said(request, key))
                .toCompletionStage().toCompletableFuture();
    }

    private static Future<Heard> said(HttpClientRequest request, String key) {
        request.putHeader("X-API-Key", key).putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json, text/event-stream").putHeader("MCP-Protocol-Version", Mcp.MODERN)
                .putHeader("Mcp-Method", "tools/call").putHeader("Mcp-Name", "hundred");
        return request.send(BODY).compose(response -> response.body().map(body -> {
            assertThat(body.toString(StandardCharsets.UTF_8)).contains(response.statusCode() == 200 ? "\"ok\"" : "-31429");
            return new Heard(response.statusCode(), response.getHeader("Retry-After"), response.getHeader("RateLimit"));
        }));
    }
}
