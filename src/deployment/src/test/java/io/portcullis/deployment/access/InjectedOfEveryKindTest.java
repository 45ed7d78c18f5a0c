package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Access;
import io.portcullis.api.Caller;
import io.portcullis.api.Cancellation;
import io.portcullis.api.CompletePrompt;
import io.portcullis.api.Elicitation;
import io.portcullis.api.EntryCall;
import io.portcullis.api.Feature;
import io.portcullis.api.McpLog;
import io.portcullis.api.McpServer;
import io.portcullis.api.Meta;
import io.portcullis.api.NewEntry;
import io.portcullis.api.Progress;
import io.portcullis.api.Prompt;
import io.portcullis.api.Questions;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Roots;
import io.portcullis.api.Sampling;
import io.portcullis.api.Tool;
import io.portcullis.deployment.access.Talk.Said;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * What is injected is the server's: no client is told of it, none can send it, and nothing of it leads to what the caller
 * proved
 * itself with.
 */
class InjectedOfEveryKindTest {

    private static final List<String> NAMES = List.of("caller", "identity", "progress", "log", "cancellation", "elicitation",
            "sampling", "roots", "questions", "meta");

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar
            .addClasses(Everything.class, Burglar.class, Answered.class, PlainPath.class, Talk.class, Keys.class, Mcp.class)
            .addClasses(Talk.class.getDeclaredClasses())
            .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    @Inject
    McpServer server;

    /** Looks for the key of its caller everywhere the application could look. */
    @ApplicationScoped
    public static class Burglar {

        @Inject
        SecurityIdentity identity;

        @Inject
        Provider<JsonWebToken> token;

        @Inject
        CurrentVertxRequest current;

        @Inject
        HttpHeaders headers;

        @Inject
        RoutingContext routing;

        @Inject
        HttpServerRequest request;

        /** Everything that is found here, and by asking these objects all that they can be asked. */
        String search(Object... injected) {
            List<String> found = new ArrayList<>(List.of("" + identity.getAttributes(), "" + identity.getPrincipal(),
                    "" + identity.getCredentials(), Answered.tried(() -> "" + token.get().getRawToken()),
                    Answered.tried(() -> "" + current.getCurrent()), Answered.tried(() -> "" + headers.getRequestHeaders()),
                    Answered.tried(() -> "" + routing.request().headers()), Answered.tried(() -> "" + request.headers())));
            for (Object each : injected) {
                found.add("" + each);
                for (Class<?> type : each.getClass().getInterfaces()) {
                    asked(each, type, found);
                }
                if (each instanceof Caller) {
                    asked(each, Caller.class, found);
                }
            }
            return String.join(" ", found);
        }

        private static void asked(Object injected, Class<?> type, List<String> found) {
            for (Method question : type.getMethods()) {
                if (question.getParameterCount() == 0 && question.getReturnType() != void.class
                        && question.getDeclaringClass() != Object.class && !question.getName().equals("list")) {
                    found.add(Answered.tried(() -> {
                        try {
                            return "" + question.invoke(injected);
                        } catch (ReflectiveOperationException e) {
                            return "" + e.getCause();
                        }
                    }));
                }
            }
        }
    }

    @RequiresRole("reader")
    public static class Everything {

        @Inject
        Burglar burglar;

        @Tool
        String tool(String word, Caller caller, SecurityIdentity identity, Progress progress, McpLog log,
                Cancellation cancellation, Elicitation elicitation, Sampling sampling, Roots roots, Questions questions,
                Meta meta) {
            return burglar.search(caller, identity, progress, log, cancellation, elicitation, sampling, roots, questions, meta);
        }

        @Tool
        @NonBlocking
        String quickTool(String word, Caller caller, SecurityIdentity identity, Progress progress, McpLog log,
                Cancellation cancellation, Elicitation elicitation, Sampling sampling, Roots roots, Questions questions,
                Meta meta) {
            return burglar.search(caller, identity, progress, log, cancellation, elicitation, sampling, roots, questions, meta);
        }

        @Prompt
        String prompt(String word, Caller caller, SecurityIdentity identity, Progress progress, McpLog log,
                Cancellation cancellation, Elicitation elicitation, Sampling sampling, Roots roots, Questions questions,
                Meta meta) {
            return burglar.search(caller, identity, progress, log, cancellation, elicitation, sampling, roots, questions, meta);
        }

        @Resource(uri = "all://page")
        String page(Caller caller, SecurityIdentity identity, Progress progress, McpLog log, Cancellation cancellation,
                Elicitation elicitation, Sampling sampling, Roots roots, Questions questions, Meta meta) {
            return burglar.search(caller, identity, progress, log, cancellation, elicitation, sampling, roots, questions, meta);
        }

        @ResourceTemplate(uriTemplate = "all://pages/{word}")
        String pages(String word, Caller caller, SecurityIdentity identity, Progress progress, McpLog log,
                Cancellation cancellation, Elicitation elicitation, Sampling sampling, Roots roots, Questions questions,
                Meta meta) {
            return burglar.search(caller, identity, progress, log, cancellation, elicitation, sampling, roots, questions, meta);
        }

        @CompletePrompt("prompt")
        List<String> complete(String word, Map<String, String> others, Caller caller, SecurityIdentity identity,
                Progress progress, McpLog log, Cancellation cancellation, Meta meta) {
            return List.of(burglar.search(caller, identity, progress, log, cancellation, meta) + others);
        }
    }

    @Test
    void lists_tellOnlyWhatAClientSends() {
        var tools = Talk.modern(Keys.READER, "tools/list", null, "").json();
        for (int i = 0; i < 2; i++) {
            assertThat(tools.getMap("result.tools[" + i + "].inputSchema.properties")).containsOnlyKeys("word");
            assertThat(tools.getList("result.tools[" + i + "].inputSchema.required")).isEqualTo(List.of("word"));
        }
        assertThat(Talk.modern(Keys.READER, "prompts/list", null, "").json()
                .getList("result.prompts[0].arguments.name")).isEqualTo(List.of("word"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "tool", "quickTool" })
    void aClientOfATool_cannotSendWhatIsInjected(String tool) {
        for (String name : NAMES) {
            for (String value : List.of("{\"subject\":\"admin\",\"roles\":[\"admin\"]}", "\"admin\"", "null", "{}")) {
                Said said = Talk.modern(Keys.READER, "tools/call", tool,
                        "\"name\":\"" + tool + "\",\"arguments\":{\"word\":\"w\",\"" + name + "\":" + value + "}");
                assertThat(said.json().getBoolean("result.isError")).isTrue();
                assertThat(said.json().getString("result.content[0].text")).startsWith("Unknown argument \"" + name + "\".");
            }
        }
    }

    @Test
    void aClientOfAPrompt_cannotSendWhatIsInjected() {
        for (String name : NAMES) {
            Said said = Talk.modern(Keys.READER, "prompts/get", "prompt",
                    "\"name\":\"prompt\",\"arguments\":{\"word\":\"w\",\"" + name + "\":\"admin\"}");
            assertThat(said.code()).isEqualTo(-32602);
            assertThat(said.json().getString("error.message")).startsWith("Unknown argument \"" + name + "\".");
            Said completed = Talk.modern(Keys.READER, "completion/complete", null, "\"ref\":{\"type\":\"ref/prompt\","
                    + "\"name\":\"prompt\"},\"argument\":{\"name\":\"" + name + "\",\"value\":\"admin\"}");
            assertThat(completed.code()).isEqualTo(-32602);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "tool", "quickTool", "prompt", "page", "pages", "complete", "added tool", "added prompt",
            "added page" })
    void theKey_isNowhereToBeFound(String entry) {
        server.add(NewEntry.tool("addedTool", Access.anyRole("reader"), call -> seen(call)));
        server.add(NewEntry.prompt("addedPrompt", Access.anyRole("reader"), call -> seen(call)));
        server.add(NewEntry.resource("added://page", Access.anyRole("reader"), call -> seen(call)));
        try {
            Said said = use(entry);
            assertThat(said.code()).as(said.body()).isZero();
            assertThat(said.body()).contains("reader").doesNotContain("\"isError\":true", Keys.READER)
                    .doesNotContainIgnoringCase("x-api-key", "\"credentials", "bearer");
        } finally {
            server.remove(Feature.TOOL, "addedTool");
            server.remove(Feature.PROMPT, "addedPrompt");
            server.remove(Feature.RESOURCE, "added://page");
        }
    }

    private static String seen(EntryCall call) {
        Burglar burglar = Arc.container().instance(Burglar.class).get();
        return burglar.search(call.caller(), call.client().meta(), call.client().progress(), call.client().log(),
                call.client().cancellation(), call.client().questions()) + call;
    }

    private static Said use(String entry) {
        String word = "\"arguments\":{\"word\":\"w\"}";
        return switch (entry) {
            case "tool", "quickTool" -> Talk.modern(Keys.READER, "tools/call", entry, "\"name\":\"" + entry + "\"," + word);
            case "prompt" -> Talk.modern(Keys.READER, "prompts/get", entry, "\"name\":\"" + entry + "\"," + word);
            case "page" -> Talk.modern(Keys.READER, "resources/read", "all://page", "\"uri\":\"all://page\"");
            case "pages" -> Talk.modern(Keys.READER, "resources/read", "all://pages/w", "\"uri\":\"all://pages/w\"");
            case "complete" -> Talk.modern(Keys.READER, "completion/complete", null,
                    "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"prompt\"},\"argument\":{\"name\":\"word\",\"value\":\"w\"}");
            case "added tool" -> Talk.modern(Keys.READER, "tools/call", "addedTool", "\"name\":\"addedTool\"");
            case "added prompt" -> Talk.modern(Keys.READER, "prompts/get", "addedPrompt", "\"name\":\"addedPrompt\"");
            default -> Talk.modern(Keys.READER, "resources/read", "added://page", "\"uri\":\"added://page\"");
        };
    }
}
