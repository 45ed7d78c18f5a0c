package io.portcullis.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.Feature;
import io.portcullis.archive.FakeDisk;
import io.portcullis.archive.Rotation;
import io.portcullis.audit.AuditTrail.Rules;
import io.portcullis.audit.Scope.Level;
import io.portcullis.chain.Chain;
import io.portcullis.event.CallBegins;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.Door;
import io.portcullis.event.Effect;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeClock;
import io.portcullis.redaction.Redaction;
import io.portcullis.seal.MacKey;
import io.portcullis.seal.MacRing;
import io.portcullis.spi.AuditSink;

/** Writes trails into a directory, one run of a server after the other. */
public final class WrittenTrail {

    public static final Duration PATIENCE = Duration.ofSeconds(20);
    public static final Rotation ONE_FILE = new Rotation(0, false, 0);
    public static final Caller ALICE = new Caller("alice", "https://a", Authentication.JWT, Set.of("reader"), Set.of("s"),
            Optional.empty());

    private final Path directory;
    private final FakeClock clock = new FakeClock("2026-11-23T05:00:00Z");
    private final FakeDisk disk = new FakeDisk();
    private Rotation rotation = ONE_FILE;
    private Optional<String> key = Optional.of("k1");
    private Pace pace = new Pace(10_000, false, PATIENCE, Duration.ofDays(100), 1_000_000);
    private boolean durable;

    public WrittenTrail(Path directory) {
        this.directory = directory;
    }

    public WrittenTrail rotated(Rotation how) {
        rotation = how;
        return this;
    }

    public WrittenTrail keyed(String id) {
        key = Optional.of(id);
        return this;
    }

    public WrittenTrail withoutKeys() {
        key = Optional.empty();
        return this;
    }

    public WrittenTrail checkpointAfter(int records) {
        pace = new Pace(pace.queue(), pace.drop(), pace.writeWithin(), pace.checkpointEvery(), records);
        return this;
    }

    public WrittenTrail queue(int queue, boolean drop) {
        pace = new Pace(queue, drop, pace.writeWithin(), pace.checkpointEvery(), pace.checkpointRecords());
        return this;
    }

    public WrittenTrail writeWithin(Duration time) {
        pace = new Pace(pace.queue(), pace.drop(), time, pace.checkpointEvery(), pace.checkpointRecords());
        return this;
    }

    public WrittenTrail durable() {
        durable = true;
        return this;
    }

    public FakeDisk disk() {
        return disk;
    }

    public FakeClock clock() {
        return clock;
    }

    public Path path() {
        return directory.resolve("audit.jsonl");
    }

    /** A trail that was begun; whoever asked ends it. */
    public AuditTrail begin(Map<String, AuditSink> sinks) throws IOException {
        AuditTrail trail = trail();
        begin(trail, sinks);
        return trail;
    }

    /** A trail that is not begun. */
    public AuditTrail trail() {
        return new AuditTrail(new Rules(new Scope(Level.ALL, false, durable), pace, Arguments.withNames(), Redaction.NONE),
                clock,
                () -> Runnable::run);
    }

    public void begin(AuditTrail trail, Map<String, AuditSink> sinks) throws IOException {
        trail.begin(new Outlets(Optional.of(disk.open(path(), rotation, clock)), key.map(WrittenTrail::key), sinks, "tests"));
    }

    /** One run of a server with so many calls, ended in good order. */
    public void run(int calls) throws IOException {
        AuditTrail trail = begin(Map.of());
        for (int i = 0; i < calls; i++) {
            trail.on(call("c" + i));
            trail.awaitWritten(PATIENCE);
        }
        end(trail);
    }

    public static void end(AuditTrail trail) {
        try {
            trail.end(PATIENCE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All files of the trail, in the order of their names. */
    public List<Path> files() {
        try (var all = Files.list(directory)) {
            return new ArrayList<>(all.filter(each -> each.getFileName().toString().startsWith("audit.jsonl"))
                    .sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(path()));
    }

    public void lines(List<String> lines) throws IOException {
        Files.writeString(path(), String.join("\n", lines) + "\n");
    }

    /** A key as it is configured: a made-up secret for each id. */
    public static String configured(String id) {
        byte[] secret = Arrays.copyOf(("secret of " + id).getBytes(StandardCharsets.UTF_8), 32);
        return id + ":" + Base64.getEncoder().encodeToString(secret);
    }

    static MacKey key(String id) {
        return new MacRing(MacRing.configured(List.of(configured(id))), Chain.PURPOSE).first();
    }

    public static CallEnded call(String correlationId) {
        return new CallEnded(new Origin(Door.MCP, "192.0.2.1", "7", correlationId), ALICE, entry(Effect.DESTROYS),
                Given.of(List.of("number")), Outcome.OK, Optional.empty(), 1_234_567);
    }

    public static CallBegins begins(String correlationId) {
        return new CallBegins(new Origin(Door.MCP, "192.0.2.1", "7", correlationId), ALICE, entry(Effect.DESTROYS),
                Given.of(List.of("number")));
    }

    static EntryName entry(Effect effect) {
        return new EntryName(Feature.TOOL, "remove", true, effect);
    }
}
