package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problem;
import io.portcullis.deployment.scan.EntryModel;

/** What all kinds of entry have in common. */
class KindTest {

    @RequiresRole("a")
    static class ToolAndPrompt {
        @Tool
        @Prompt
        String entry() {
            return "";
        }
    }

    /** One guard stands before a method, and asks for one entry. */
    @Test
    void aMethodThatIsTwoEntries_isRefused() {
        assertThat(Scanned.of(ToolAndPrompt.class).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.PC014);
            assertThat(problem.text()).isEqualTo("The method is @Prompt and @Tool at once.");
        });
    }

    @RequiresRole("a")
    static class OneName {
        @Tool(name = "same")
        String tool() {
            return "";
        }

        @Prompt(name = "same")
        String prompt() {
            return "";
        }
    }

    @Test
    void entriesOfDifferentKinds_mayHaveOneName() {
        assertThat(Scanned.of(OneName.class).problems()).isEmpty();
        assertThat(Scanned.of(OneName.class).entries()).extracting(EntryModel::key).containsExactly("prompt:same", "tool:same");
    }

    @RequiresRole("a")
    static class Past {
        @Prompt
        private String pastPrompt() {
            return "";
        }

        @Resource(uri = "a:b")
        static String pastResource() {
            return "";
        }

        @ResourceTemplate(uriTemplate = "a://{x}")
        final String pastTemplate(String x) {
            return "";
        }
    }

    @RequiresRole("a")
    abstract static class Shape {
        @Prompt
        abstract String prompt();
    }

    @RequiresRole("a")
    static class Base {
        @Prompt
        String prompt() {
            return "";
        }
    }

    static class Overriding extends Base {
        @Override
        String prompt() {
            return "";
        }
    }

    @Test
    void whatWouldRunPastTheGuard_isRefused() {
        assertThat(Scanned.of(Past.class).problems()).hasSize(3).extracting(Problem::code).containsOnly(Code.PC002);
        Scanned.refused(Code.PC003, Shape.class);
        assertThat(Scanned.of(Base.class, Overriding.class).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.PC002);
            assertThat(problem.ways()).anySatisfy(way -> assertThat(way).contains("@Prompt"));
        });
    }

}
