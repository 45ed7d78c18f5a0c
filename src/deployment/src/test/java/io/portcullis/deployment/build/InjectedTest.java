package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Ask;
import io.portcullis.api.Caller;
import io.portcullis.api.Cancellation;
import io.portcullis.api.Elicitation;
import io.portcullis.api.McpLog;
import io.portcullis.api.Meta;
import io.portcullis.api.Progress;
import io.portcullis.api.Prompt;
import io.portcullis.api.Questions;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Roots;
import io.portcullis.api.Sampling;
import io.portcullis.api.Tool;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.protocol.ToolDescriptor;
import io.quarkus.security.identity.SecurityIdentity;

/** What is injected by its type is no argument, for every kind of entry. */
class InjectedTest {

    private static final List<Parameter> ALL = List.of(Parameter.injected(Source.CALLER, Caller.class.getName()),
            Parameter.injected(Source.IDENTITY, SecurityIdentity.class.getName()),
            Parameter.injected(Source.PROGRESS, Progress.class.getName()),
            Parameter.injected(Source.LOG, McpLog.class.getName()),
            Parameter.injected(Source.CANCELLATION, Cancellation.class.getName()),
            Parameter.injected(Source.QUESTIONS, Elicitation.class.getName()),
            Parameter.injected(Source.QUESTIONS, Sampling.class.getName()),
            Parameter.injected(Source.QUESTIONS, Roots.class.getName()),
            Parameter.injected(Source.QUESTIONS, Questions.class.getName()),
            Parameter.injected(Source.META, Meta.class.getName()));

    @RequiresRole("a")
    static class Entries {
        @Tool
        String tool(Caller a, SecurityIdentity b, Progress c, McpLog d, Cancellation e, Elicitation f, Sampling g, Roots h,
                Questions i, Meta j) {
            return "";
        }

        @Prompt
        String prompt(Caller a, SecurityIdentity b, Progress c, McpLog d, Cancellation e, Elicitation f, Sampling g, Roots h,
                Questions i, Meta j) {
            return "";
        }

        @Resource(uri = "a:b")
        String resource(Caller a, SecurityIdentity b, Progress c, McpLog d, Cancellation e, Elicitation f, Sampling g, Roots h,
                Questions i, Meta j) {
            return "";
        }

        @ResourceTemplate(uriTemplate = "a://b")
        String template(Caller a, SecurityIdentity b, Progress c, McpLog d, Cancellation e, Elicitation f, Sampling g, Roots h,
                Questions i, Meta j) {
            return "";
        }
    }

    @Test
    void everythingInjected_isInjectedIntoEveryKind() {
        Scanned scanned = Scanned.of(Entries.class);
        assertThat(scanned.problems()).isEmpty();
        assertThat(scanned.entries()).hasSize(4).allSatisfy(entry -> assertThat(entry.parameters()).isEqualTo(ALL));
    }

    /** T-05. */
    @Test
    void nothingInjected_isInTheSchema() {
        assertThat(Scanned.of(Entries.class).entries()).extracting(entry -> entry.descriptor())
                .filteredOn(ToolDescriptor.class::isInstance).extracting(tool -> ((ToolDescriptor) tool).inputSchema())
                .containsExactly("{\"type\":\"object\",\"additionalProperties\":false}");
    }

    @RequiresRole("a")
    static class Maybe {
        @Tool
        void tool(Optional<Caller> caller) {
        }
    }

    @RequiresRole("a")
    static class Several {
        @Tool
        void tool(List<Caller> callers) {
        }
    }

    @RequiresRole("a")
    static class Many {
        @Tool
        void tool(Caller[] callers) {
        }
    }

    @RequiresRole("a")
    static class Asked {
        @Tool
        void tool(@Ask("Who are you?") Caller caller) {
        }
    }

    @RequiresRole("a")
    static class AskedMaybe {
        @Tool
        void tool(@Ask("Who are you?") Optional<Caller> caller) {
        }
    }

    /** A client must not be able to say who is calling. */
    @Test
    void whatIsInjected_isNeverMadeOfWhatAClientSends() {
        for (Class<?> type : List.of(Maybe.class, Several.class, Many.class, Asked.class, AskedMaybe.class)) {
            assertThat(Scanned.of(type).problems()).as(type.getSimpleName()).isNotEmpty()
                    .allMatch(problem -> problem.code() == Code.PC008)
                    .anySatisfy(problem -> assertThat(problem.text()).contains("would be made of what the client sends"));
        }
    }
}
