package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.catalog.Confirmation;
import io.portcullis.deployment.check.Code;

class ConfirmationRuleTest {

    @RequiresRole("a")
    static class Destructive {
        @Tool
        @RequiresConfirmation("Delete {id}?")
        void tool(int id) {
        }
    }

    @RequiresRole("a")
    static class Harmless {
        @Tool(destructive = false)
        @RequiresConfirmation("Add {id}?")
        void tool(int id) {
        }
    }

    @RequiresRole("a")
    static class Outside {
        @Tool(readOnly = true)
        @RequiresConfirmation(value = "Show?", approver = "second")
        void tool() {
        }
    }

    @RequiresRole("a")
    @RequiresConfirmation("Sure?")
    static class OfTheClass {
        @Tool
        void tool() {
        }
    }

    @Test
    void confirmation_isGoodOnce_forDestructiveToolsAndApprovers() {
        assertThat(Scanned.entry(Destructive.class).confirmation()).isEqualTo(new Confirmation("Delete {id}?", "", true));
        assertThat(Scanned.entry(Harmless.class).confirmation()).isEqualTo(new Confirmation("Add {id}?", "", false));
        assertThat(Scanned.entry(Outside.class).confirmation()).isEqualTo(new Confirmation("Show?", "second", true));
        assertThat(Scanned.entry(OfTheClass.class).confirmation()).isEqualTo(new Confirmation("Sure?", "", true));
    }

    @RequiresRole("a")
    static class NoArgument {
        @Tool
        @RequiresConfirmation("Delete {number}?")
        void tool(int id) {
        }
    }

    @RequiresRole("a")
    static class Nothing {
        @Tool
        @RequiresConfirmation(" ")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class Completed {
        @Prompt
        String hello(String who) {
            return who;
        }

        @CompletePrompt("hello")
        @RequiresConfirmation("Sure?")
        List<String> who(String who) {
            return List.of();
        }
    }

    static class NoEntry {
        @RequiresConfirmation("Sure?")
        void tool() {
        }
    }

    @Test
    void confirmationThatCannotBeAskedFor_isRefused() {
        assertThat(Scanned.refused(Code.PC023, NoArgument.class).text()).contains("{number}");
        assertThat(Scanned.refused(Code.PC023, Nothing.class).text()).contains("asks nothing");
        assertThat(Scanned.refused(Code.PC023, Completed.class, Completed.class.getName() + "#who").text())
                .contains("completion");
        Scanned.refused(Code.PC011, NoEntry.class);
    }
}
