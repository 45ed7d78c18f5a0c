package io.portcullis.attack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.attack.caller.Ran;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.AuditTrail;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/** Five callers do anything they can think of, in random order. Whatever the model does not foresee is a failure. */
@DisplayName("Anything, in any order")
class ModelIT {

    private static final Duration WALK = Duration.ofMinutes(1);
    /** In the model, a task that nobody cancels goes on. */
    private static final String LONGEST_CALL = "5M";
    private static final long SEED = 20_260_728;
    private static final int STEPS = 2_000;

    @Attack(value = "two thousand steps of five callers", stoppedBy = { Guard.ROLE, Guard.SCOPE, Guard.LIMIT, Guard.SESSION,
            Guard.STATE, Guard.CONFIRMATION, Guard.OWNER, Guard.POLICY, Guard.AUDIT })
    void everyStep_isAsTheModelSays(Tries tries) {
        walk("model", SEED, step -> step < STEPS, tries);
    }

    @Tag("siege")
    @Attack(value = "steps of five callers, for as long as one likes", stoppedBy = { Guard.ROLE, Guard.SCOPE, Guard.LIMIT,
            Guard.SESSION, Guard.STATE, Guard.CONFIRMATION, Guard.OWNER, Guard.POLICY, Guard.AUDIT })
    void everyStepOfLongWalks_isAsTheModelSays(Tries tries) {
        long end = System.nanoTime() + Duration.ofSeconds(Long.getLong("model.seconds", 60)).toNanos();
        while (System.nanoTime() < end) {
            long seed = new Random().nextLong();
            System.out.println("model walk with the seed " + seed);
            long over = Math.min(end, System.nanoTime() + WALK.toNanos());
            walk("model-long", seed, step -> step < 10 * STEPS && System.nanoTime() < over, new Tries());
        }
        tries.saw("as the model says");
    }

    private static void walk(String name, long seed, IntPredicate goesOn, Tries tries) {
        Launch launch = Bank.named(name);
        Path policy = launch.folder().resolve("policy.properties");
        Path audit = launch.folder().resolve("audit-" + Long.toHexString(seed)).resolve("audit.jsonl");
        prepare(policy, audit);
        Books books = new Books();
        try (Server bank = launch.with("PORTCULLIS_POLICY_FILE", policy.toString())
                .with("PORTCULLIS_AUDIT_FILE_PATH", audit.toString()).with("PORTCULLIS_ASKING_MAX_PER_MINUTE", "100000")
                .with("PORTCULLIS_CALLS_TIMEOUT", LONGEST_CALL)
                .with("PORTCULLIS_LEGACY_MAX_SESSIONS_PER_CALLER", Integer.toString(Books.MOST_SESSIONS))
                .with("PORTCULLIS_TASKS_MAX_RUNNING_PER_CALLER", Integer.toString(Books.MOST_TASKS)).start()) {
            step(bank, new Walker(bank, policy), books, seed, goesOn, tries);
            assertThat(Ran.in(bank).counts()).as("what has run").isEqualTo(books.runs());
            Deadline.within(Duration.ofSeconds(10), () -> sum(recorded(audit)) >= sum(books.records()));
            assertThat(recorded(audit)).as("what was recorded").isEqualTo(books.records());
            assertThat(counted(bank)).as("what was counted").isEqualTo(calls(audit));
        }
    }

    private static void step(Server bank, Walker walker, Books books, long seed, IntPredicate goesOn,
            Tries tries) {
        Random random = new Random(seed);
        List<Act> done = new ArrayList<>();
        for (int step = 0; goesOn.test(step); step++) {
            Act act = Act.next(random);
            if (!books.canBeDone(act)) {
                continue;
            }
            done.add(act);
            List<String> expected = books.expect(act);
            assertThat(walker.perform(act, books.switchedOff()))
                    .as(() -> "seed " + seed + ", step " + done.size() + " of " + lastOf(done)).isEqualTo(expected);
            expected.forEach(answer -> tries.saw(answer.startsWith("200 [") ? "200 list" : answer));
        }
    }

    private static String lastOf(List<Act> done) {
        return String.join("\n", done.stream().map(Act::toString).toList());
    }

    /** The records of requests by outcome. What becomes of a task later is told besides. */
    private static Map<String, Long> recorded(Path audit) {
        Map<String, Long> recorded = new TreeMap<>();
        for (JsonNode record : records(audit)) {
            boolean request = List.of("call", "message", "request").contains(record.at("/metadata/event_code").asText());
            if (request && !record.at("/unmapped/door").asText().equals("task")) {
                recorded.merge(record.path("status_code").asText(), 1L, Long::sum);
            }
        }
        return recorded;
    }

    private static Map<String, Long> calls(Path audit) {
        Map<String, Long> calls = new TreeMap<>();
        for (JsonNode record : records(audit)) {
            if (record.at("/metadata/event_code").asText().equals("call")) {
                calls.merge(record.path("status_code").asText(), 1L, Long::sum);
            }
        }
        return calls;
    }

    /** The calls of the metrics by outcome. */
    private static Map<String, Long> counted(Server bank) {
        Map<String, Long> counted = new TreeMap<>();
        bank.metrics().stream().filter(line -> line.startsWith("portcullis_calls_seconds_count")).forEach(line -> counted.merge(
                line.replaceFirst(".*outcome=\"([a-z_]+)\".*", "$1"),
                (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))), Long::sum));
        return counted;
    }

    private static List<JsonNode> records(Path audit) {
        try {
            return AuditTrail.of(audit).records();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void prepare(Path policy, Path audit) {
        try {
            Files.writeString(policy, "portcullis.policy.disable-destructive=false\n");
            Files.createDirectories(audit.getParent());
            for (Path old : AuditTrail.files(audit)) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
