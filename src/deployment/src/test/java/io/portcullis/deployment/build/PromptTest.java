package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Prompt;
import io.portcullis.api.PromptArg;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.PromptResponse;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.TextContent;
import io.portcullis.api.ToolArg;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.PromptDescriptor;
import io.portcullis.protocol.PromptDescriptor.Argument;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Prompts take texts and answer messages (P-01, P-02, P-03). */
class PromptTest {

    enum Colour {
        RED
    }

    record Point(int x, int y) {
    }

    @RequiresRole("a")
    static class Described {
        @Prompt(name = "greet-all", title = "Greet", description = "Greets everybody")
        String prompt(@PromptArg(name = "who", title = "Who", description = "Whom to greet") CharSequence name,
                @PromptArg(defaultValue = "3") int times, @PromptArg(required = false) Colour colour,
                Optional<Boolean> loud) {
            return "";
        }
    }

    @Test
    void aPrompt_isDescribed() {
        assertThat(Scanned.descriptor(PromptDescriptor.class, Described.class)).isEqualTo(
                new PromptDescriptor("greet-all", Display.of("Greet", "Greets everybody"),
                        List.of(new Argument("who", Display.of("Who", "Whom to greet"), true),
                                new Argument("times", Display.NONE, false), new Argument("colour", Display.NONE, false),
                                new Argument("loud", Display.NONE, false))));
    }

    @Test
    void itsArguments_areBoundLikeThoseOfATool() {
        assertThat(Scanned.entry(Described.class).parameters()).containsExactly(
                new Parameter(Source.ARGUMENT, "who", "java.lang.CharSequence", true, false, ""),
                new Parameter(Source.ARGUMENT, "times", "int", false, false, "3"),
                new Parameter(Source.ARGUMENT, "colour", Colour.class.getName(), false, false, ""),
                new Parameter(Source.ARGUMENT, "loud", "java.lang.Boolean", false, true, ""));
    }

    @RequiresRole("a")
    static class Spaced {
        @Prompt(name = "two words")
        String prompt() {
            return "";
        }
    }

    @Test
    void itsName_isThatOfATool() {
        Scanned.refused(Code.PC004, Spaced.class);
    }

    static class NoRule {
        @Prompt
        String prompt() {
            return "";
        }
    }

    @Test
    void withoutRule_isRefused() {
        assertThat(Scanned.refused(Code.PC001, NoRule.class).text()).isEqualTo("Nobody said who may use this prompt.");
    }

    @RequiresRole("a")
    static class TakesRecord {
        @Prompt
        String prompt(Point x) {
            return "";
        }
    }

    @RequiresRole("a")
    static class TakesList {
        @Prompt
        String prompt(List<String> x) {
            return "";
        }
    }

    @RequiresRole("a")
    static class TakesDate {
        @Prompt
        String prompt(Optional<LocalDate> x) {
            return "";
        }
    }

    @RequiresRole("a")
    static class TakesCharacter {
        @Prompt
        String prompt(char x) {
            return "";
        }
    }

    @RequiresRole("a")
    static class TakesOptionalInt {
        @Prompt
        String prompt(OptionalInt x) {
            return "";
        }
    }

    @RequiresRole("a")
    static class NoDefault {
        @Prompt
        String prompt(@PromptArg(defaultValue = "many") int x) {
            return "";
        }
    }

    @RequiresRole("a")
    static class AbsentPrimitive {
        @Prompt
        String prompt(@PromptArg(required = false) int x) {
            return "";
        }
    }

    @RequiresRole("a")
    static class OneNameTwice {
        @Prompt
        String prompt(String x, @PromptArg(name = "x") String y) {
            return "";
        }
    }

    @RequiresRole("a")
    static class DescribedAsOfATool {
        @Prompt
        String prompt(@ToolArg(name = "y") String x) {
            return "";
        }
    }

    @Test
    void argumentsThatAreNoTexts_areRefused() {
        for (Class<?> type : List.of(TakesRecord.class, TakesList.class, TakesDate.class, TakesCharacter.class,
                TakesOptionalInt.class, NoDefault.class, AbsentPrimitive.class, OneNameTwice.class,
                DescribedAsOfATool.class)) {
            Scanned.refused(Code.PC008, type);
        }
    }

    @RequiresRole("a")
    static class Fine {
        @Prompt
        String text() {
            return "";
        }

        @Prompt
        Uni<PromptMessage> message() {
            return null;
        }

        @Prompt
        List<PromptMessage> messages() {
            return List.of();
        }

        @Prompt
        Uni<Collection<PromptMessage>> later() {
            return null;
        }

        @Prompt
        PromptResponse response() {
            return null;
        }
    }

    @Test
    void messages_areReturned() {
        Scanned scanned = Scanned.of(Fine.class);
        assertThat(scanned.problems()).isEmpty();
        assertThat(scanned.entries()).hasSize(5).allMatch(entry -> entry.outcome().result() == Result.BY_TYPE);
    }

    @RequiresRole("a")
    static class Nothing {
        @Prompt
        void prompt() {
        }
    }

    @RequiresRole("a")
    static class Maybe {
        @Prompt
        Optional<String> prompt() {
            return Optional.empty();
        }
    }

    @RequiresRole("a")
    static class Many {
        @Prompt
        Multi<PromptMessage> prompt() {
            return null;
        }
    }

    @RequiresRole("a")
    @SuppressWarnings("rawtypes")
    static class Raw {
        @Prompt
        List prompt() {
            return List.of();
        }
    }

    @RequiresRole("a")
    static class Texts {
        @Prompt
        List<String> prompt() {
            return List.of();
        }
    }

    @RequiresRole("a")
    static class Content {
        @Prompt
        TextContent prompt() {
            return null;
        }
    }

    @RequiresRole("a")
    static class Number {
        @Prompt
        int prompt() {
            return 1;
        }
    }

    @RequiresRole("a")
    static class LaterNothing {
        @Prompt
        Uni<Void> prompt() {
            return null;
        }
    }

    @Test
    void whatIsNoMessage_isRefused() {
        for (Class<?> type : List.of(Nothing.class, Maybe.class, Many.class, Raw.class, Texts.class, Content.class,
                Number.class, LaterNothing.class)) {
            assertThat(Scanned.refused(Code.PC009, type).text()).startsWith("A prompt cannot return ");
        }
    }
}
