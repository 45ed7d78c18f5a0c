package io.portcullis.redis.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.spi.LimitStore;
import io.portcullis.spi.Nodes;
import io.portcullis.spi.SwitchStore;
import io.portcullis.spi.TaskStore;
import io.portcullis.spi.UsedIds;
import io.portcullis.task.InMemoryTaskStore;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.test.QuarkusUnitTest;

/** Whoever says that a node is alone gets one that needs no Redis, and says so. */
class SwitchedOffTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Mill.class))
            .overrideRuntimeConfigKey("quarkus.redis.active", "false")
            .overrideRuntimeConfigKey("portcullis.identity.allow-anonymous", "true")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.portcullis.redis"))
            .assertLogRecords(records -> assertThat(records).extracting(LogRecord::getMessage)
                    .anyMatch(message -> message.startsWith("quarkus.redis.active=false")));

    @Inject
    InjectableInstance<LimitStore> limits;

    @Inject
    InjectableInstance<UsedIds> used;

    @Inject
    InjectableInstance<SwitchStore> switches;

    @Inject
    TaskStore tasks;

    @Inject
    Nodes nodes;

    @Test
    void nothing_isShared() {
        assertThat(limits.listActive()).isEmpty();
        assertThat(used.listActive()).isEmpty();
        assertThat(switches.listActive()).isEmpty();
        assertThat(tasks).isInstanceOf(InMemoryTaskStore.class);
        nodes.tell("anything", "to nobody");
    }

    @Test
    void server_serves() {
        given().contentType("application/json").accept("application/json, text/event-stream")
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .post("/mcp").then().statusCode(200);
    }
}
