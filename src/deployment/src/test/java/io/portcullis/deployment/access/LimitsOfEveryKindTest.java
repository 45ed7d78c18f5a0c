package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.Prompt;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.portcullis.deployment.access.Talk.Said;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.test.QuarkusUnitTest;

/** How often is too often, for entries of every kind, and what a call costs that only asks. */
class LimitsOfEveryKindTest {

    private static final int QUESTIONS = 20;
    private static final String ASKER = "pck_asker_0123456789abcdef0123456789abcdef";
    private static final String ANSWER = ",\"inputResponses\":{\"go\":{\"action\":\"accept\",\"content\":{\"on\":true}}}";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar
            .addClasses(Counter.class, PlainPath.class, Talk.class, Keys.class, Mcp.class)
            .addClasses(Talk.class.getDeclaredClasses())
            .addAsResource(new StringAsset(Keys.properties() + "portcullis.asking.max-per-minute=" + QUESTIONS + "\n"
                    + "portcullis.identity.api-keys.\"asker\".digest=" + Keys.digest(ASKER) + "\n"
                    + "portcullis.identity.api-keys.\"asker\".roles=reader\n"), "application.properties"));

    @RequiresRole({ "reader", "admin" })
    public static class Counter {

        @Tool
        @RateLimited(permits = 2, per = "1h")
        String twice() {
            return "ok";
        }

        @Prompt(name = "twice")
        @RateLimited(permits = 2, per = "1h")
        String twicePrompt(String word) {
            return "ok";
        }

        @CompletePrompt("twice")
        @RateLimited(permits = 2, per = "1h")
        List<String> completeTwice(String word) {
            return List.of("ok");
        }

        @Prompt
        @RateLimited(permits = 2, per = "1h")
        String free(String word) {
            return "ok";
        }

        @CompletePrompt("free")
        List<String> completeFree(String word) {
            return List.of("ok");
        }

        @Resource(uri = "twice://page")
        @RateLimited(permits = 2, per = "1h")
        String page() {
            return "ok";
        }

        @ResourceTemplate(uriTemplate = "twice://pages/{word}")
        @RateLimited(permits = 2, per = "1h")
        String pages(String word) {
            return "ok";
        }

        @CompleteResourceTemplate("pages")
        @RateLimited(permits = 2, per = "1h")
        List<String> completePages(String word) {
            return List.of("ok");
        }

        @Tool
        @RateLimited(permits = 2, per = "1h")
        String asks(Elicitation client) {
            return ask(client);
        }

        @Prompt(name = "asks")
        @RateLimited(permits = 2, per = "1h")
        String asksToo(Elicitation client) {
            return ask(client);
        }

        @Resource(uri = "asks://page")
        @RateLimited(permits = 2, per = "1h")
        String asksPage(Elicitation client) {
            return ask(client);
        }

        @ResourceTemplate(uriTemplate = "asks://pages/{word}")
        @RateLimited(permits = 2, per = "1h")
        String asksPages(String word, Elicitation client) {
            return ask(client);
        }

        @Tool
        String alwaysAsks(Elicitation client) {
            return ask(client);
        }

        private static String ask(Elicitation client) {
            return "ok " + client.ask("go", Form.of("Go on?", Field.flag("on").required())).flag("on");
        }
    }

    /** Something to use: the method, what {@code Mcp-Name} says, the parameters. */
    private record Use(String method, String name, String params) {

        Said by(String key) {
            return Talk.modern(key, method, name, params);
        }

        Said ably(String key, String more) {
            return Talk.modern(key, method, name, params + more, Talk.ABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "tools/call", "prompts/get", "resources/read", "template", "completion/complete",
            "completion of a template" })
    void everyKind_isLimitedToThePermit_forEachCaller(String kind) {
        Use use = use(kind, "twice");
        for (int i = 0; i < 3; i++) { // who may not use it takes nothing from anybody
            assertThat(use.by(Keys.NOBODY).status()).isEqualTo(200);
            assertThat(use.by(Keys.NOBODY).code()).isEqualTo(-32602);
        }
        assertThat(use.by(Keys.READER).code()).isZero();
        assertThat(use.by(Keys.READER).code()).isZero();
        Said limited = use.by(Keys.READER);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.code()).isEqualTo(-31429);
        assertThat(limited.headers()).containsKey("retry-after");
        assertThat(limited.json().getLong("error.data.retryAfterMs")).isPositive();
        assertThat(use.by(Keys.NOBODY).code()).isEqualTo(-32602);
        assertThat(use.by(Keys.ADMIN).code()).isZero();
    }

    @Test
    void aTemplate_hasOneBucket_whateverTheAddress() {
        for (String word : List.of("a", "b")) {
            assertThat(read("twice://pages/" + word, ASKER).status()).isEqualTo(200);
        }
        assertThat(read("twice://pages/c", ASKER).status()).isEqualTo(429);
        assertThat(read("twice://pages/d%2D", ASKER).status()).isEqualTo(429);
    }

    @Test
    void aCompletion_takesNothingFromWhatItCompletes_andIsFreeUnlessLimited() {
        Use completion = use("completion/complete", "free");
        for (int i = 0; i < 5; i++) {
            assertThat(completion.by(Keys.READER).status()).isEqualTo(200);
        }
        Use prompt = use("prompts/get", "free");
        assertThat(prompt.by(Keys.READER).status()).isEqualTo(200);
        assertThat(prompt.by(Keys.READER).status()).isEqualTo(200);
        assertThat(prompt.by(Keys.READER).status()).isEqualTo(429);
        assertThat(completion.by(Keys.READER).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "tools/call", "prompts/get", "resources/read", "template" })
    void askingIsFree_andEachRunPays_alsoWithOneAnswer(String kind) {
        Use use = use(kind, "asks");
        String state = "";
        for (int i = 0; i < 4; i++) {
            Said asked = use.ably(Keys.READER, "");
            assertThat(asked.json().getString("result.resultType")).as(asked.body()).isEqualTo("input_required");
            state = asked.json().getString("result.requestState");
        }
        String answered = ANSWER + ",\"requestState\":\"" + state + "\"";
        for (int i = 0; i < 2; i++) {
            assertThat(use.ably(Keys.READER, answered).body()).contains("ok true");
        }
        assertThat(use.ably(Keys.READER, answered).status()).isEqualTo(429);
        assertThat(use.ably(Keys.READER, "").status()).isEqualTo(429);
    }

    @Test
    void questions_haveALimitOfTheirOwn_forAllThatACallerUses() {
        Use use = use("tools/call", "alwaysAsks");
        int asked = 0;
        while (asked < 10 * QUESTIONS && use.ably(ASKER, "").status() == 200) {
            asked++;
        }
        assertThat(asked).isBetween(QUESTIONS, 10 * QUESTIONS - 1);
        assertThat(firstRefusalOf(use("prompts/get", "asks"), ASKER).code()).isEqualTo(-31429);
        assertThat(use.ably(Keys.ADMIN, "").status()).isEqualTo(200);
    }

    /** Time brings some permits back between two requests. */
    private static Said firstRefusalOf(Use use, String key) {
        Said said = use.ably(key, "");
        for (int i = 0; i < 10 * QUESTIONS && said.status() == 200; i++) {
            said = use.ably(key, "");
        }
        return said;
    }

    private static Said read(String uri, String key) {
        return Talk.modern(key, "resources/read", uri, "\"uri\":\"" + uri + "\"");
    }

    private static Use use(String kind, String name) {
        String argument = ",\"argument\":{\"name\":\"word\",\"value\":\"w\"}";
        return switch (kind) {
            case "tools/call" -> new Use(kind, name, "\"name\":\"" + name + "\",\"arguments\":{}");
            case "prompts/get" -> new Use(kind, name, "\"name\":\"" + name + "\",\"arguments\":"
                    + (name.equals("asks") ? "{}" : "{\"word\":\"w\"}"));
            case "resources/read" -> new Use(kind, name + "://page", "\"uri\":\"" + name + "://page\"");
            case "template" -> new Use("resources/read", name + "://pages/x", "\"uri\":\"" + name + "://pages/x\"");
            case "completion/complete" -> new Use(kind, null,
                    "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"" + name + "\"}" + argument);
            default -> new Use("completion/complete", null,
                    "\"ref\":{\"type\":\"ref/resource\",\"uri\":\"" + name + "://pages/{word}\"}" + argument);
        };
    }
}
