package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Ask;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.protocol.ToolDescriptor;

/** What is asked before a method runs: one form for each record (V-01, EL-03). */
class AskTest {

    record Reason(@Size(max = 5) String text) {
    }

    record Nested(Reason reason) {
    }

    record Dated(LocalDate day) {
    }

    record Listed(List<String> names) {
    }

    record Generic<T>(T value) {
    }

    static class Bean {
        public String text;
    }

    @RequiresRole("a")
    static class Asks {
        @Tool
        void tool(long number, @Ask("Close {number}?") @Valid Reason reason) {
        }
    }

    @RequiresRole("a")
    static class AsksMaybe {
        @Prompt
        String prompt(@Ask("Why?") Optional<@Valid Reason> reason) {
            return "";
        }
    }

    @Test
    void theAnswer_isAParameterOfItsOwn() {
        Form form = Form.of("Close {number}?",
                new Field("text", Field.Type.TEXT, true, Map.of(), Map.of("maxLength", 5L)));
        assertThat(Scanned.entry(Asks.class).parameters()).containsExactly(
                new Parameter(Source.ARGUMENT, "number", "long", true, false, ""),
                new Parameter(Source.ANSWER, "reason", Reason.class.getName(), true, false, "", form));
        assertThat(Scanned.descriptor(ToolDescriptor.class, Asks.class).inputSchema()).doesNotContain("reason");
    }

    @Test
    void anOptionalAnswer_needNotBeGiven() {
        assertThat(Scanned.entry(AsksMaybe.class).parameters()).singleElement().satisfies(parameter -> {
            assertThat(parameter.source()).isEqualTo(Source.ANSWER);
            assertThat(parameter.type()).isEqualTo(Reason.class.getName());
            assertThat(parameter.optional()).isTrue();
            assertThat(parameter.required()).isFalse();
        });
    }

    @RequiresRole("a")
    static class ResourcesAsk {
        @Resource(uri = "a:b")
        String resource(@Ask("Why?") @Valid Reason reason) {
            return "";
        }

        @ResourceTemplate(uriTemplate = "a://{x}")
        String template(String x, @Ask("Why {x}?") @Valid Reason reason) {
            return "";
        }
    }

    @Test
    void resourcesAndTemplates_mayAsk() {
        assertThat(Scanned.of(ResourcesAsk.class, Reason.class).problems()).isEmpty();
    }

    @RequiresRole("a")
    static class ForAText {
        @Tool
        void tool(@Ask("Why?") String reason) {
        }
    }

    @RequiresRole("a")
    static class ForABean {
        @Tool
        void tool(@Ask("Why?") Bean reason) {
        }
    }

    @RequiresRole("a")
    static class ForNested {
        @Tool
        void tool(@Ask("Why?") Nested reason) {
        }
    }

    @RequiresRole("a")
    static class ForADate {
        @Tool
        void tool(@Ask("When?") Dated day) {
        }
    }

    @RequiresRole("a")
    static class ForAList {
        @Tool
        void tool(@Ask("Who?") Listed names) {
        }
    }

    @RequiresRole("a")
    static class ForRecords {
        @Tool
        void tool(@Ask("Why?") List<Reason> reasons) {
        }
    }

    @RequiresRole("a")
    static class ForGeneric {
        @Tool
        void tool(@Ask("Why?") Generic<String> reason) {
        }
    }

    @RequiresRole("a")
    static class ForAMap {
        @Tool
        void tool(@Ask("Why?") Map<String, String> reasons) {
        }
    }

    /** EL-03: a form is flat. */
    @Test
    void whatDoesNotFitAForm_isRefused() {
        for (Class<?> type : List.of(ForAText.class, ForABean.class, ForNested.class, ForADate.class, ForAList.class,
                ForRecords.class, ForGeneric.class, ForAMap.class)) {
            assertThat(Scanned.refused(Code.PC008, type).ways())
                    .anySatisfy(way -> assertThat(way).contains("use a record of String"));
        }
    }

    @RequiresRole("a")
    static class NamesNoArgument {
        @Tool
        void tool(long number, @Ask("Close {id}?") Optional<Nothing> nothing) {
        }
    }

    @RequiresRole("a")
    static class NamesItself {
        @Tool
        void tool(@Ask("Is {nothing} right?") Nothing nothing) {
        }
    }

    @RequiresRole("a")
    static class SaysNothing {
        @Tool
        void tool(@Ask(" ") Nothing nothing) {
        }
    }

    record Nothing() {
    }

    @Test
    void questionsThatCannotBeWorded_areRefused() {
        for (Class<?> type : List.of(NamesNoArgument.class, NamesItself.class, SaysNothing.class)) {
            Scanned.refused(Code.PC017, type);
        }
    }

    @RequiresRole("a")
    static class NotEnforced {
        @Tool
        void tool(@Ask("Why?") Reason reason) {
        }
    }

    /** A form shows the constraints of the record, and Bean Validation looks into it only where it is told to. */
    @Test
    void constraintsThatNothingEnforces_areRefused() {
        assertThat(Scanned.of(NotEnforced.class, Reason.class).problems()).singleElement()
                .matches(problem -> problem.code() == Code.PC013);
    }
}
