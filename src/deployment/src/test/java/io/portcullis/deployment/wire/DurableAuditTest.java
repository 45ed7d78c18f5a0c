package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.audit.AuditStatus;
import io.portcullis.audit.AuditTrail;
import io.portcullis.deployment.test.Keys;
import io.portcullis.spi.AuditSink;
import io.quarkus.test.QuarkusUnitTest;

/** What may destroy something runs only when the disk has its record; what cannot be recorded is refused. */
class DurableAuditTest {

    /** Goes on from one run of the test to the next, as a trail does. */
    private static final Path FILE = Path.of("target", "durable-audit", "audit.jsonl").toAbsolutePath();

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + Wire.lines("portcullis.audit.durability=durable",
            "portcullis.audit.file.path=" + FILE, "portcullis.audit.queue=4", "portcullis.audit.write-timeout=2s",
            "portcullis.audit.keys=k1:kVq3T1Zc0r1yQ2m8w5uX7sJ9bN4aHfLePdGiOtRvUzE="), Yard.class, Elsewhere.class);

    @Inject
    AuditStatus status;

    @Inject
    AuditTrail trail;

    @RequiresRole("reader")
    public static class Yard {

        private static final AtomicInteger DESTROYED = new AtomicInteger();

        @Tool(readOnly = true)
        String look() {
            return "a yard";
        }

        @Tool(destructive = true)
        String raze() {
            DESTROYED.incrementAndGet();
            return "a field";
        }
    }

    /** A place that can hang, as a full disk would. */
    @Singleton
    public static class Elsewhere implements AuditSink {

        private static final AtomicBoolean AWAY = new AtomicBoolean();

        @Override
        public void write(List<String> lines) throws IOException {
            if (AWAY.get()) {
                throw new IOException("away");
            }
        }
    }

    @BeforeEach
    void everythingIsThere() {
        Elsewhere.AWAY.set(false);
        assertThat(trail.awaitWritten(Duration.ofSeconds(30))).isTrue();
        Yard.DESTROYED.set(0);
    }

    @Test
    void destructiveCall_isInTheFileBeforeAndAfter_andAReadingOneOnlyAfter() throws IOException {
        int before = lines().size();
        assertThat(call("raze").json().getString("result.content[0].text")).isEqualTo("a field");
        assertThat(call("look").json().getString("result.content[0].text")).isEqualTo("a yard");
        assertThat(trail.awaitWritten(Duration.ofSeconds(30))).isTrue();
        assertThat(lines().subList(before, lines().size())).extracting(DurableAuditTest::event)
                .containsExactly("intent raze", "call raze", "call look");
    }

    @Test
    void whatCannotBeRecorded_isRefused_andGoesOnWhenThereIsRoomAgain() throws IOException {
        Elsewhere.AWAY.set(true);
        for (int i = 0; i < 20 && status.hasRoom(); i++) {
            call("look");
        }
        assertThat(status.hasRoom()).isFalse();
        assertThat(status.failing()).isTrue();
        Answer refused = call("raze");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(Yard.DESTROYED).hasValue(0);
        Elsewhere.AWAY.set(false);
        assertThat(trail.awaitWritten(Duration.ofSeconds(30))).isTrue();
        assertThat(call("raze").status()).isEqualTo(200);
        assertThat(Yard.DESTROYED).hasValue(1);
    }

    @Test
    void whileTheFileIsAway_whatReadsIsServed_andWhatDestroysIsRefused() throws IOException {
        Path aside = FILE.resolveSibling("aside");
        Files.move(FILE, aside);
        try {
            assertThat(call("look").status()).isEqualTo(200);
            assertThat(call("raze").status()).isEqualTo(503);
            assertThat(Yard.DESTROYED).hasValue(0);
        } finally {
            Files.move(aside, FILE);
        }
        assertThat(trail.awaitWritten(Duration.ofSeconds(30))).isTrue();
        assertThat(call("raze").status()).isEqualTo(200);
        assertThat(Yard.DESTROYED).hasValue(1);
        assertThat(lines()).anyMatch(line -> line.contains("\"status_detail\":\"overloaded_audit\""));
    }

    private static Answer call(String tool) throws IOException {
        return Post.modern("tools/call", "\"name\":\"" + tool + "\"").send();
    }

    private static String event(String line) {
        return line.replaceFirst(".*\"event_code\":\"(\\w+)\".*\"resources\":\\[\\{\"name\":\"(\\w+)\".*", "$1 $2");
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(FILE).stream().filter(line -> line.contains("\"resources\"")).toList();
    }
}
