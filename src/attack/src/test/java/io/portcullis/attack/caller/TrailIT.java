package io.portcullis.attack.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.AuditTrail;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/** Calls while the trail cannot be written: its file is one that somebody else has written to. */
@DisplayName("Doing something that nobody records")
class TrailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Server bank;
    private static Path file;

    private final Caller clerk = Caller.of(bank, Bank.CLERK);

    @BeforeAll
    static void start() throws IOException {
        Launch launch = Bank.named("trail");
        file = launch.folder().resolve("audit.jsonl");
        for (Path old : AuditTrail.files(file)) {
            Files.delete(old);
        }
        bank = launch.with("PORTCULLIS_AUDIT_FILE_PATH", file.toString()).with("PORTCULLIS_AUDIT_QUEUE", "10")
                .with("PORTCULLIS_AUDIT_DURABILITY", "durable").with("PORTCULLIS_AUDIT_WRITE_TIMEOUT", "500ms").start();
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @Attack(value = "calls whose records find no room", stoppedBy = Guard.AUDIT)
    void whatCannotBeRecorded_isRefused(Tries tries) {
        clerk.call("echo", Map.of("text", "a"));
        Deadline.within(PATIENCE, () -> recordsOf("echo", "ok") == 1);
        long good = breakTrail();
        Ran before = Ran.in(bank);
        Answer destructive = tries.saw(clerk.call("withdraw", Map.of()));
        assertThat(destructive.status()).as(destructive.text()).isEqualTo(503);
        assertThat(Ran.in(bank).since(before)).isEmpty();
        Deadline.within(PATIENCE, () -> clerk.call("echo", Map.of("text", "a")).status() == 503);
        Ran full = Ran.in(bank);
        for (int each = 0; each < 10; each++) {
            for (String tool : List.of("echo", "withdraw", "open", "no_such_tool")) {
                Answer answer = tries.saw(clerk.call(tool, Map.of()));
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.error().path("code").asInt()).isEqualTo(-31503);
            }
            assertThat(tries.saw(Session.tryToOpen(bank, Bank.CLERK, "2025-11-25")).status()).isEqualTo(503);
        }
        assertThat(Ran.in(bank).since(full)).isEmpty();
        mendTrail(good);
        Deadline.within(PATIENCE, () -> clerk.call("echo", Map.of("text", "b")).status() == 200);
        Deadline.within(PATIENCE, () -> recordsOf("echo", "ok") == Ran.in(bank).of("echo"));
        assertThat(recordsOf("withdraw", "ok")).isEqualTo(Ran.in(bank).of("withdraw")).isZero();
    }

    private static long breakTrail() {
        try {
            long good = Files.size(file);
            Files.writeString(file, "{}\n", StandardOpenOption.APPEND);
            return good;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mendTrail(long size) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long recordsOf(String tool, String outcome) {
        try {
            return AuditTrail.of(file).records().stream().filter(record -> isOf(record, tool, outcome)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(JsonNode record, String tool, String outcome) {
        return record.at("/metadata/event_code").asText().equals("call")
                && record.at("/resources/0/name").asText().equals(tool)
                && record.path("status_code").asText().equals(outcome);
    }
}
