package io.portcullis.deployment.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/**
 * The thread that writes the audit runs nothing of an application, or the first method that takes its time stops all records.
 */
class WriteAheadThreadTest {

    private static final Path TRAIL = Path.of("target", "write-ahead-thread", "audit.jsonl");

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar
            .addClasses(Removals.class, Inner.class, Keys.class, Mcp.class)
            .addAsResource(new StringAsset(Keys.properties() + "\nportcullis.audit.durability=durable"
                    + "\nportcullis.audit.file.path=" + TRAIL), "application.properties"));

    static final List<String> THREADS = new CopyOnWriteArrayList<>();

    @RequiresRole("reader")
    public static class Inner {

        @Tool
        Uni<String> inner() {
            THREADS.add(Thread.currentThread().getName());
            return Uni.createFrom().item("done");
        }
    }

    @RequiresRole("reader")
    public static class Removals {

        @Inject
        Inner inner;

        @Tool
        Uni<String> outer() {
            THREADS.add(Thread.currentThread().getName());
            return inner.inner();
        }

        @Tool
        String blocking() {
            THREADS.add(Thread.currentThread().getName());
            return inner.inner().await().indefinitely();
        }
    }

    @Test
    void methods_runWhereTheyBelong() throws IOException {
        long before = intents(); // the trail goes on from one run of the test to the next
        assertThat(Mcp.call(Keys.READER, "outer", "{}").asString()).contains("done");
        assertThat(Mcp.call(Keys.READER, "blocking", "{}").asString()).contains("done");
        assertThat(THREADS).hasSize(4).noneMatch(name -> name.contains("portcullis-audit"));
        assertThat(THREADS.subList(0, 2)).allMatch(name -> name.contains("eventloop"));
        assertThat(intents() - before).isEqualTo(4);
    }

    private static long intents() throws IOException {
        return Files.readAllLines(TRAIL).stream().filter(line -> line.contains("\"event_code\":\"intent\"")).count();
    }
}
