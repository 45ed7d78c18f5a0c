package io.portcullis.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import redis.embedded.RedisServer;

/** Two packaged servers and the Redis they share: what holds for both together, and what becomes of it without Redis. */
@TestInstance(Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final int CALLERS = 12;
    private static final int CALLS = 200;
    private static final String PAUSE_MILLIS = "15000";

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest()
            .withApplicationRoot(jar -> jar.addClass(Mill.class).addAsResource(new StringAsset(""), "application.properties"))
            .setRun(false);

    @ProdBuildResults
    ProdModeTestResults built;

    @TempDir
    static Path directory;

    private int port;
    private RedisServer redis;
    private Node one;
    private Node other;

    @BeforeAll
    void start() throws Exception {
        port = Node.freePort();
        startRedis();
    }

    /** The extension builds the application before each test. */
    private void startNodes() throws Exception {
        if (one == null) {
            one = node("one");
            other = node("other");
        }
    }

    private void startRedis() throws Exception {
        redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
        redis.start();
    }

    private Node node(String name) throws Exception {
        List<String> settings = new ArrayList<>(List.of("quarkus.redis.hosts=redis://127.0.0.1:" + port,
                "portcullis.limits.store-timeout=2s",
                "portcullis.seal.keys=one:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "quarkus.redis.reconnect-attempts=0"));
        for (int i = 0; i < CALLERS; i++) {
            settings.add("portcullis.identity.api-keys.caller-" + i + ".digest=" + digest(key(i)));
        }
        return new Node(built.getBuiltArtifactPath(), directory.resolve(name + ".log"), settings.toArray(String[]::new));
    }

    @AfterAll
    void stop() throws Exception {
        if (one != null) {
            one.close();
            other.close();
        }
        redis.stop();
    }

    @Test
    void limit_holdsForBothTogether() throws Exception {
        startNodes();
        for (int caller = 0; caller < CALLERS - 2; caller++) {
            List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add((i % 2 == 0 ? one : other).call(key(caller), "grind"));
            }
            Map<Integer, Long> statuses = statuses(calls);
            assertThat(statuses).isEqualTo(Map.of(200, (long) Mill.PERMITS, 429, (long) CALLS - Mill.PERMITS));
        }
        HttpResponse<String> refused = one.callNow(key(0), "grind");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(3_000, 3_600);
        assertThat(refused.headers().firstValue("RateLimit")).hasValueSatisfying(
                state -> assertThat(state).startsWith("\"caller\";r=0;t="));
    }

    @Test
    void redisThatIsEmptied_startsTheBucketsAnew() throws Exception {
        startNodes();
        String caller = key(CALLERS - 1);
        assertThat(one.callNow(caller, "grind").statusCode()).isEqualTo(200);
        command("FLUSHALL");
        HttpResponse<String> afterwards = other.callNow(caller, "grind");
        assertThat(afterwards.statusCode()).isEqualTo(200);
        assertThat(afterwards.headers().firstValue("RateLimit").orElseThrow()).contains("r=" + (Mill.PERMITS - 1));
    }

    @Test
    void redisThatHangs_refusesWhatMayDestroy_andLetsTheRestGoOn() throws Exception {
        startNodes();
        assertThat(one.callNow(key(0), "tearDown").statusCode()).isEqualTo(200);
        command("CLIENT", "PAUSE", PAUSE_MILLIS);
        long start = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> destructive = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> harmless = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            destructive.add(one.call(key(i % CALLERS), "tearDown"));
            harmless.add(other.call(key(i % CALLERS), "look"));
        }
        assertThat(statuses(destructive)).isEqualTo(Map.of(503, 50L));
        assertThat(statuses(harmless)).isEqualTo(Map.of(200, 50L));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(Long.parseLong(PAUSE_MILLIS)));
        awaitRecovery();
    }

    @Test
    void redisThatIsStopped_isMissed_andFoundAgain() throws Exception {
        startNodes();
        assertThat(one.callNow(key(1), "tearDown").statusCode()).isEqualTo(200);
        redis.stop();
        HttpResponse<String> refused = one.callNow(key(1), "tearDown");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("-31503").doesNotContainIgnoringCase("redis");
        assertThat(one.callNow(key(1), "look").statusCode()).isEqualTo(200);
        assertThat(other.callNow(key(1), "look").statusCode()).isEqualTo(200);
        startRedis();
        awaitRecovery();
        assertThat(one.output()).contains("{\"time\"").contains("\"event_code\":\"limit_store\"",
                "\"status_code\":\"unreachable\"",
                "\"status_code\":\"reachable\"");
    }

    private void awaitRecovery() throws Exception {
        for (Node node : List.of(one, other)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (true) {
                int status = node.callNow(key(0), "tearDown").statusCode();
                if (status == 200) {
                    break;
                }
                assertThat(status).isEqualTo(503);
                assertThat(System.nanoTime()).as("it does not recover").isLessThan(end);
                Thread.sleep(200);
            }
        }
    }

    private void command(String... words) throws Exception {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            command.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertThat(new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII)).isEqualTo("+OK\r\n");
        }
    }

    private static Map<Integer, Long> statuses(List<CompletableFuture<HttpResponse<String>>> calls) {
        return calls.stream().map(call -> call.orTimeout(60, TimeUnit.SECONDS).join().statusCode())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String key(int caller) {
        return "pck_caller-" + caller + "_0123456789abcdef0123456789abcdef";
    }

    private static String digest(String key) throws Exception {
        return "sha256:" + HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    }
}
