package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Prompt;
import io.portcullis.api.PromptArg;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.portcullis.deployment.access.Talk.Said;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;

/**
 * Bean Validation stands before prompts, templates and completions as before tools. What is wrong with the client's arguments
 * is
 * said as -32602, since only tools have results that can say it; nothing else is said.
 */
class ValidationOfEveryKindTest {

    private static final String TOO_LONG = "Argument \"word\" size must be between 0 and 3.";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar
            .addClasses(Words.class, Shelf.class, PlainPath.class, Talk.class, Keys.class, Mcp.class)
            .addClasses(Talk.class.getDeclaredClasses())
            .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    @Inject
    Words words;

    /** A bean behind the entries, with constraints of its own. */
    @ApplicationScoped
    public static class Shelf {

        String put(@Size(max = 1) String secretWord) {
            return secretWord;
        }
    }

    @RequiresRole("reader")
    public static class Words {

        @Inject
        Shelf shelf;

        @Tool
        String tool(@Size(max = 3) String word) {
            return "in";
        }

        @Prompt
        String prompt(@PromptArg(name = "word") @Size(max = 3) String other, @Min(1) @Max(9) int count) {
            return "in";
        }

        @Prompt
        @NonBlocking
        String quick(@Size(max = 3) String word) {
            return "in";
        }

        @CompletePrompt("quick")
        List<String> complete(@Size(max = 3) String word) {
            return List.of("in");
        }

        @ResourceTemplate(uriTemplate = "words://{word}/{count}")
        String pages(@Pattern(regexp = "[a-z]+") String word, @Max(9) int count) {
            return "in";
        }

        @CompleteResourceTemplate(value = "pages", argument = "word")
        List<String> completePages(@Size(max = 3) String word) {
            return List.of("in");
        }

        @Prompt
        String shelved(String word) {
            return shelf.put(word);
        }

        @ResourceTemplate(uriTemplate = "shelf://{word}")
        String shelvedPage(String word) {
            return shelf.put(word);
        }

        @CompletePrompt("shelved")
        List<String> shelvedWords(String word) {
            return List.of(shelf.put(word));
        }

        @Resource(uri = "words://short")
        @Size(min = 10)
        String tooShort() {
            return "secret";
        }

        @Prompt
        @Size(min = 10)
        String tooShortPrompt() {
            return "secret";
        }
    }

    @Test
    void tools_sayItInAResult() {
        Said said = Talk.modern(Keys.READER, "tools/call", "tool", "\"name\":\"tool\",\"arguments\":{\"word\":\"long\"}");
        assertThat(said.json().getBoolean("result.isError")).isTrue();
        assertThat(said.json().getString("result.content[0].text")).isEqualTo(TOO_LONG);
    }

    @Test
    void prompts_sayIt() {
        said("prompts/get", "prompt", prompt("prompt", "\"word\":\"abc\",\"count\":\"9\""), "");
        said("prompts/get", "prompt", prompt("prompt", "\"word\":\"long\",\"count\":\"9\""), TOO_LONG);
        said("prompts/get", "prompt", prompt("prompt", "\"word\":\"long\",\"count\":\"10\""),
                "Argument \"count\" must be less than or equal to 9. " + TOO_LONG);
        said("prompts/get", "quick", prompt("quick", "\"word\":\"long\""), TOO_LONG);
    }

    @Test
    void prompts_sayWhatIsMissingOrUnknownOrOfAnotherType() {
        for (String arguments : List.of("\"word\":\"abc\"", "\"word\":\"abc\",\"count\":\"x\"",
                "\"word\":\"abc\",\"count\":\"1\",\"more\":\"x\"", "\"other\":\"abc\",\"count\":\"1\"",
                "\"word\":\"abc\",\"count\":1", "\"word\":\"a\\u0000\",\"count\":\"1\"")) {
            Said said = Talk.modern(Keys.READER, "prompts/get", "prompt", prompt("prompt", arguments));
            assertThat(said.code()).as(said.body()).isEqualTo(-32602);
            assertThat(said.body()).doesNotContain("xception", "Words");
        }
    }

    @Test
    void templates_sayIt() {
        read("words://abc/9", "");
        read("words://ABC/9", "Argument \"word\" must match \"[a-z]+\".");
        read("words://abc/10", "Argument \"count\" must be less than or equal to 9.");
        assertThat(Talk.modern(Keys.READER, "resources/read", "words://abc/x", "\"uri\":\"words://abc/x\"").code())
                .isEqualTo(-32602);
    }

    @Test
    void completions_sayIt() {
        complete("\"type\":\"ref/prompt\",\"name\":\"quick\"", "abc", "");
        complete("\"type\":\"ref/prompt\",\"name\":\"quick\"", "long", TOO_LONG);
        complete("\"type\":\"ref/resource\",\"uri\":\"words://{word}/{count}\"", "abc", "");
        complete("\"type\":\"ref/resource\",\"uri\":\"words://{word}/{count}\"", "long", TOO_LONG);
    }

    @Test
    void theOlderEra_hearsTheSame() {
        Said said = Talk.handshake(Keys.READER, "prompts/get", prompt("quick", "\"word\":\"long\""));
        assertThat(said.code()).isEqualTo(-32602);
        assertThat(said.json().getString("error.message")).isEqualTo(TOO_LONG);
    }

    @Test
    void aViolationThatIsNotTheClients_staysInside() {
        inside(Talk.modern(Keys.READER, "prompts/get", "shelved", prompt("shelved", "\"word\":\"long\"")));
        inside(Talk.modern(Keys.READER, "resources/read", "shelf://long", "\"uri\":\"shelf://long\""));
        inside(Talk.modern(Keys.READER, "completion/complete", null,
                "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"shelved\"},\"argument\":{\"name\":\"word\",\"value\":\"long\"}"));
        inside(Talk.modern(Keys.READER, "resources/read", "words://short", "\"uri\":\"words://short\""));
        inside(Talk.modern(Keys.READER, "prompts/get", "tooShortPrompt", prompt("tooShortPrompt", "")));
    }

    @Test
    void theGuard_standsBeforeValidation() {
        assertThatThrownBy(() -> words.prompt("long", 0)).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> words.pages("LONG", 10)).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> words.complete("long")).isInstanceOf(UnauthorizedException.class);
        assertThat(Talk.modern(Keys.NOBODY, "resources/read", "words://ABC/9", "\"uri\":\"words://ABC/9\"").body())
                .isEqualTo(Talk.modern(Keys.NOBODY, "resources/read", "wordz://ABC/9", "\"uri\":\"wordz://ABC/9\"").body()
                        .replace("wordz", "words"));
    }

    private static void inside(Said said) {
        assertThat(said.code()).as(said.body()).isEqualTo(-32603);
        assertThat(said.body()).doesNotContain("size", "secret", "xception");
        assertThat(said.json().getString("error.data.correlationId")).matches("[0-9a-f]{16}");
    }

    private static void read(String uri, String text) {
        said("resources/read", uri, "\"uri\":\"" + uri + "\"", text);
    }

    private static void complete(String ref, String value, String text) {
        said("completion/complete", null,
                "\"ref\":{" + ref + "},\"argument\":{\"name\":\"word\",\"value\":\"" + value + "\"}", text);
    }

    private static String prompt(String name, String arguments) {
        return "\"name\":\"" + name + "\",\"arguments\":{" + arguments + "}";
    }

    /** An empty text stands for none: the method has answered. */
    private static void said(String method, String name, String params, String text) {
        Said said = Talk.modern(Keys.READER, method, name, params);
        assertThat(said.status()).isEqualTo(200);
        if (text.isEmpty()) {
            assertThat(said.body()).contains("\"in\"");
        } else {
            assertThat(said.code()).isEqualTo(-32602);
            assertThat(said.json().getString("error.message")).isEqualTo(text);
        }
    }
}
