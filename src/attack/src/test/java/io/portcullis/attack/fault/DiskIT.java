package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Command;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.FailedStart;
import io.portcullis.rig.Http;
import io.portcullis.rig.Server;

/**
 * The disk of the audit takes nothing more, or its file is gone. A limit for the size of files makes a disk full for one
 * process.
 */
@EnabledOnOs(OS.LINUX)
@DisplayName("Doing what nobody can record")
class DiskIT {

    private static final int WARM = 60;
    private static final String QUEUE = "40";

    @Attack(value = "calls that may destroy something while the disk of a durable audit is full", stoppedBy = Guard.AUDIT)
    void fullDisk_letsNothingBeDestroyed(Tries tries) throws IOException {
        Audited audited = Audited.durableBank("disk-durable");
        Outage outage = new Outage("audit, durable: disk full", audited);
        try (Server bank = audited.launch().start()) {
            warm(outage, bank);
            long before = stamped(bank);
            fill(bank, audited);
            for (int each = 0; each < 5; each++) {
                unavailable(tries.saw(stamp(outage, bank)));
            }
            assertThat(stamped(bank)).isEqualTo(before);
            assertThat(echo(outage, bank).status()).as("reading goes on while there is room").isEqualTo(200);
            empty(bank);
            outage.recovers(() -> stamp(outage, bank).status() == 200);
        }
        outage.account();
        Verified.holds(audited);
    }

    @Test
    @Tag("siege")
    void fullDisk_stopsTheServerOnceThereIsNoRoom() throws IOException {
        Audited audited = Audited.bank("disk-async");
        audited.launch().with("PORTCULLIS_AUDIT_QUEUE", QUEUE);
        Outage outage = new Outage("audit, async: disk full", audited);
        try (Server bank = audited.launch().start()) {
            warm(outage, bank);
            fill(bank, audited);
            isStopped(outage, bank);
            empty(bank);
            outage.recovers(() -> stamp(outage, bank).status() == 200);
        }
        outage.account();
        Verified.holds(audited);
    }

    @Test
    @Tag("siege")
    void fileThatWasTakenAway_stopsTheServerUntilItIsBack() throws IOException {
        Audited audited = Audited.bank("disk-gone");
        audited.launch().with("PORTCULLIS_AUDIT_QUEUE", QUEUE);
        Path folder = audited.file().getParent();
        Path elsewhere = folder.resolveSibling("elsewhere");
        Outage outage = new Outage("audit, async: folder gone", audited);
        try (Server bank = audited.launch().start()) {
            warm(outage, bank);
            Files.move(folder, elsewhere);
            isStopped(outage, bank);
            Files.move(elsewhere, folder);
            outage.recovers(() -> stamp(outage, bank).status() == 200);
        }
        outage.account();
        Verified.holds(audited);
    }

    @Test
    @Tag("siege")
    void fileThatWasTakenAway_letsNothingBeDestroyed() throws IOException {
        Audited audited = Audited.durableBank("disk-durable-gone");
        Path folder = audited.file().getParent();
        Path elsewhere = folder.resolveSibling("elsewhere");
        Outage outage = new Outage("audit, durable: folder gone", audited);
        try (Server bank = audited.launch().start()) {
            warm(outage, bank);
            long before = stamped(bank);
            Files.move(folder, elsewhere);
            for (int each = 0; each < 5; each++) {
                unavailable(stamp(outage, bank));
            }
            assertThat(stamped(bank)).isEqualTo(before);
            Files.move(elsewhere, folder);
            outage.recovers(() -> stamp(outage, bank).status() == 200);
        }
        outage.account();
        Verified.holds(audited);
    }

    @Test
    @Tag("siege")
    @EnabledIf("isTraced")
    void slowDisk_stopsTheServerOnceThereIsNoRoom() throws IOException {
        Audited audited = Audited.bank("disk-slow");
        audited.launch().with("PORTCULLIS_AUDIT_QUEUE", QUEUE);
        Outage outage = new Outage("audit, async: disk slow", audited);
        try (Server bank = audited.launch().start()) {
            warm(outage, bank);
            try (SlowWriter slow = SlowWriter.of(bank, Duration.ofSeconds(5))) {
                isStopped(outage, bank);
            }
            outage.recovers(() -> stamp(outage, bank).status() == 200);
        }
        outage.account();
        Verified.holds(audited);
    }

    @Test
    @Tag("siege")
    @EnabledIf("isTraced")
    void slowDisk_letsNothingBeDestroyed() throws IOException {
        Audited audited = Audited.durableBank("disk-durable-slow");
        Outage outage = new Outage("audit, durable: disk slow", audited);
        try (Server bank = audited.launch().start()) {
            warm(outage, bank);
            long before = stamped(bank);
            try (SlowWriter slow = SlowWriter.of(bank, Duration.ofSeconds(1))) {
                for (int each = 0; each < 5; each++) {
                    Deadline.meets(Duration.ofSeconds(3), () -> unavailable(stamp(outage, bank)));
                    assertThat(echo(outage, bank).status()).as("reading goes on").isEqualTo(200);
                }
            }
            assertThat(stamped(bank)).isEqualTo(before);
            outage.recovers(() -> stamp(outage, bank).status() == 200);
        }
        outage.account();
        Verified.holds(audited);
    }

    /** Nobody reads the one, the other takes nothing: neither hangs the start. */
    @Test
    @Tag("siege")
    void whatIsNoFile_isNoTrail() throws IOException {
        Audited audited = Audited.bank("disk-none");
        Path pipe = audited.file().resolveSibling("pipe");
        Files.deleteIfExists(pipe);
        assertThat(Command.of(new ProcessBuilder("mkfifo", pipe.toString())).status()).isZero();
        for (Path none : List.of(pipe, Path.of("/dev/full"))) {
            audited.launch().with("PORTCULLIS_AUDIT_FILE_PATH", none.toString());
            FailedStart failed = audited.launch().startInVain();
            assertThat(failed.output()).contains("portcullis.audit.file.path cannot be used: it is no regular file");
            assertThat(failed.opened()).isFalse();
        }
    }

    static boolean isTraced() {
        return SlowWriter.isInstalled();
    }

    /** Calls go on as long as there is room for their records, and no longer. */
    private static void isStopped(Outage outage, Server bank) {
        int more = Integer.parseInt(QUEUE) * 3;
        while (echo(outage, bank).status() == 200) {
            assertThat(more--).as("calls that nobody records").isPositive();
        }
        unavailable(stamp(outage, bank));
        unavailable(echo(outage, bank));
    }

    /** So that the file is longer than any other that the server writes to. */
    private static void warm(Outage outage, Server bank) {
        for (int each = 0; each < WARM; each++) {
            assertThat(echo(outage, bank).status()).isEqualTo(200);
        }
        assertThat(stamp(outage, bank).status()).isEqualTo(200);
    }

    /** A part of the next record fits. */
    private static void fill(Server bank, Audited audited) throws IOException {
        limit(bank, (Files.size(audited.file()) + 100) + ":");
    }

    private static void empty(Server bank) {
        limit(bank, "unlimited:");
    }

    private static void limit(Server bank, String size) {
        Command set = Command.of(new ProcessBuilder("prlimit", "--pid", Long.toString(bank.pid()), "--fsize=" + size));
        assertThat(set.status()).as(set.output()).isZero();
    }

    private static void unavailable(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.error().path("code").asInt()).isEqualTo(-31503);
    }

    private static Answer stamp(Outage outage, Server bank) {
        return outage.ask(() -> bank.client(Bank.CLERK).call("stamp", Map.of("uri", "bank://rates")));
    }

    private static Answer echo(Outage outage, Server bank) {
        return outage.ask(() -> bank.client(Bank.CLERK).call("echo", Map.of("text", "hello")));
    }

    private static long stamped(Server bank) {
        URI runs = URI.create(bank.url()).resolve("/side/runs");
        return Http.ok(Http.answer(HttpRequest.newBuilder(runs))).json().path("stamp").asLong();
    }
}
