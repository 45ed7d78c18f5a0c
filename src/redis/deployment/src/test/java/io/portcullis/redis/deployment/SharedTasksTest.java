package io.portcullis.redis.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;
import io.vertx.redis.client.RedisAPI;

/** Tasks of an application that adds the extension stand in Redis, and are answered from there. */
class SharedTasksTest {

    private static final OwnRedis REDIS = new OwnRedis();

    private static final String KEY = "pck_reader_0123456789abcdef0123456789abcdef";
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}}";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Work.class, OwnRedis.class).addAsResource(new StringAsset(OwnRedis.SEAL
                    + "portcullis.identity.api-keys.\"reader\".digest=" + OwnRedis.digest(KEY) + "\n"
                    + "portcullis.identity.api-keys.\"reader\".roles=reader\n"
                    + "quarkus.http.test-port=0\n"), "application.properties"))
            .setBeforeAllCustomizer(REDIS::start)
            .setAfterAllCustomizer(REDIS::stop)
            .overrideRuntimeConfigKey("quarkus.redis.hosts", REDIS.address());

    @Inject
    RedisAPI redis;

    @PermitAll
    public static class Work {

        @Tool(task = TaskSupport.REQUIRED)
        public String work() {
            return "done";
        }
    }

    @Test
    void task_standsInRedis_andIsAnsweredFromThere() throws Exception {
        String id = send("tools/call", "work", "\"name\":\"work\",\"arguments\":{}").path("result.taskId");
        assertThat(id).startsWith("tk_");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Response got = send("tasks/get", id, "\"taskId\":\"" + id + "\"");
        while (!"completed".equals(got.path("result.status"))) {
            assertThat(System.nanoTime()).as(got.asString()).isLessThan(deadline);
            got = send("tasks/get", id, "\"taskId\":\"" + id + "\"");
        }
        assertThat(got.asString()).contains("done");
        String keys = redis.keys("*").toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS).toString();
        assertThat(keys).contains("{portcullis}:task:").doesNotContain(id);
        redis.flushall(List.of()).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertThat(send("tasks/get", id, "\"taskId\":\"" + id + "\"").<Integer> path("error.code")).isEqualTo(-32602);
    }

    private static Response send(String method, String name, String params) {
        return given().header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .header("X-API-Key", KEY).header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", method)
                .header("Mcp-Name", name)
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "," + META + "}}")
                .post("/mcp");
    }
}
