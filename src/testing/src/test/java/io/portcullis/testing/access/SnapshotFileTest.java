package io.portcullis.testing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

    private static final String TEXT = "tool lamp\n  rule: nobody\n";

    @TempDir
    Path folder;

    @Test
    void missingFile_fails_andTheCandidateIsWritten() {
        assertThatThrownBy(() -> file(false).compare(TEXT)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dportcullis.snapshot.update").hasMessageContaining(candidate().toString());
        assertThat(candidate()).hasContent(TEXT);
        assertThat(reviewed()).doesNotExist();
    }

    @Test
    void sameText_passes() throws IOException {
        write(TEXT);
        file(false).compare(TEXT);
        assertThat(candidate()).doesNotExist();
    }

    @Test
    void otherText_fails_andChangesNothing() throws IOException {
        write(TEXT);
        assertThatThrownBy(() -> file(false).compare(TEXT.replace("nobody", "everybody"))).isInstanceOf(AssertionError.class)
                .hasMessageContaining("+   rule: everybody").hasMessageContaining(reviewed().toString());
        assertThat(reviewed()).hasContent(TEXT);
        assertThat(candidate()).hasContent(TEXT.replace("nobody", "everybody"));
    }

    @Test
    void update_rewritesTheFile() throws IOException {
        write(TEXT);
        file(true).compare(TEXT.replace("nobody", "everybody"));
        assertThat(reviewed()).hasContent(TEXT.replace("nobody", "everybody"));
    }

    @Test
    void emptyFile_isNoReview() throws IOException {
        write("");
        assertThatThrownBy(() -> file(false).compare(TEXT)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("a new entry");
    }

    @Test
    void module_isWhereThereAreTestResources() throws IOException {
        Files.createDirectories(folder.resolve("module/src/test/resources"));
        String module = folder.resolve("module").toString();
        assertThat(SnapshotFile.module(List.of(folder.toString(), module))).isEqualTo(Path.of(module));
        assertThat(SnapshotFile.module(List.of(folder.toString()))).isEqualTo(folder);
    }

    private SnapshotFile file(boolean update) {
        return new SnapshotFile(reviewed(), candidate(), update);
    }

    private Path reviewed() {
        return folder.resolve("resources/snapshot");
    }

    private Path candidate() {
        return folder.resolve("target/snapshot");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(reviewed().getParent());
        Files.writeString(reviewed(), text);
    }
}
