package io.portcullis.testing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.api.Access;
import io.portcullis.api.Feature;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.testing.museum.BrokenDoors;
import io.portcullis.testing.museum.Visits;
import io.quarkus.test.junit.QuarkusTest;

/** What the survey finds in a server that is as it should be, and in one that is not. */
@QuarkusTest
class AccessSurveyTest {

    @Inject
    AccessSurvey survey;

    @Inject
    Visits visits;

    @Inject
    BrokenDoors doors;

    @Inject
    McpServer server;

    @TempDir
    Path folder;

    private SnapshotFile reviewed;

    @BeforeEach
    void review() throws IOException {
        Path file = folder.resolve("reviewed");
        Files.copy(Path.of("src/test/resources/mcp-access.snapshot"), file);
        reviewed = new SnapshotFile(file, folder.resolve("candidate"), false);
    }

    @AfterEach
    void mend() {
        doors.breakDoor("");
        server.remove(Feature.TOOL, "museum_close");
    }

    @Test
    void everyDoorIsTried_andNothingRuns() {
        visits.forget();
        Matrix matrix = survey.matrix();
        assertThat(matrix.gaps()).isEmpty();
        assertThat(Agreement.broken(matrix)).isEmpty();
        assertThat(visits.ran()).isEmpty();
    }

    @Test
    void serverThatIsAsReviewed_passes() {
        survey.compare(reviewed);
    }

    @Test
    void ruleThatIsNotTheReviewedOne_fails() throws IOException {
        String text = Files.readString(reviewed.reviewed());
        Files.writeString(reviewed.reviewed(), text.replaceFirst("rule: director", "rule: curator")
                .replaceFirst("role curator {15}hidden", "role curator               yes"));
        assertThatThrownBy(() -> survey.compare(reviewed)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("tool museum_rename").hasMessageContaining("-   rule: curator")
                .hasMessageContaining("+   rule: director");
    }

    @Test
    void entryThatNobodyReviewed_fails() {
        server.add(NewEntry.tool("museum_close", Access.authenticated(), call -> "closed"));
        assertThatThrownBy(() -> survey.compare(reviewed)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("+ tool museum_close   (a new entry)").hasMessageContaining("every known caller");
    }

    @Test
    void listThatShowsWhatCallsRefuse_fails() {
        doors.breakDoor("tools/list");
        assertThatThrownBy(() -> survey.compare(reviewed)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("tool painting_find, role guard: list says yes, but call says hidden");
    }

    @Test
    void callThatLetsInWhomTheListHidesItFrom_fails() {
        doors.breakDoor("tools/call");
        assertThatThrownBy(() -> survey.compare(reviewed)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("tool painting_find, role guard: list says hidden, but call says yes");
    }

    @Test
    void beanThatLetsInWhomTheProtocolRefuses_fails() {
        doors.breakDoor("direct");
        assertThatThrownBy(() -> survey.compare(reviewed)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("tool painting_find, no roles: direct says yes, but call says hidden")
                .hasMessageContaining("tool painting_find, anonymous: direct says yes, but call says unauthenticated");
    }

    @Test
    void subscriptionToWhatMayNotBeRead_fails() {
        doors.breakDoor("subscriptions/listen");
        assertThatThrownBy(() -> survey.compare(reviewed)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("role curator: subscribe says yes, but read says hidden");
    }
}
