package io.portcullis.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Keys;
import io.portcullis.fake.RecordingHandler;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

/** Keys come and go with the lines of a file; a bad file changes nothing. */
class KeyFileTest {

    private static final String ALICE = line("alice");
    private static final String BOB = line("bob");

    private final RecordingHandler log = new RecordingHandler(KeyFile.class.getName());

    @TempDir
    Path directory;

    private Path path;
    private int changes;

    @BeforeEach
    void aFileWithOneKey() throws IOException {
        path = directory.resolve("keys.properties");
        write(ALICE);
    }

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    @Test
    void key_isWhatItsLinesSay() throws IOException {
        write(ALICE + "alice.client = billing\nalice.tenant=acme\nalice.roles=reader, editor,\nalice.scopes=a,b\n"
                + "alice.expires-at=2030-01-01T00:00:00Z\n# a comment\n\n");
        assertThat(KeyFile.at(path).find("alice")).contains(new StoredApiKey("alice", StoredApiKey.digestOf(Keys.text("alice")),
                new Grant("billing", Optional.of("acme"), Set.of("reader", "editor"), Set.of("a", "b")),
                Optional.of(Instant.parse("2030-01-01T00:00:00Z"))));
    }

    @Test
    void keyWithADigestAlone_standsForAClientOfItsNameWithoutRights() throws IOException {
        assertThat(KeyFile.at(path).find("alice")).contains(Keys.stored("alice"));
    }

    @Test
    void memberWithoutAText_isNotThere() throws IOException {
        write(ALICE + "alice.client= \nalice.tenant=\nalice.roles=reader,,editor\nalice.scopes=\nalice.expires-at=\n");
        assertThat(KeyFile.at(path).find("alice")).contains(Keys.stored("alice", "reader", "editor"));
    }

    @Test
    void emptyFile_hasNoKeys() throws IOException {
        write("");
        assertThat(KeyFile.at(path).find("alice")).isEmpty();
    }

    @Test
    void addedKey_isKnownWithoutARestart() throws IOException {
        KeyFile keys = KeyFile.at(path);
        assertThat(keys.find("bob")).isEmpty();
        write(ALICE + BOB);
        assertThat(keys.find("bob")).isPresent();
        assertThat(log.lines()).singleElement().asString().contains("read again");
    }

    @Test
    void revokedKey_isUnknownWithoutARestart() throws IOException {
        write(ALICE + BOB);
        KeyFile keys = KeyFile.at(path);
        write(ALICE);
        assertThat(keys.find("bob")).isEmpty();
        assertThat(keys.find("alice")).isPresent();
    }

    @Test // its time alone tells
    void changeOfTheSameLength_isSeen() throws IOException {
        write(ALICE + "alice.roles=reader\n");
        KeyFile keys = KeyFile.at(path);
        write(ALICE + "alice.roles=editor\n");
        assertThat(keys.find("alice").orElseThrow().grant().roles()).containsExactly("editor");
    }

    @Test
    void unchangedFile_isNotReadAgain() throws IOException {
        KeyFile keys = KeyFile.at(path);
        keys.find("alice");
        keys.find("bob");
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "alice.digest=sha256:00\n", "alice.roles=admin\n", "alice\n", "roles\n", "alice.secret=hush\n",
            "alice.digest.x=hush\n", "Alice.digest=sha256:0000000000000000000000000000000000000000000000000000000000000000\n",
            ".digest=sha256:0000000000000000000000000000000000000000000000000000000000000000\n",
            "a\\u00zz.digest=hush\n", "pck_hush_0123456789abcdef0123456789abcdef\n", "<html>hush</html>\n" })
    void changeThatCannotBeUnderstood_leavesTheLastGoodKeys(String content) throws IOException {
        KeyFile keys = KeyFile.at(path);
        write(content);
        assertStillAlice(keys);
        assertThat(log.lines().get(0)).contains("could not be read again").doesNotContain("hush", "0000");
    }

    @Test // a role that is misspelt would be one that nobody has
    void memberThatIsMisspelt_leavesTheLastGoodKeys() throws IOException {
        KeyFile keys = KeyFile.at(path);
        write(ALICE + BOB + "bob.rolse=reader\n");
        assertStillAlice(keys);
    }

    @Test
    void endThatIsNoTime_leavesTheLastGoodKeys() throws IOException {
        KeyFile keys = KeyFile.at(path);
        write(ALICE + "alice.expires-at=next year\n");
        assertStillAlice(keys);
        assertThat(log.lines().get(0)).contains("expires-at").doesNotContain("next year");
    }

    @Test
    void textThatIsNotUtf8_leavesTheLastGoodKeys() throws IOException {
        KeyFile keys = KeyFile.at(path);
        Files.write(path, new byte[] { 'a', (byte) 0xff, '\n' });
        assertStillAlice(keys);
    }

    @Test
    void fileThatIsGone_leavesTheLastGoodKeys() throws IOException {
        KeyFile keys = KeyFile.at(path);
        Files.delete(path);
        assertStillAlice(keys);
        assertThat(log.lines().get(0)).contains("NoSuchFileException").doesNotContain("\tat ");
    }

    @Test
    void directoryInItsPlace_leavesTheLastGoodKeys() throws IOException {
        KeyFile keys = KeyFile.at(path);
        Files.delete(path);
        Files.createDirectory(path);
        assertStillAlice(keys);
    }

    @Test // and what was revoked meanwhile is
    void mendedFile_isReadAgain() throws IOException {
        KeyFile keys = KeyFile.at(path);
        write("broken\n");
        keys.find("alice");
        write(BOB);
        assertThat(keys.find("alice")).isEmpty();
        assertThat(keys.find("bob")).isPresent();
    }

    @Test
    void fileThatComesBackAsItWas_isReadAgain() throws IOException {
        KeyFile keys = KeyFile.at(path);
        Path aside = directory.resolve("aside");
        Files.move(path, aside);
        keys.find("alice");
        Files.move(aside, path);
        assertThat(keys.find("alice")).isPresent();
        assertThat(log.lines()).hasSize(2).last().asString().contains("were read again");
    }

    @Test // the way editors and deployments change files: same length, same time
    void fileReplacedByRenaming_isSeen() throws IOException {
        write(ALICE + "alice.roles=reader\n");
        KeyFile keys = KeyFile.at(path);
        replaceKeepingItsTime(path, ALICE + "alice.roles=editor\n");
        assertThat(keys.find("alice").orElseThrow().grant().roles()).containsExactly("editor");
    }

    @Test // the way Kubernetes changes a mounted secret
    void linkToAnotherFile_isSeen() throws IOException {
        Path one = Files.writeString(directory.resolve("one"), ALICE);
        Path two = Files.writeString(directory.resolve("two"), BOB);
        Path link = Files.createSymbolicLink(directory.resolve("data"), one);
        Path keysLink = Files.createSymbolicLink(directory.resolve("link"), link);
        KeyFile keys = KeyFile.at(keysLink);
        assertThat(keys.find("alice")).isPresent();
        Path next = Files.createSymbolicLink(directory.resolve("next"), two);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assertThat(keys.find("alice")).isEmpty();
        assertThat(keys.find("bob")).isPresent();
    }

    @Test
    void fileThatIsMissingAtTheStart_isRefused() {
        assertThatIOException().isThrownBy(() -> KeyFile.at(directory.resolve("none")));
        assertThatIOException().isThrownBy(() -> KeyFile.at(directory));
    }

    @ParameterizedTest
    @ValueSource(strings = { "alice\n", "alice.digest=hush\n", "alice.roles=admin\n", "\\u00zz=hush\n" })
    void fileThatCannotBeUnderstoodAtTheStart_isRefusedWithoutRepeatingIt(String content) throws IOException {
        write(content);
        assertThatIllegalArgumentException().isThrownBy(() -> KeyFile.at(path))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush"));
    }

    private void assertStillAlice(KeyFile keys) throws IOException {
        assertThat(keys.find("alice")).contains(Keys.stored("alice"));
        assertThat(keys.find("bob")).isEmpty();
        assertThat(log.lines()).as("said once, however often keys are looked up").hasSize(1);
    }

    /** Every change is of another second, however fast the test and however coarse the clock of the file system. */
    private void write(String content) throws IOException {
        Files.writeString(path, content, StandardCharsets.UTF_8);
        Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH.plusSeconds(changes++)));
    }

    private void replaceKeepingItsTime(Path file, String content) throws IOException {
        Path fresh = Files.writeString(directory.resolve("fresh"), content);
        Files.setLastModifiedTime(fresh, Files.getLastModifiedTime(file));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String line(String id) {
        return id + ".digest=" + StoredApiKey.digestOf(Keys.text(id)) + "\n";
    }

    @Test // the contract of every store
    void foundKey_hasTheIdThatWasAskedFor() throws IOException {
        write(ALICE + BOB);
        KeyFile keys = KeyFile.at(path);
        for (String id : List.of("alice", "bob")) {
            assertThat(keys.find(id)).map(StoredApiKey::id).contains(id);
        }
    }
}
