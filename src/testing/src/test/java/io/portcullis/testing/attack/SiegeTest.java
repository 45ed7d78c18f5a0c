package io.portcullis.testing.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.api.Access;
import io.portcullis.api.Feature;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.catalog.Parameter;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;
import io.portcullis.testing.museum.BrokenDoors;
import io.portcullis.testing.museum.Visits;
import io.quarkus.test.junit.QuarkusTest;

/** What a siege does to tools, and what it finds in bad ones. */
@QuarkusTest
class SiegeTest {

    private static final String BAD = "museum_bad";
    private static final String ONE_TEXT = "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\",\"maxLength\":400}},"
            + "\"required\":[\"text\"],\"additionalProperties\":false}";

    @Inject
    Siege siege;

    @Inject
    McpServer server;

    @Inject
    LiveCatalog catalog;

    @Inject
    Visits visits;

    @Inject
    BrokenDoors doors;

    @BeforeEach
    void forget() {
        visits.forget();
    }

    @AfterEach
    void mend() {
        server.remove(Feature.TOOL, BAD);
        doors.breakDoor("");
    }

    @Test
    void everyToolThatMayBeUsed_isAttacked() {
        assertThat(siege.tools()).contains("painting_find", "painting_sell", "ticket_price").doesNotContain("museum_burn");
    }

    @Test
    void toolThatOnlyReads_runs() {
        siege.attack("painting_search", false);
        assertThat(visits.ran()).isNotEmpty().containsOnly("painting_search");
    }

    @Test
    void toolThatChangesThings_doesNotRun() {
        siege.attack("painting_move", false);
        siege.attack("museum_rename", false);
        assertThat(visits.ran()).isEmpty();
    }

    @Test
    void toolThatChangesThings_runsWhereThatIsAllowed() {
        siege.attack("museum_rename", true);
        assertThat(visits.ran()).isNotEmpty().containsOnly("museum_rename");
    }

    @Test
    void toolThatWasAddedAndChangesThings_isSparedOfValidArguments() {
        server.add(NewEntry.tool(BAD, Access.authenticated(), call -> {
            throw new IllegalStateException("it ran");
        }).withInputSchema(ONE_TEXT));
        siege.attack(BAD, false);
        assertThatThrownBy(() -> siege.attack(BAD, true)).hasMessageContaining("the method broke");
    }

    @Test
    void toolThatTellsOfTheInside_isFound() {
        server.add(NewEntry.tool(BAD, Access.authenticated(), call -> "java.io.FileNotFoundException: " + call.text("text"))
                .withInputSchema(ONE_TEXT).readOnly());
        assertThatThrownBy(() -> siege.attack(BAD, false)).isInstanceOf(AssertionError.class)
                .hasMessageContaining(BAD)
                .hasMessageContaining("argument /text, path traversal: the answer tells the name of an");
    }

    @Test
    void toolThatBreaksOnAQuote_isFound() {
        server.add(NewEntry.tool(BAD, Access.authenticated(), call -> {
            if (call.text("text").contains("'")) {
                throw new IllegalStateException("broken quote");
            }
            return "fine";
        }).withInputSchema(ONE_TEXT).readOnly());
        assertThatThrownBy(() -> siege.attack(BAD, false)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("argument /text, SQL: the method broke")
                .hasMessageNotContaining("shell: the method broke");
    }

    @Test
    void toolWhoseSchemaIsNotChecked_isFound() {
        catalog.add(new Entry(new ToolDescriptor(BAD, Display.NONE, ONE_TEXT, "", new Hints(true, false, true, false)),
                AccessRule.of(Kind.AUTHENTICATED), List.of(), Optional.empty(),
                new Invocation("added#" + BAD, arguments -> "fine", List.of(new Parameter(Parameter.Source.ARGUMENT, "text",
                        String.class.getName(), true, false, "")), Invocation.Thread.BLOCKING, Invocation.Result.TEXT)));
        assertThatThrownBy(() -> siege.attack(BAD, false)).isInstanceOf(AssertionError.class).hasMessageContaining(
                "argument /text, a text just below the limit of the body: arguments that break the schema reached the method");
    }

    @Test
    void serverThatGoesOnForAnotherCaller_isFound() {
        siege.attack("painting_destroy", false);
        doors.breakDoor("tools/call"); // all callers are one
        assertThatThrownBy(() -> siege.attack("painting_destroy", false)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("a requestState of another caller: not refused");
    }

    @Test
    void credentialsThatDoNotHold_areRefused() {
        siege.forgedCredentials();
    }

    @Test
    void serverThatTakesAnyKey_isFound() {
        doors.breakDoor("tools/list");
        assertThatThrownBy(siege::forgedCredentials).isInstanceOf(AssertionError.class)
                .hasMessageContaining("an unknown id: not refused, but HTTP 200");
    }
}
