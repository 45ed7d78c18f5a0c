package io.portcullis.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.archive.Rotation;
import io.portcullis.audit.AuditTrail;
import io.portcullis.audit.WrittenTrail;
import io.portcullis.fake.RecordingHandler;

/** A trail that was touched is reported at the right record; one that was not holds. */
class VerifyTest {

    private static final int CALLS = 6;

    @TempDir
    Path directory;

    private String said;

    @Test
    void anUntouchedTrail_holds() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(CALLS);
        trail.run(CALLS);
        assertThat(verify(trail)).isZero();
        assertThat(said).contains("17 records, the last is 17; digests and numbers hold").doesNotContain("note:");
    }

    @Test
    void aChangedByte_anywhere_isReportedAtItsRecord() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(2);
        byte[] good = Files.readAllBytes(trail.path());
        int line = 1;
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(trail.path(), bad);
            int status = verify(trail);
            boolean last = i == good.length - 1; // as a process leaves it that is killed before the end of line
            assertThat(status).as("byte %d: %s", i, said).matches(it -> last || it != 0);
            assertThat(said).as("byte %d", i).contains("audit.jsonl:" + line + ": ");
            line += good[i] == '\n' ? 1 : 0;
        }
    }

    @Test
    void aRecordLeftOut_isMissing() throws IOException {
        said(lines -> lines.remove(4));
        assertThat(said).contains("audit.jsonl:5: record 5 is missing; record 6 follows");
    }

    @Test
    void twoRecordsChangedInOrder_areReported() throws IOException {
        said(lines -> Collections.swap(lines, 3, 4));
        assertThat(said).contains("audit.jsonl:4: record 4 is missing; record 5 follows");
    }

    @Test
    void aRecordThatComesTwice_isReported() throws IOException {
        said(lines -> lines.add(4, lines.get(3)));
        assertThat(said).contains("audit.jsonl:5: record 4 stands where record 5 was expected");
    }

    @Test
    void aRecordOfAnotherTrail_isReported() throws IOException {
        WrittenTrail other = new WrittenTrail(Files.createDirectory(directory.resolve("other")));
        other.run(CALLS);
        List<String> foreign = other.lines();
        said(lines -> lines.set(4, foreign.get(4)));
        assertThat(said).contains("audit.jsonl:5: record 5 is of another trail");
    }

    @Test
    void recordsOfAnEarlierCopy_areReported() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(1);
        byte[] copy = Files.readAllBytes(trail.path());
        trail.run(2);
        List<String> first = trail.lines();
        Files.write(trail.path(), copy);
        trail.clock().advance(java.time.Duration.ofSeconds(1));
        trail.run(2);
        List<String> second = trail.lines();
        second.set(6, first.get(6));
        trail.lines(second);
        assertThat(verify(trail)).isOne();
        assertThat(said).contains("audit.jsonl:7: record 7 was changed, or is not the one that followed record 6");
    }

    @Test
    void aLineThatIsNone_isReported() throws IOException {
        said(lines -> lines.add(4, "x"));
        assertThat(said).contains("audit.jsonl:5: this is no record, after record 4");
    }

    @Test
    void anUnreadableRecord_isReported() throws IOException {
        said(lines -> lines.set(4, "x"));
        assertThat(said).contains("audit.jsonl:5: record 5 is unreadable; record 6 follows");
    }

    @Test
    void aRecordWithoutADigest_isReported() throws IOException {
        said(lines -> lines.set(4, lines.get(4).replaceFirst(",\"integrity\".*", "}")));
        assertThat(said).contains("audit.jsonl:5: record 5 has no digest");
    }

    @Test
    void aCutBeginning_isReported() throws IOException {
        said(lines -> lines.remove(0));
        assertThat(said).contains("audit.jsonl:1: record 2 is not the first of a file");
    }

    @Test
    void aCutEnd_doesNotShow_withoutACheckpoint_andDoesWithOne() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory).checkpointAfter(4);
        String checkpoint;
        try (RecordingHandler log = new RecordingHandler("portcullis.audit.checkpoint")) {
            trail.run(CALLS);
            checkpoint = log.formatted().get(log.formatted().size() - 1).split(" ")[1];
        }
        assertThat(verify(trail, "--checkpoint", checkpoint)).isZero();
        trail.lines(trail.lines().subList(0, 3));
        assertThat(verify(trail)).isZero();
        assertThat(said).contains("the trail does not say that the server stopped");
        assertThat(verify(trail, "--checkpoint", checkpoint)).isOne();
        assertThat(said).contains("is not in the trail: its end was cut off, or it was written anew");
    }

    @Test
    void filesThatWereSetAside_holdTogether_inAnyOrder_andFromAnyFileOn() throws IOException {
        WrittenTrail trail = rotated();
        List<Path> files = trail.files();
        Collections.reverse(files);
        assertThat(verify(files, List.of("k1"))).isZero();
        assertThat(said).doesNotContain("note:");
        files = trail.files();
        Path first = files.get(1); // the current file has no number and comes first
        files.remove(first);
        assertThat(verify(files, List.of("k1"))).isZero();
        assertThat(said).contains("the trail begins after record");
    }

    @Test
    void aFileInTheMiddleThatIsMissing_isReported() throws IOException {
        WrittenTrail trail = rotated();
        List<Path> files = trail.files();
        files.remove(2);
        assertThat(verify(files, List.of("k1"))).isOne();
        assertThat(said).containsPattern("audit.jsonl.\\d+:1: record \\d+ (to \\d+ are|is) missing");
    }

    @Test
    void keysThatWereChanged_verifyTogether_andEachIsNeeded() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(1);
        trail.keyed("k2").run(1);
        assertThat(verify(trail.files(), List.of("k2", "k1"))).isZero();
        assertThat(said).contains("record 5 is the first with the key k2 after k1").containsOnlyOnce("is the first with");
        assertThat(verify(trail.files(), List.of("k1"))).isEqualTo(2);
        assertThat(said).contains("audit.jsonl:5: record 5 needs a key that was not given");
    }

    @Test
    void aWrongKeyOfTheSameName_verifiesNothing() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(1);
        String wrong = WrittenTrail.configured("k9").replace("k9:", "k1:");
        assertThat(run(Optional.of(wrong), List.of(trail.path().toString()))).isOne();
        assertThat(said).contains("audit.jsonl:1: record 1 was changed");
    }

    @Test
    void aTrailWithoutKeys_showsGapsOnly() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory).withoutKeys();
        trail.run(CALLS);
        assertThat(verify(trail.files(), List.of())).isZero();
        assertThat(said).contains("there are no digests, so that changes do not show");
        assertThat(verify(trail.files(), List.of("k1"))).isOne();
        List<String> lines = trail.lines();
        lines.remove(3);
        trail.lines(lines);
        assertThat(verify(trail.files(), List.of())).isOne();
    }

    @Test
    void aTrailWithoutKeys_isNotContinuedWithKeys() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory).withoutKeys();
        trail.run(1);
        trail.keyed("k1").run(1);
        assertThat(trail.files()).hasSize(2);
        assertThat(verify(List.of(trail.path()), List.of("k1"))).isZero();
    }

    @Test
    void aTrailCutAtAnyByte_isContinued_andNamesWhatWasTorn() throws IOException {
        WrittenTrail whole = new WrittenTrail(Files.createDirectory(directory.resolve("whole")));
        whole.run(1);
        byte[] good = Files.readAllBytes(whole.path());
        Path cut = Files.createDirectory(directory.resolve("cut"));
        for (int length = 0; length <= good.length; length++) {
            clear(cut);
            WrittenTrail trail = new WrittenTrail(cut);
            Files.write(trail.path(), Arrays.copyOf(good, length));
            trail.run(0);
            assertThat(verify(trail)).as("cut at %d: %s", length, said).isZero();
            boolean ended = length == 0 || length >= good.length - 1;
            assertThat(said.contains("did not end in good order")).as("cut at %d: %s", length, said).isEqualTo(!ended);
        }
    }

    @Test
    void tornBytesThatNoRecordNames_areReported() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(1);
        byte[] good = Files.readAllBytes(trail.path());
        Files.write(trail.path(), Arrays.copyOf(good, good.length - 100));
        trail.run(1);
        assertThat(verify(trail)).isZero();
        List<String> lines = trail.lines();
        String torn = lines.get(3);
        lines.set(3, torn.substring(1));
        trail.lines(lines);
        assertThat(verify(trail)).isOne();
        assertThat(said).contains("audit.jsonl:4: this is no record, after record 3");
        lines.remove(3);
        trail.lines(lines);
        assertThat(verify(trail)).isOne();
        assertThat(said).contains("names torn bytes that are missing");
    }

    @Test
    void aCallThatWasAnnouncedAndHasNoOutcome_isNamed() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory).durable();
        AuditTrail running = trail.begin(Map.of());
        assertThat(running.writeAhead(WrittenTrail.begins("ended")).toCompletableFuture().join()).isTrue();
        running.on(WrittenTrail.call("ended"));
        assertThat(running.writeAhead(WrittenTrail.begins("killed")).toCompletableFuture().join()).isTrue();
        WrittenTrail.end(running);
        assertThat(verify(trail)).isZero();
        assertThat(said).contains("announces the call killed, whose outcome was not recorded").doesNotContain("call ended");
    }

    @Test
    void whatIsNotUnderstood_isSaid() throws IOException {
        assertThat(run(Optional.empty(), List.of())).isEqualTo(2);
        assertThat(run(Optional.empty(), List.of("--checkpoint", "1:x", "f"))).isEqualTo(2);
        assertThat(run(Optional.empty(), List.of("--key", "k1:secret", "f"))).isEqualTo(2);
        assertThat(run(Optional.empty(), List.of("no such file"))).isEqualTo(2);
        assertThat(run(Optional.of("k1:short"), List.of("f"))).isEqualTo(2);
        assertThat(said).doesNotContain("short");
    }

    @Test
    void keys_mayComeFromAFile() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(1);
        Path keys = Files.writeString(directory.resolve("keys"), WrittenTrail.configured("k2") + "\n"
                + WrittenTrail.configured("k1") + "\n");
        assertThat(run(Optional.empty(), List.of("--keys-file", keys.toString(), trail.path().toString()))).isZero();
        assertThat(said).contains("digests and numbers hold");
    }

    @Test
    void aTornEndOfAFullFile_isNamedInThatFile() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(CALLS);
        byte[] good = Files.readAllBytes(trail.path());
        Files.write(trail.path(), Arrays.copyOf(good, good.length - 100));
        trail.rotated(new Rotation(1_000, false, 0)).run(2);
        assertThat(trail.files()).hasSizeGreaterThan(1);
        assertThat(verify(trail.files(), List.of("k1"))).as(said).isZero();
        assertThat(said).contains("did not end in good order");
    }

    @Test // a process was killed between setting a file aside and the first record of the next
    void anEmptyFileBesideOthers_isNamed_andByItselfNoTrail() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(1);
        Path empty = Files.createFile(directory.resolve("audit.jsonl.000000000000000099"));
        assertThat(verify(List.of(trail.path(), empty), List.of("k1"))).as(said).isZero();
        assertThat(said).contains("audit.jsonl.000000000000000099 is empty");
        assertThat(verify(List.of(empty), List.of("k1"))).isOne();
    }

    @Test // a script whose keys are not there would be content with anything
    void digestsWithoutKeys_areNotProven() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(1);
        assertThat(verify(trail.files(), List.of())).isEqualTo(2);
        assertThat(said).contains("no keys to look at them with");
    }

    private WrittenTrail rotated() throws IOException {
        WrittenTrail trail = new WrittenTrail(directory).rotated(new Rotation(2_000, false, 0));
        trail.run(10);
        assertThat(trail.files()).hasSizeGreaterThan(3);
        return trail;
    }

    private interface Change {
        void to(List<String> lines);
    }

    private void said(Change change) throws IOException {
        WrittenTrail trail = new WrittenTrail(directory);
        trail.run(CALLS);
        List<String> lines = trail.lines();
        change.to(lines);
        trail.lines(lines);
        assertThat(verify(trail)).isOne();
    }

    private int verify(WrittenTrail trail, String... options) {
        return run(Optional.of(WrittenTrail.configured("k1")),
                Stream.concat(Stream.of(options), Stream.of(trail.path().toString())).toList());
    }

    private int verify(List<Path> files, List<String> keys) {
        Optional<String> configured = keys.isEmpty() ? Optional.empty()
                : Optional.of(keys.stream().map(WrittenTrail::configured).collect(Collectors.joining(",")));
        return run(configured, files.stream().map(Path::toString).toList());
    }

    private int run(Optional<String> keys, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = new VerifyCommand(keys, new PrintStream(out, true, StandardCharsets.UTF_8)).run(arguments);
        said = out.toString(StandardCharsets.UTF_8);
        return status;
    }

    private static void clear(Path directory) throws IOException {
        try (var all = Files.list(directory)) {
            for (Path each : new ArrayList<>(all.toList())) {
                Files.delete(each);
            }
        }
    }
}
