package io.portcullis.audit;

import static io.portcullis.audit.WrittenTrail.begins;
import static io.portcullis.audit.WrittenTrail.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.archive.Rotation;
import io.portcullis.event.CallBegins;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.Effect;
import io.portcullis.spi.AuditSink;

/** The trail keeps what it took, and says when it cannot take more. */
class AuditTrailTest {

    @TempDir
    Path directory;

    @Test
    void everyRecord_isInTheFile_andWithEverySink_inOrder() throws IOException {
        List<String> log = new CopyOnWriteArrayList<>();
        WrittenTrail written = new WrittenTrail(directory);
        AuditTrail trail = written.begin(Map.of("log", log::addAll));
        for (int i = 0; i < 5_000; i++) {
            trail.on(call("c" + i));
        }
        WrittenTrail.end(trail);
        assertThat(written.lines()).hasSize(5_003).isEqualTo(log);
        assertThat(trail.status().written()).isEqualTo(5_003);
    }

    @Test
    void whatIsToldBeforeTheBeginning_isWritten() throws IOException {
        WrittenTrail written = new WrittenTrail(directory);
        AuditTrail trail = written.trail();
        trail.on(call("early"));
        written.begin(trail, Map.of());
        WrittenTrail.end(trail);
        assertThat(written.lines()).hasSize(4).anyMatch(line -> line.contains("early"));
    }

    @Test
    void fullQueue_saysThereIsNoRoom_andStillTakesWhatWasLetIn() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).queue(3, false);
        written.disk().room(0);
        AuditTrail trail = written.begin(Map.of());
        for (int i = 0; i < 10; i++) {
            trail.on(call("c" + i));
        }
        assertThat(trail.hasRoom()).isFalse();
        written.disk().room(Long.MAX_VALUE);
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        assertThat(trail.hasRoom()).isTrue();
        WrittenTrail.end(trail);
        assertThat(written.lines()).hasSize(13);
        assertThat(trail.status().dropped()).isZero();
    }

    @Test
    void fullQueue_mayDropAndCount() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).queue(3, true);
        written.disk().room(0);
        AuditTrail trail = written.begin(Map.of());
        for (int i = 0; i < 10; i++) {
            trail.on(call("c" + i));
        }
        assertThat(trail.hasRoom()).isTrue();
        written.disk().room(Long.MAX_VALUE);
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        trail.on(call("later"));
        WrittenTrail.end(trail);
        assertThat(trail.status().dropped()).isEqualTo(7);
        assertThat(written.lines()).filteredOn(line -> line.contains("\"event_code\":\"dropped\""))
                .singleElement().asString().contains("\"count\":7");
    }

    @Test
    void fullDisk_leavesNoPartOfALine_andNothingIsLost() throws IOException {
        WrittenTrail written = new WrittenTrail(directory);
        written.disk().room(100);
        AuditTrail trail = written.begin(Map.of());
        trail.on(call("c"));
        await(() -> trail.status().failing());
        assertThat(Files.size(written.path())).isZero();
        written.disk().cutFails(true);
        await(() -> size(written) == 100);
        written.disk().cutFails(false);
        written.disk().room(Long.MAX_VALUE);
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        assertThat(trail.status().failing()).isFalse();
        WrittenTrail.end(trail);
        assertThat(written.lines()).hasSize(4).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void failingSink_getsEverythingLater_andHoldsUpNeitherTheFileNorOthers() throws IOException {
        AtomicInteger failures = new AtomicInteger(3);
        List<String> slow = new CopyOnWriteArrayList<>();
        List<String> quick = new CopyOnWriteArrayList<>();
        AuditSink failing = lines -> {
            if (failures.getAndDecrement() > 0) {
                throw new IOException("away");
            }
            slow.addAll(lines);
        };
        WrittenTrail written = new WrittenTrail(directory);
        AuditTrail trail = written.begin(Map.of("failing", failing, "quick", quick::addAll));
        trail.on(call("c"));
        await(() -> quick.size() == 3);
        assertThat(written.lines()).hasSize(3);
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        assertThat(slow).isEqualTo(quick);
        WrittenTrail.end(trail);
    }

    @Test
    void hangingSink_isNoRoom_andTheFileGoesOn() throws IOException {
        CountDownLatch hangs = new CountDownLatch(1);
        WrittenTrail written = new WrittenTrail(directory).queue(5, false);
        AuditTrail trail = written.begin(Map.of("hanging", lines -> {
            try {
                hangs.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }));
        for (int i = 0; i < 10; i++) {
            trail.on(call("c" + i));
        }
        await(() -> trail.status().written() == 12 && !trail.hasRoom());
        assertThat(written.lines()).hasSize(12);
        hangs.countDown();
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        assertThat(trail.hasRoom()).isTrue();
        WrittenTrail.end(trail);
    }

    @Test
    void beginningOfACall_standsOnlyWhenTheDiskHasIt() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).durable();
        CountDownLatch disk = new CountDownLatch(1);
        written.disk().forceWaits(disk);
        AuditTrail trail = written.begin(Map.of());
        CompletableFuture<Boolean> stands = trail.writeAhead(begins("c")).toCompletableFuture();
        await(() -> written.disk().forces() == 1);
        assertThat(stands).isNotDone();
        disk.countDown();
        assertThat(stands.join()).isTrue();
        assertThat(written.lines()).anyMatch(line -> line.contains("\"event_code\":\"intent\""));
        WrittenTrail.end(trail);
    }

    @Test
    void beginningThatIsNotWrittenInTime_doesNotStand() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).durable().writeWithin(Duration.ofMillis(50));
        written.disk().forceFails(true);
        AuditTrail trail = written.begin(Map.of());
        assertThat(trail.writeAhead(begins("c")).toCompletableFuture().join()).isFalse();
        written.disk().forceFails(false);
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        WrittenTrail.end(trail);
        assertThat(written.lines()).hasSize(4);
    }

    @Test
    void beginningWhoseRecordCannotBeMade_doesNotStand_andIsCounted() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).durable().writeWithin(Duration.ofMillis(500));
        AuditTrail trail = written.begin(Map.of());
        CallBegins odd = new CallBegins(begins("odd").origin(), begins("odd").caller(),
                new EntryName(null, "remove", true, Effect.DESTROYS), begins("odd").given());
        CompletableFuture<Boolean> stands = trail.writeAhead(odd).toCompletableFuture();
        assertThat(trail.writeAhead(begins("c")).toCompletableFuture().join()).isTrue();
        assertThat(stands.join()).isFalse();
        WrittenTrail.end(trail);
        assertThat(written.lines()).anyMatch(line -> line.contains("\"event_code\":\"dropped\""));
    }

    @Test
    void beginningThereIsNoRoomFor_doesNotStand() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).durable().queue(1, false);
        AuditTrail trail = written.trail();
        trail.on(call("c"));
        assertThat(trail.writeAhead(begins("c")).toCompletableFuture().join()).isFalse();
    }

    @Test
    void manyBeginnings_shareOneWaitForTheDisk() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).durable();
        CountDownLatch disk = new CountDownLatch(1);
        written.disk().forceWaits(disk);
        AuditTrail trail = written.begin(Map.of());
        List<CompletableFuture<Boolean>> all = new ArrayList<>(
                List.of(trail.writeAhead(begins("first")).toCompletableFuture()));
        await(() -> written.disk().forces() == 1);
        for (int i = 0; i < 200; i++) {
            all.add(trail.writeAhead(begins("c" + i)).toCompletableFuture());
        }
        disk.countDown();
        assertThat(all).allMatch(CompletableFuture::join);
        assertThat(written.disk().forces()).isLessThanOrEqualTo(3);
        WrittenTrail.end(trail);
    }

    @Test
    void withoutDurability_nobodyWaits() throws IOException {
        assertThat(new WrittenTrail(directory).trail().writeAhead(begins("c")).toCompletableFuture())
                .isCompletedWithValue(true);
    }

    @Test
    void endThatCannotWrite_isBounded() throws Exception {
        WrittenTrail written = new WrittenTrail(directory);
        written.disk().room(0);
        AuditTrail trail = written.begin(Map.of());
        trail.on(call("c"));
        long begun = System.nanoTime();
        trail.end(Duration.ofMillis(200));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void fileOfAnotherTrail_isRefused_whileThatIsOpen() throws IOException {
        WrittenTrail written = new WrittenTrail(directory);
        AuditTrail trail = written.begin(Map.of());
        assertThatThrownBy(() -> new WrittenTrail(directory).begin(Map.of())).isInstanceOf(IOException.class)
                .hasMessage("another process writes to it");
        WrittenTrail.end(trail);
        WrittenTrail.end(new WrittenTrail(directory).begin(Map.of()));
    }

    @Test
    void linkToAnotherFile_isRefused() throws IOException {
        Path other = Files.createFile(directory.resolve("other"));
        WrittenTrail written = new WrittenTrail(directory);
        Files.createSymbolicLink(written.path(), other);
        assertThatThrownBy(() -> written.begin(Map.of())).hasMessage("it is a link; name the file itself");
        assertThat(other).isEmptyFile();
    }

    @Test
    void fileThatIsNoTrail_isRefused_andLeftAlone() throws IOException {
        WrittenTrail written = new WrittenTrail(directory);
        Files.writeString(written.path(), "dear diary\n");
        assertThatThrownBy(() -> written.begin(Map.of())).hasMessageContaining("no audit trail");
        assertThat(written.path()).hasContent("dear diary\n");
    }

    @Test
    void files_areForTheirOwnerAlone() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).rotated(new Rotation(1_000, false, 0));
        Files.createFile(written.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        written.run(3);
        assertThat(written.files()).hasSizeGreaterThan(2).allSatisfy(
                file -> assertThat(Files.getPosixFilePermissions(file))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }

    @Test
    void filesThatAreTooMany_areDeleted_oldestFirst() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).rotated(new Rotation(1_000, false, 2));
        written.run(10);
        assertThat(written.files()).hasSize(3);
        assertThat(Files.readAllLines(written.files().get(1)).get(0)).contains("\"event_code\":\"file\"")
                .doesNotContain("\"previous_sequence\":0");
    }

    @Test
    void eachDay_mayHaveAFileOfItsOwn() throws IOException {
        WrittenTrail written = new WrittenTrail(directory).rotated(new Rotation(0, true, 0));
        AuditTrail trail = written.begin(Map.of());
        trail.on(call("today"));
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        written.clock().advance(Duration.ofDays(1));
        trail.on(call("tomorrow"));
        WrittenTrail.end(trail);
        assertThat(written.files()).hasSize(2);
        assertThat(written.lines()).hasSize(3);
    }

    private static long size(WrittenTrail written) {
        try {
            return Files.size(written.path());
        } catch (IOException e) {
            return -1;
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + WrittenTrail.PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
