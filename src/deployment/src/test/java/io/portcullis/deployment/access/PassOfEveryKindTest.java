package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Prompt;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.deployment.access.Talk.Said;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/**
 * The right to enter one method once is good for nothing else, whatever kind of entry it was given for. Each entry here may be
 * used once in an hour and calls itself: with a pass to spare the inner call would answer, without one it is limited.
 */
class PassOfEveryKindTest {

    private static final String INSIDE = "LimitedException";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar
            .addClasses(Once.class, Answered.class, PlainPath.class, Talk.class, Keys.class, Mcp.class)
            .addClasses(Talk.class.getDeclaredClasses())
            .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    @RequiresRole("reader")
    @RateLimited(permits = 1, per = "1h")
    public static class Once {

        private static final AtomicBoolean INNER = new AtomicBoolean();

        @Inject
        Instance<Once> self;

        @Prompt
        String prompt(boolean deeper, String typed) {
            return deeper ? Answered.tried(() -> self.get().prompt(false, "")) : "passed";
        }

        @Prompt
        @NonBlocking
        String quickPrompt(boolean deeper) {
            return deeper ? Answered.tried(() -> self.get().quickPrompt(false)) : "passed";
        }

        @Prompt
        Uni<String> laterPrompt(boolean deeper) {
            return Uni.createFrom().item(deeper
                    ? Answered.tried(() -> self.get().laterPrompt(false).await().indefinitely())
                    : "passed");
        }

        @Resource(uri = "once://page")
        String page() {
            return INNER.getAndSet(true) ? "passed" : Answered.tried(() -> self.get().page());
        }

        @ResourceTemplate(uriTemplate = "once://pages/{deeper}/{typed}")
        String pages(boolean deeper, String typed) {
            return deeper ? Answered.tried(() -> self.get().pages(false, "x")) : "passed";
        }

        @CompletePrompt("prompt")
        List<String> complete(String typed) {
            return List.of(typed.equals("deeper") ? Answered.tried(() -> self.get().complete("").get(0)) : "passed");
        }

        @CompleteResourceTemplate(value = "pages", argument = "typed")
        Uni<List<String>> completeLater(String typed) {
            return Uni.createFrom().item(List.of(typed.equals("deeper")
                    ? Answered.tried(() -> self.get().completeLater("").await().indefinitely().get(0))
                    : "passed"));
        }
    }

    @Test
    void aPassForAPrompt_isNotUsedTwice() {
        for (String name : List.of("prompt", "quickPrompt", "laterPrompt")) {
            String typed = name.equals("prompt") ? ",\"typed\":\"\"" : "";
            used("result.messages[0].content.text", "prompts/get", name,
                    "\"name\":\"" + name + "\",\"arguments\":{\"deeper\":\"true\"" + typed + "}");
        }
    }

    @Test
    void aPassForAResource_isNotUsedTwice() {
        used("result.contents[0].text", "resources/read", "once://page", "\"uri\":\"once://page\"");
    }

    @Test
    void aPassForATemplate_isNotUsedTwice() {
        used("result.contents[0].text", "resources/read", "once://pages/true/x", "\"uri\":\"once://pages/true/x\"");
    }

    @Test
    void aPassForACompletion_isNotUsedTwice() {
        String argument = ",\"argument\":{\"name\":\"typed\",\"value\":\"deeper\"}";
        used("result.completion.values[0]", "completion/complete", null,
                "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"prompt\"}" + argument);
        used("result.completion.values[0]", "completion/complete", null,
                "\"ref\":{\"type\":\"ref/resource\",\"uri\":\"once://pages/{deeper}/{typed}\"}" + argument);
    }

    private static void used(String path, String method, String name, String params) {
        Said said = Talk.modern(Keys.READER, method, name, params);
        assertThat(said.json().getString(path)).as(said.body()).isEqualTo(INSIDE);
        assertThat(Talk.modern(Keys.READER, method, name, params).status()).isEqualTo(429);
    }
}
