package io.portcullis.deployment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.wire.Wire;
import io.quarkus.test.QuarkusUnitTest;

/** Calls that keep every thread busy do not keep the switch from being turned that stops them. */
class BusyServerTest {

    private static final Path FILE = file();

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + "quarkus.thread-pool.max-threads=4\n", Slow.class)
            .overrideRuntimeConfigKey("portcullis.policy.file", FILE.toString());

    @RequiresRole("reader")
    public static class Slow {

        @Tool
        public String slow() throws InterruptedException {
            Thread.sleep(8_000);
            return "slow";
        }
    }

    @Test
    void killSwitch_reachesAServerThatIsBusy() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(12);
        for (int i = 0; i < 12; i++) {
            pool.execute(() -> Mcp.call(Keys.READER, "slow", "{}"));
        }
        Thread.sleep(1_500);
        Files.writeString(FILE, "portcullis.policy.entries.\"slow\".enabled=false\n");
        long start = System.nanoTime();
        while (Mcp.modern(Keys.READER, "tools/list", "").asString().contains("slow")
                && System.nanoTime() - start < 30_000_000_000L) {
            Thread.sleep(100);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        pool.shutdownNow();
        assertThat(millis).isLessThan(2_000);
    }

    private static Path file() {
        Path file = Path.of("target", "starved-file-test.properties").toAbsolutePath();
        try {
            Files.writeString(file, "");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
