package io.portcullis.audit;

import static io.portcullis.audit.WrittenTrail.ALICE;
import static io.portcullis.audit.WrittenTrail.begins;
import static io.portcullis.audit.WrittenTrail.call;
import static io.portcullis.audit.WrittenTrail.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.event.CallEnded;
import io.portcullis.event.Door;
import io.portcullis.event.Effect;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.spi.AuditSink;
import io.portcullis.verify.VerifyCommand;

/** What is done to a trail, by clients, by sinks and by whoever may touch its file. */
class AttackOnTrailTest {

    private static final Duration BRIEFLY = Duration.ofMillis(200);

    @TempDir
    Path directory;

    @Test // a queue of them would hold a request of a megabyte each
    void recordThatWaits_holdsNothingOfItsRequest() {
        Given.Values values = values("{}");
        String id = "7".repeat(1_000);
        Draft draft = Records.call(0, event(id, new Given(List.of("a"), values)), Arguments.NONE);
        List<WeakReference<?>> request = List.of(new WeakReference<>(values), new WeakReference<>(id));
        values = null;
        id = null;
        await(() -> {
            System.gc();
            return request.stream().allMatch(part -> part.get() == null);
        });
        assertThat(draft.correlationId()).isEqualTo("c");
    }

    @Test
    void halfACharacterOfAClient_isNoneInTheRecord() throws IOException {
        WrittenTrail written = new WrittenTrail(directory);
        AuditTrail trail = written.begin(Map.of());
        trail.on(event("\"\ud800\"", Given.of(List.of("x".repeat(255) + "\ud83d\ude00"))));
        WrittenTrail.end(trail);
        assertThat(written.lines().get(2)).doesNotContainIgnoringCase("\\ud8");
    }

    @Test // one name twice is no JSON for whoever verifies, and the trail would be broken by an argument
    void valuesWithANameTwice_areLeftOut() {
        Arguments said = Arguments.withValues().apply(new Given(List.of("a"), values("{\"a\":{\"b\":1,\"b\":2}}")));
        assertThat(said.hasData()).isFalse();
        assertThat(Arguments.withValues().apply(new Given(List.of("a"), values("{\"a\":{\"b\":1}}"))).hasData()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "error", "interrupted", "interrupts" })
    void sinkThatBreaksItsThread_getsEverythingLater(String how) throws IOException {
        AtomicInteger failures = new AtomicInteger(2);
        List<String> taken = new CopyOnWriteArrayList<>();
        AuditSink breaking = lines -> {
            if (failures.getAndDecrement() > 0) {
                fail(how);
            }
            taken.addAll(lines);
            if (how.equals("interrupts")) {
                Thread.currentThread().interrupt();
            }
        };
        WrittenTrail written = new WrittenTrail(directory);
        AuditTrail trail = written.begin(Map.of("breaking", breaking));
        trail.on(call("c"));
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        trail.on(call("d"));
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        assertThat(taken).isEqualTo(written.lines()).hasSize(4);
        WrittenTrail.end(trail);
    }

    private static void fail(String how) throws IOException {
        if (how.equals("error")) {
            throw new StackOverflowError();
        }
        Thread.currentThread().interrupt();
        throw new IOException("away");
    }

    @Test
    void errorWhileWriting_costsRecordsThatAreNamed_andNoGap() throws IOException {
        WrittenTrail written = new WrittenTrail(directory);
        written.disk().breaksOnce();
        AuditTrail trail = written.begin(Map.of());
        trail.on(call("lost"));
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        trail.on(call("kept"));
        WrittenTrail.end(trail);
        assertThat(written.lines()).anyMatch(line -> line.contains("\"correlation_uid\":\"kept\""))
                .anyMatch(line -> line.contains("\"count\":1")).anyMatch(line -> line.contains("\"event_code\":\"started\""));
        assertThat(trail.status().dropped()).isOne();
        assertThat(verified(written)).contains("digests and numbers hold");
    }

    @Test // nothing of it gets into another record, and the lines behind it are whole
    void errorInTheMiddleOfARecord_costsIt_andNoOther() throws IOException {
        List<String> breaking = new AbstractList<>() {
            @Override
            public String get(int index) {
                if (index > 0) {
                    throw new StackOverflowError();
                }
                return "first";
            }

            @Override
            public int size() {
                return 2;
            }
        };
        WrittenTrail written = new WrittenTrail(directory);
        AuditTrail trail = written.begin(Map.of());
        trail.on(event("lost", new Given(breaking, null)));
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        trail.on(call("kept"));
        WrittenTrail.end(trail);
        assertThat(written.lines()).allMatch(line -> line.startsWith("{\"time\"")).noneMatch(line -> line.contains("lost"))
                .anyMatch(line -> line.contains("\"correlation_uid\":\"kept\""));
        assertThat(verified(written)).contains("digests and numbers hold");
    }

    @Test
    void trailWhoseThreadIsGone_hasNoRoom_andSaysSo() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).durable();
        AuditTrail trail = written.begin(Map.of());
        assertThat(trail.hasRoom()).isTrue();
        Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("portcullis-audit"))
                .forEach(Thread::interrupt);
        await(() -> !trail.hasRoom());
        assertThat(trail.status().failing()).isTrue();
        assertThat(trail.writeAhead(begins("c")).toCompletableFuture()).isCompletedWithValue(false);
        WrittenTrail.end(trail);
    }

    @Test
    void trailThatHasEnded_hasNoRoom() throws IOException {
        AuditTrail trail = new WrittenTrail(directory).begin(Map.of());
        WrittenTrail.end(trail);
        assertThat(trail.hasRoom()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "taken away", "replaced", "shortened", "written to" })
    void fileThatIsNotOursAnyMore_isNotWrittenTo(String what) throws IOException {
        WrittenTrail written = new WrittenTrail(directory).durable().writeWithin(BRIEFLY);
        AuditTrail trail = written.begin(Map.of());
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        trail.on(call("before"));
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        Path aside = directory.resolve("stolen");
        byte[] good = Files.readAllBytes(written.path());
        switch (what) {
            case "taken away" -> Files.move(written.path(), aside);
            case "replaced" -> {
                Files.move(written.path(), aside);
                Files.write(written.path(), good);
            }
            case "written to" -> Files.writeString(written.path(), "{}\n", StandardOpenOption.APPEND);
            default -> Files.write(written.path(), new byte[0]);
        }
        assertThat(trail.writeAhead(begins("c")).toCompletableFuture().join()).isFalse();
        assertThat(trail.status().failing()).isTrue();
        if (Files.exists(aside)) {
            assertThat(aside).hasBinaryContent(good);
            Files.move(aside, written.path(), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.write(written.path(), good);
        }
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        WrittenTrail.end(trail);
        assertThat(verified(written)).contains("digests and numbers hold");
    }

    private static String verified(WrittenTrail written) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new VerifyCommand(Optional.of(WrittenTrail.configured("k1")), new PrintStream(out))
                .run(List.of(written.path().toString()));
        return out.toString();
    }

    private static CallEnded event(String id, Given given) {
        return new CallEnded(new Origin(Door.MCP, "192.0.2.1", id, "c"), ALICE, entry(Effect.READS), given, Outcome.OK,
                Optional.empty(), 1);
    }

    private static Given.Values values(String json) {
        return new Given.Values() {
            @Override
            public String redacted() {
                return json;
            }

            @Override
            public byte[] canonical() {
                return new byte[0];
            }
        };
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + WrittenTrail.PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
