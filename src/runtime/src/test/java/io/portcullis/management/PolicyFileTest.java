package io.portcullis.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Events;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingHandler;
import io.portcullis.fake.RecordingListener;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;

class PolicyFileTest {

    private static final String OFF = "portcullis.policy.entries.\"delete\".enabled=false\n";

    @TempDir
    Path folder;

    private final LivePolicy policy = new LivePolicy();
    private final LiveCatalog catalog = new LiveCatalog(FakeTool.catalog(new FakeTool("delete"), new FakeTool("find")));
    private final RecordingListener told = new RecordingListener();

    @Test
    void fileIsRead_onceItStaysTheSame() throws IOException {
        PolicyFile file = file(OFF);
        file.look();
        assertThat(isOn("delete")).isTrue(); // somebody may be writing it
        file.look();
        assertThat(isOn("delete")).isFalse();
        assertThat(isOn("find")).isTrue();
        assertThat(told.policies()).singleElement().returns("file", event -> event.source())
                .returns("rules for delete; off: delete", event -> event.change())
                .returns(Outcome.OK, event -> event.outcome());
    }

    @Test // what is being written may be empty for a moment, and nothing is on again because of that
    void fileThatIsBeingWritten_isNotTaken() throws IOException {
        PolicyFile file = file(OFF);
        look(file);
        write("");
        file.look();
        write(OFF + "portcullis.policy.entries.\"find\".enabled=false\n");
        file.look();
        assertThat(isOn("delete")).isFalse();
        file.look();
        assertThat(isOn("find")).isFalse();
    }

    @Test
    void fileThatCannotBeUnderstood_leavesTheLastOneInForce() throws IOException {
        for (String wrong : List.of("portcullis.policy.entries.\"delete\".enabeld=true\n", "hello=there\n",
                "portcullis.policy.entries.\"delete\".enabled=perhaps\n", "portcullis.policy.file=other\n",
                "portcullis.policy.entries.\"delete\".limit.permits=3\n", "portcullis.policy.entries.\"delete\".roles=\n",
                "portcullis.policy.entries.\"delete\".limit.per=3m\n",
                "portcullis.policy.entries.\"delete\".limit.burst=3\n",
                "portcullis.policy.entries.\"delete\".limit.permits=0\nportcullis.policy.entries.\"delete\".limit.per=3m\n",
                "x=\\u00zz")) {
            PolicyFile file = file(OFF);
            look(file);
            write(wrong);
            look(file);
            assertThat(isOn("delete")).as(wrong).isFalse();
            assertThat(told.policies().get(told.policies().size() - 1).outcome()).as(wrong).isEqualTo(Outcome.ERROR);
        }
    }

    @Test // also what cannot be understood is said once
    void fileThatStaysTheSame_isNotReadAgain() throws IOException {
        for (String content : List.of(OFF, "hello=there\n")) {
            PolicyFile file = file(content);
            look(file);
            int before = told.policies().size();
            look(file);
            assertThat(told.policies()).hasSize(before);
        }
    }

    @Test
    void fileThatGoesAway_leavesTheLastOneInForce() throws IOException {
        PolicyFile file = file(OFF);
        look(file);
        Files.delete(path());
        look(file);
        assertThat(isOn("delete")).isFalse();
        write("portcullis.policy.disable-destructive=false\n");
        look(file);
        assertThat(isOn("delete")).isTrue();
    }

    @Test // a full disk, a crash between truncating and writing
    void fileThatSaysNothing_liftsNothing() throws IOException {
        PolicyFile file = file(OFF);
        look(file);
        write("");
        look(file);
        assertThat(isOn("delete")).isFalse();
        assertThat(told.policies().get(told.policies().size() - 1).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test // copied with its time, or within one tick of the clock
    void fileOfTheSameSizeAndTime_isReadAgain() throws IOException {
        PolicyFile file = file("portcullis.policy.entries.\"delete\".enabled=true \n");
        look(file);
        var time = Files.getLastModifiedTime(path());
        write("portcullis.policy.entries.\"delete\".enabled=false\n");
        Files.setLastModifiedTime(path(), time);
        look(file);
        assertThat(isOn("delete")).isFalse();
    }

    @Test
    void linesAboutAnythingElse_areRefused() throws IOException {
        for (String other : List.of("hello=there\n", "portcullis.policy.file=other\n",
                "portcullis.identity.allow-anonymous=true\n")) {
            write(OFF + other);
            assertThatThrownBy(() -> PolicyFile.read(path())).as(other).hasMessageContaining("a line is no setting of");
        }
    }

    @Test
    void fileThatIsTooLarge_isNotRead() throws IOException {
        write("#".repeat(1_048_577));
        assertThatThrownBy(() -> PolicyFile.read(path())).isInstanceOf(IOException.class);
    }

    @Test
    void settingThatIsWrittenTwice_isRefused() throws IOException {
        for (String twice : List.of(OFF + "portcullis.policy.entries.\"delete\".enabled=true\n",
                "portcullis.policy.entries.delete.enabled=true\n" + OFF)) {
            write(twice);
            assertThatThrownBy(() -> PolicyFile.read(path())).as(twice).hasMessageContaining("written twice");
        }
    }

    @Test
    void unknownNames_doNotKeepTheOthersFromHolding() throws IOException {
        PolicyFile file = file(OFF + "portcullis.policy.entries.\"delte\".enabled=false\n");
        look(file);
        assertThat(isOn("delete")).isFalse();
    }

    @Test // whoever wrote it believes that something is off, or for others
    void namesThatDoNotDoWhatTheySay_areLogged() throws IOException {
        String loose = ".allow-loosening=true\n";
        String entries = "portcullis.policy.entries.";
        try (RecordingHandler log = new RecordingHandler(PolicyFile.class.getName())) {
            look(file(OFF));
            assertThat(log.lines()).isEmpty();
            catalog.add(new FakeTool("fixed").access(AccessRule.roles(List.of(Set.of("a"))).enforcedByQuarkusToo()).entry());
            look(file(entries + "\"delte\".enabled=false\n" + entries + "\"find\"" + loose + entries + "\"fixed\"" + loose));
            assertThat(log.lines()).hasSize(3);
            assertThat(log.lines().get(0)).contains("do not exist", "delte").doesNotContain("find");
            assertThat(log.lines().get(1)).contains("cannot loosen", "tool:fixed").doesNotContain("find");
            assertThat(log.lines().get(2)).contains("allow-loosening", "tool:find");
        }
    }

    @Test
    void whatTheFileSays_isTold() throws IOException {
        look(file("portcullis.policy.disable-destructive=true\n"));
        look(file(""));
        assertThat(told.policies()).extracting(event -> event.change())
                .containsExactly("nothing about entries; all destructive tools are off", "nothing about entries");
    }

    @Test
    void everySetting_isRead() throws IOException {
        write("""
                portcullis.policy.disable-destructive=true
                portcullis.policy.entries."find".roles=a,b
                portcullis.policy.entries."find".scopes=s
                portcullis.policy.entries."find".limit.permits=3
                portcullis.policy.entries."find".limit.per=15m
                portcullis.policy.entries."find".limit.burst=2
                portcullis.policy.entries."find".allow-loosening=true
                """);
        var layer = PolicyFile.read(path());
        assertThat(layer.destructiveOff()).isTrue();
        var find = layer.entries().get("find");
        assertThat(find.roles()).containsExactlyInAnyOrder("a", "b");
        assertThat(find.scopes()).containsExactly("s");
        assertThat(find.limit().orElseThrow().capacity()).isEqualTo(2);
        assertThat(find.limit().orElseThrow().period()).hasMinutes(15);
        assertThat(find.allowLoosening()).isTrue();
        assertThat(find.enabled()).isTrue();
    }

    @Test
    void missingFile_cannotBeRead() {
        assertThatThrownBy(() -> PolicyFile.read(path())).isInstanceOf(IOException.class);
    }

    private boolean isOn(String name) {
        Entry entry = catalog.current().find("tool:" + name).orElseThrow();
        return policy.of(entry).enabled();
    }

    private PolicyFile file(String content) throws IOException {
        policy.say(Source.FILE, Layer.SILENT);
        write(content);
        return new PolicyFile(path(), policy, catalog, new Events(List.of(told)));
    }

    private static void look(PolicyFile file) {
        file.look();
        file.look();
    }

    /** Each content has a length of its own, so that no two look alike within one tick of the clock. */
    private void write(String content) throws IOException {
        Files.writeString(path(), content);
    }

    private Path path() {
        return folder.resolve("policy.properties");
    }
}
