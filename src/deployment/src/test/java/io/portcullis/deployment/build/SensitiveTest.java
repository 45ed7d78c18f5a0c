package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;

import io.portcullis.api.Ask;
import io.portcullis.api.CompletePrompt;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Sensitive;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.catalog.Sensitivity.Part;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problem;
import io.portcullis.deployment.scan.EntryModel;
import io.portcullis.protocol.ToolDescriptor;

/** What is sensitive is found however deep it is, and refused where it would have to be shown. */
class SensitiveTest {

    record Card(@Sensitive String number, String holder, @JsonProperty("cvv") @Sensitive int check) {
    }

    record Order(List<Card> cards, Optional<Card> spare, Map<String, Card> named, Card[][] rows, Order before, Id id, Way way) {
    }

    record Id(@JsonValue @Sensitive String text) {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({ @JsonSubTypes.Type(value = ByCard.class, name = "card"),
            @JsonSubTypes.Type(value = ByCash.class, name = "cash") })
    sealed interface Way {
    }

    record ByCard(@Sensitive String pin, int parts) implements Way {
    }

    record ByCash(int parts) implements Way {
    }

    static class Bean {

        private String token;
        public int plain;

        @Sensitive
        public String getToken() {
            return token;
        }

        public void setToken(String token) {
            this.token = token;
        }
    }

    record Harmless(String text, Harmless next) {
    }

    @RequiresRole("a")
    static class Everything {
        @Tool
        Order tool(Order order, Bean bean, @Sensitive List<String> words, Harmless harmless,
                @Sensitive @ToolArg(defaultValue = "pre-set") String pin) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "order.cards.*.number", "order.cards.*.cvv", "order.spare.number", "order.named.*.number",
            "order.rows.*.*.number", "order.before.before.spare.cvv", "order.id", "order.way.pin", "order.cards.*.misspelt",
            "bean.token", "words", "words.*", "pin" })
    void sensitiveParts_areFound(String path) {
        assertThat(part(path).isSecret()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "order.cards.*.holder", "order.way.kind", "order.way.parts", "bean.plain", "harmless",
            "harmless.next.text" })
    void otherParts_areNone(String path) {
        assertThat(part(path).isOpen()).isTrue();
    }

    @Test
    void results_haveThemToo() {
        Sensitivity result = Scanned.entry(Everything.class).outcome().sensitivity();
        assertThat(result.root().member("cards").element().member("number").isSecret()).isTrue();
        assertThat(result.root().member("before").member("way").member("pin").isSecret()).isTrue();
    }

    @Test
    void schema_saysThatTheyAreWrittenOnly_andHasNoDefault() {
        String schema = Scanned.descriptor(ToolDescriptor.class, Everything.class).inputSchema();
        assertThat(schema).contains("\"pin\":{\"type\":\"string\",\"writeOnly\":true}",
                "\"number\":{\"type\":\"string\",\"writeOnly\":true}", "\"holder\":{\"type\":\"string\"}",
                "\"words\":{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"writeOnly\":true}",
                "\"token\":{\"type\":\"string\",\"writeOnly\":true}").doesNotContain("pre-set");
    }

    @RequiresRole("a")
    static class Whole {
        @Tool
        @Sensitive
        String tool() {
            return "";
        }
    }

    @Test
    void method_isSensitiveAsAWhole() {
        assertThat(Scanned.entry(Whole.class).outcome().sensitivity()).isEqualTo(Sensitivity.WHOLE);
    }

    @RequiresRole("a")
    static class InHeader {
        @Tool
        void tool(@Sensitive @ToolArg(header = "Pin") String pin) {
        }
    }

    record Address(@Sensitive String street) {
    }

    @RequiresRole("a")
    static class InHeaderOfWrittenSchema {
        @Tool(inputSchema = "{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"object\",\"properties\":"
                + "{\"street\":{\"type\":\"string\",\"x-mcp-header\":\"Street\"}}}}}")
        void tool(Address at) {
        }
    }

    @RequiresRole("a")
    static class InConfirmation {
        @Tool
        @RequiresConfirmation("Pay with {pin}?")
        void tool(@Sensitive String pin) {
        }
    }

    @RequiresRole("a")
    static class PartInConfirmation {
        @Tool
        @RequiresConfirmation("Pay with {card}?")
        void tool(Card card) {
        }
    }

    @RequiresRole("a")
    static class InQuestion {
        record Reason(String text) {
        }

        @Tool
        void tool(@Sensitive String pin, @Ask("Why {pin}?") Reason reason) {
        }
    }

    @RequiresRole("a")
    static class InForm {
        record Login(String user, @Sensitive String password) {
        }

        @Tool
        void tool(@Ask("Who are you?") Optional<Login> login) {
        }
    }

    @RequiresRole("a")
    static class InAddress {
        @ResourceTemplate(uriTemplate = "safe://{pin}")
        String template(@Sensitive String pin) {
            return "";
        }
    }

    static Stream<Class<?>> shown() {
        return Stream.of(InHeader.class, InHeaderOfWrittenSchema.class, InConfirmation.class, PartInConfirmation.class,
                InQuestion.class, InForm.class, InAddress.class);
    }

    @ParameterizedTest
    @MethodSource("shown")
    void whatWouldBeShown_isRefused(Class<?> type) {
        Problem problem = Scanned.refused(Code.PC025, type);
        assertThat(problem.text()).contains("@Sensitive");
    }

    @RequiresRole("a")
    static class Suggested {
        @Prompt
        String prompt(@Sensitive String pin) {
            return "";
        }

        @CompletePrompt("prompt")
        List<String> suggest(String pin) {
            return List.of();
        }
    }

    @Test
    void completionOfASensitiveArgument_isRefused() {
        Scanned.refused(Code.PC025, Suggested.class, Suggested.class.getName() + "#suggest");
    }

    @Test
    void argumentOfAPrompt_isMarked() {
        EntryModel prompt = Scanned.of(Suggested.class).entries().get(0);
        assertThat(prompt.parameters().get(0).sensitivity()).isEqualTo(Sensitivity.WHOLE);
    }

    private static Part part(String path) {
        String[] names = path.split("\\.");
        Part part = Scanned.entry(Everything.class).parameters().stream()
                .filter(parameter -> parameter.name().equals(names[0])).findFirst().orElseThrow().sensitivity().root();
        for (int i = 1; i < names.length; i++) {
            part = names[i].equals("*") ? part.element() : part.member(names[i]);
        }
        return part;
    }
}
