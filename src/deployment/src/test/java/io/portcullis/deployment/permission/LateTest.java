package io.portcullis.deployment.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Access;
import io.portcullis.api.Feature;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.wire.Calls;
import io.portcullis.deployment.wire.Wire;
import io.quarkus.test.QuarkusUnitTest;

/** What changes, or never comes, while a permission is checked. */
class LateTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + "portcullis.access.check-timeout=1s\n", Late.class,
            Late.Order.class, Late.Trigger.class, Late.Checkers.class, Late.Entries.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    McpServer server;

    @Inject
    Late.Entries entries;

    @AfterEach
    void again() {
        Late.on();
        Late.RAN.clear();
        Late.go = new CountDownLatch(1);
    }

    @Test
    void killSwitchDuringTheCheck_holdsForTheTaskToo() throws Exception {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return Calls.modern("tools/call", "\"name\":\"longWork\",\"arguments\":{\"what\":\"x\"}", Calls.ANYTHING).send()
                        .body();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(Late.CHECKING.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        Late.off("longWork");
        Late.go.countDown();
        assertThat(answer.get(5, TimeUnit.SECONDS)).contains("-32602");
        assertThat(Late.RAN).doesNotContain("longWork");
    }

    @Test
    void killSwitchBetweenGateAndRun_holds() {
        String answer = Mcp.call(Keys.READER, "raced", "{\"trigger\":{\"word\":\"off\"}}").asString();
        assertThat(Late.RAN).doesNotContain("raced");
    }

    @Test
    void checkerSeesWhatWasAskedFor() throws IOException {
        String params = "\"name\":\"order\",\"arguments\":{}";
        JsonNode first = JSON.readTree(Calls.modern("tools/call", params, Calls.ANYTHING).send().body());
        String state = first.at("/result/requestState").textValue();
        String key = first.at("/result/inputRequests").fieldNames().next();
        JsonNode second = JSON.readTree(Calls.modern("tools/call", params + ",\"requestState\":\"" + state
                + "\",\"inputResponses\":{\"" + key + "\":{\"action\":\"accept\",\"content\":{\"amount\":1000000}}}",
                Calls.ANYTHING).send().body());
        assertThat(Late.RAN).doesNotContain("ordered 1000000");
    }

    @Test
    void replacedEntry_doesNotOpenTheMethodOfTheOldOne() {
        server.remove(Feature.TOOL, "replaced");
        server.add(NewEntry.tool("replaced", Access.anyRole("reader"), call -> "outer " + entries.replaced()));
        String answer = Mcp.call(Keys.READER, "replaced", "{}").asString();
        assertThat(Late.RAN).doesNotContain("replaced");
    }

    @Test
    void checkersThatNeverAnswer_doNotShutTheDoorForEver() throws Exception {
        assertThat(Mcp.call(Keys.READER, "silent", "{\"word\":\"x\"}").asString()).contains("silent x");
        CompletableFuture<?>[] all = new CompletableFuture<?>[70];
        ExecutorService pool = Executors.newFixedThreadPool(70);
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.runAsync(() -> Mcp.call(Keys.READER, "silent", "{\"word\":\"hang\"}"), pool);
        }
        CompletableFuture.allOf(all).get(60, TimeUnit.SECONDS);
        String answer = Mcp.call(Keys.READER, "silent", "{\"word\":\"x\"}").asString();
        pool.shutdown();
        assertThat(answer).contains("silent x");
    }
}
