package io.portcullis.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.archive.Rotation;
import io.portcullis.archive.TrailFile;
import io.portcullis.benchmarks.ForgetfulTrail;
import io.portcullis.chain.Chain;
import io.portcullis.event.CallBegins;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.Door;
import io.portcullis.event.Effect;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.redaction.Redaction;
import io.portcullis.seal.MacRing;

/**
 * What a record costs: what the thread of a call pays to have it written; made, chained and written to a file, by the thread of
 * the trail; and what a call that may destroy something waits for its record to be on the disk, alone and with 63 others.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AuditBenchmark {

    private static final int BATCH = 1_000;
    private static final int TOGETHER = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Origin ORIGIN = new Origin(Door.MCP, "192.0.2.1", "7", "92be6c5e650fbabc");
    private static final EntryName ENTRY = new EntryName(Feature.TOOL, "close", true, Effect.DESTROYS);
    private static final Given GIVEN = Given.of(List.of("number", "reason"));

    private final CallEnded ended = new CallEnded(ORIGIN, Caller.anonymous(), ENTRY, GIVEN, Outcome.OK, Optional.empty(),
            1_234_567);
    private final CallBegins begins = new CallBegins(ORIGIN, Caller.anonymous(), ENTRY, GIVEN);
    private final ForgetfulTrail unwritten = new ForgetfulTrail();
    private Path folder;
    private AuditTrail trail;

    @Setup
    public void begin() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "audit");
        String key = "k1:" + Base64.getEncoder().encodeToString("thirty-two bytes of no secrecy..".getBytes());
        Pace pace = new Pace(100_000, false, PATIENCE, Duration.ofDays(1), Integer.MAX_VALUE);
        trail = new AuditTrail(new AuditTrail.Rules(new Scope(Scope.Level.ALL, false,
                true), pace, Arguments.withNames(), Redaction.NONE), Clock.systemUTC(), () -> Runnable::run);
        trail.begin(new Outlets(
                Optional.of(
                        TrailFile.open(folder.resolve("audit.jsonl"), new Rotation(100_000_000, false, 2), Clock.systemUTC())),
                Optional.of(new MacRing(MacRing.configured(List.of(key)), Chain.PURPOSE).first()), Map.of(), "benchmark"));
    }

    @TearDown
    public void end() throws IOException, InterruptedException {
        trail.end(PATIENCE);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public void told() {
        unwritten.on(ended);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public boolean written() {
        for (int i = 0; i < BATCH; i++) {
            trail.on(ended);
        }
        return trail.awaitWritten(PATIENCE);
    }

    @Benchmark
    public boolean onTheDisk() {
        return trail.writeAhead(begins).toCompletableFuture().join();
    }

    @Benchmark
    @OperationsPerInvocation(TOGETHER)
    public boolean onTheDiskWithOthers() {
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>(TOGETHER);
        for (int i = 0; i < TOGETHER; i++) {
            waiting.add(trail.writeAhead(begins).toCompletableFuture());
        }
        return waiting.stream().allMatch(CompletableFuture::join);
    }
}
