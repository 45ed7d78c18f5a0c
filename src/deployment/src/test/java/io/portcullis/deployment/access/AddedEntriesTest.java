package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Access;
import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Feature;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.api.NewEntry.Argument;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.portcullis.deployment.access.Talk.Said;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.test.QuarkusUnitTest;

/** What an application adds while it runs goes through the same gate as what it declares, until the moment it is removed. */
class AddedEntriesTest {

    private static final Access READERS = Access.anyRole("reader");
    private static final int ROUNDS = 300;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar
            .addClasses(Declared.class, Trail.class, PlainPath.class, Talk.class, Keys.class, Mcp.class)
            .addClasses(Talk.class.getDeclaredClasses())
            .addAsResource(new StringAsset(Keys.properties() + "portcullis.legacy.sessions=stateful\n"),
                    "application.properties"));

    @Inject
    McpServer server;

    private final List<NewEntry> added = new ArrayList<>();

    @RequiresRole("reader")
    public static class Declared {

        @Tool
        String tool() {
            return "declared";
        }

        @Prompt
        String prompt(String word) {
            return "declared";
        }

        @Prompt
        String suggested(String word) {
            return "declared";
        }

        @CompletePrompt("suggested")
        List<String> completePrompt(String word) {
            return List.of("declared");
        }

        @Resource(uri = "declared://page")
        String page() {
            return "declared";
        }

        @ResourceTemplate(uriTemplate = "declared://pages/{word}")
        String pages(String word) {
            return "declared";
        }

        @ResourceTemplate(uriTemplate = "suggested://{word}")
        String suggestedPages(String word) {
            return "declared";
        }

        @CompleteResourceTemplate("suggestedPages")
        List<String> completePages(String word) {
            return List.of("declared");
        }
    }

    /** The kinds of entry that can be added. */
    private enum Kind {
        TOOL(Feature.TOOL, "tools/list", "result.tools.name", "tools/call"),
        PROMPT(Feature.PROMPT, "prompts/list", "result.prompts.name", "prompts/get"),
        RESOURCE(Feature.RESOURCE, "resources/list", "result.resources.uri", "resources/read"),
        TEMPLATE(Feature.RESOURCE_TEMPLATE, "resources/templates/list", "result.resourceTemplates.uriTemplate",
                "resources/read");

        private final Feature feature;
        private final String list;
        private final String listed;
        private final String method;

        Kind(Feature feature, String list, String listed, String method) {
            this.feature = feature;
            this.list = list;
            this.listed = listed;
            this.method = method;
        }

        String id(String name) {
            return switch (this) {
                case TOOL, PROMPT -> name;
                case RESOURCE -> name + "://page";
                case TEMPLATE -> name + "://pages/{word}";
            };
        }

        NewEntry entry(String name, Access access, NewEntry.Handler handler) {
            return new NewEntry(feature, id(name), access, NewEntry.tool("x", access, handler).about(),
                    Optional.empty(), handler);
        }

        Said use(String key, String name) {
            String id = id(name).replace("{word}", "w");
            return Talk.modern(key, method, id,
                    (this == TOOL || this == PROMPT ? "\"name\":\"" : "\"uri\":\"") + id + "\"", Talk.ABLE);
        }

        boolean isListed(String key, String name) {
            return Talk.modern(key, list, null, "").json().getList(listed).contains(id(name));
        }
    }

    private void add(NewEntry entry) {
        server.add(entry);
        added.add(entry);
    }

    @AfterEach
    void removeAll() {
        added.forEach(entry -> server.remove(entry.feature(), entry.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "TOOL", "PROMPT", "RESOURCE", "TEMPLATE" })
    void theRule_decidesAboutListAndUse(String name) {
        Kind kind = Kind.valueOf(name);
        add(kind.entry("readers", READERS, call -> "in"));
        add(kind.entry("admins", Access.anyRole("admin"), call -> "in"));
        add(kind.entry("all", Access.authenticated(), call -> "in"));
        add(kind.entry("public", Access.permitAll(), call -> "in"));
        for (String entry : List.of("readers", "all", "public")) {
            assertThat(kind.isListed(Keys.READER, entry)).as(entry).isTrue();
            assertThat(kind.use(Keys.READER, entry).body()).contains("\"in\"");
        }
        assertThat(kind.isListed(Keys.READER, "admins")).isFalse();
        assertThat(kind.use(Keys.READER, "admins").about("admins", "nobody")).isEqualTo(kind.use(Keys.READER, "nobody"));
        assertThat(kind.use(Keys.ADMIN, "readers").about("readers", "nothing")).isEqualTo(kind.use(Keys.ADMIN, "nothing"));
        assertThat(kind.use(null, "public").status()).isEqualTo(401);
    }

    /** Who may not use it is not handed to what is less particular and would fit, too. */
    @Test
    void theMostParticularEntry_decidesAlone() {
        add(NewEntry.resourceTemplate("overlap://{room}/{word}", READERS, call -> "general"));
        add(NewEntry.resourceTemplate("overlap://secrets/{word}", Access.anyRole("admin"), call -> "particular"));
        add(NewEntry.resource("overlap://room/secret", Access.anyRole("admin"), call -> "exact"));
        assertThat(read(Keys.READER, "overlap://room/word").body()).contains("\"general\"");
        for (String uri : List.of("overlap://secrets/word", "overlap://room/secret")) {
            assertThat(read(Keys.READER, uri).about("overlap", "elsewhe")).isEqualTo(
                    read(Keys.READER, uri.replace("overlap", "elsewhe")));
            assertThat(read(Keys.READER, uri).code()).isEqualTo(-32602);
        }
        assertThat(read(Keys.ADMIN, "overlap://secrets/word").body()).contains("\"particular\"");
        assertThat(read(Keys.ADMIN, "overlap://room/secret").body()).contains("\"exact\"");
        assertThat(read(Keys.ADMIN, "overlap://room/word").code()).isEqualTo(-32602);
    }

    private static Said read(String key, String uri) {
        return Talk.modern(key, "resources/read", uri, "\"uri\":\"" + uri + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "TOOL", "PROMPT", "RESOURCE", "TEMPLATE" })
    void whatIsRemoved_isUnknownFromThenOn(String name) {
        Kind kind = Kind.valueOf(name);
        server.add(kind.entry("fleeting", READERS, call -> "in"));
        assertThat(server.remove(kind.feature, kind.id("fleeting"))).isTrue();
        assertThat(server.remove(kind.feature, kind.id("fleeting"))).isFalse();
        assertThat(kind.isListed(Keys.READER, "fleeting")).isFalse();
        assertThat(kind.use(Keys.READER, "fleeting").about("fleeting", "neverwas"))
                .isEqualTo(kind.use(Keys.READER, "neverwas"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "TOOL", "PROMPT", "RESOURCE", "TEMPLATE" })
    void aTakenName_isRefused_andNothingChanges(String name) {
        Kind kind = Kind.valueOf(name);
        add(kind.entry("once", READERS, call -> "first"));
        assertThatThrownBy(() -> server.add(kind.entry("once", Access.permitAll(), call -> "second")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(kind.use(Keys.READER, "once").body()).contains("\"first\"");
        assertThat(kind.use(Keys.ADMIN, "once").code()).isEqualTo(-32602);
    }

    @Test
    void aDeclaredName_isTakenToo() {
        for (NewEntry entry : List.of(NewEntry.tool("tool", Access.permitAll(), call -> "x"),
                NewEntry.prompt("prompt", Access.permitAll(), call -> "x"),
                NewEntry.resource("declared://page", Access.permitAll(), call -> "x"),
                NewEntry.resourceTemplate("declared://pages/{word}", Access.permitAll(), call -> "x"))) {
            refused(entry);
        }
        assertThat(Kind.TEMPLATE.use(Keys.READER, "declared").body()).contains("\"declared\"");
    }

    @Test
    void whatTheBuildWouldRefuse_isRefused() {
        for (String name : List.of("", " ", "a b", "a/b", "a\"b", "a\u0000b", "\u00e4", "x".repeat(129))) {
            refused(NewEntry.tool(name, READERS, call -> "x"));
            refused(NewEntry.prompt(name, READERS, call -> "x"));
        }
        for (String uri : List.of("", "page", "/page", "a b://c", "x://a b", "x://a\u0000b")) {
            refused(NewEntry.resource(uri, READERS, call -> "x"));
        }
        for (String template : List.of("", "x://{", "x://}", "x://{}", "x://{a}{a}", "x://{a b}", "{a}", "x://{a}/{a}")) {
            refused(NewEntry.resourceTemplate(template, READERS, call -> "x"));
        }
        for (String schema : List.of("{", "[]", "7", "{}", "{\"type\":\"string\"}", "{\"type\":\"object\",\"properties\":7}",
                "{\"type\":\"object\",\"$ref\":\"https://elsewhere.example/schema\"}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"file:///etc/passwd\"}}}",
                "{\"type\":\"object\",\"$schema\":\"http://json-schema.org/draft-07/schema#\"}")) {
            refused(NewEntry.tool("tool-of-schema", READERS, call -> "x").withInputSchema(schema));
        }
        refused(NewEntry.prompt("twins", READERS, call -> "x").withArguments(new Argument("a", "", true),
                new Argument("a", "", false)));
        refused(NewEntry.prompt("nameless", READERS, call -> "x").withArguments(new Argument("", "", true)));
        refused(NewEntry.tool("free", READERS, call -> "x").limitedTo(0, Duration.ofHours(1)));
        refused(NewEntry.tool("free", READERS, call -> "x").limitedTo(1, Duration.ZERO));
        refused(new NewEntry(Feature.COMPLETION, "prompt prompt word", Access.permitAll(),
                NewEntry.tool("x", READERS, call -> "x").about(), Optional.empty(), call -> "x"));
        assertThatThrownBy(() -> NewEntry.tool("ruleless", null, call -> "x")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Access.anyRole()).isInstanceOf(IllegalArgumentException.class);
        assertThat(Talk.modern(Keys.READER, "tools/list", null, "").json().getList("result.tools.name"))
                .containsExactly("tool");
    }

    private void refused(NewEntry entry) {
        try {
            server.add(entry);
            added.add(entry);
        } catch (IllegalArgumentException e) {
            return;
        }
        throw new AssertionError("not refused: " + entry);
    }

    @Test
    void argumentsOfATool_areCheckedAgainstItsSchema() {
        add(NewEntry.tool("schooled", READERS, call -> "got " + call.arguments()).withInputSchema("""
                {"type":"object","properties":{"count":{"type":"integer","maximum":9},"word":{"type":"string"}},
                 "required":["count"],"additionalProperties":false}"""));
        assertThat(call("schooled", "{\"count\":9,\"word\":\"w\"}")).isEqualTo("false got {count=9, word=w}");
        for (String arguments : List.of("{}", "{\"count\":10}", "{\"count\":\"9\"}", "{\"count\":1,\"more\":1}",
                "{\"word\":\"w\"}",
                "{\"count\":1,\"caller\":\"admin\"}", "{\"count\":1,\"count\":2}")) {
            assertThat(call("schooled", arguments)).as(arguments).startsWith("true ").doesNotContain("got");
        }
    }

    @Test
    void aToolWithoutSchema_takesNoArguments() {
        add(NewEntry.tool("bare", READERS, call -> "got " + call.arguments()));
        assertThat(call("bare", "{}")).isEqualTo("false got {}");
        assertThat(call("bare", "{\"x\":1}")).startsWith("true ").doesNotContain("got");
    }

    private static String call(String tool, String arguments) {
        Said said = Talk.modern(Keys.READER, "tools/call", tool, "\"name\":\"" + tool + "\",\"arguments\":" + arguments);
        return said.json().getBoolean("result.isError") + " " + said.json().getString("result.content[0].text");
    }

    @Test
    void argumentsOfAPrompt_areKnownOnesAndComplete() {
        add(NewEntry.prompt("asked", READERS, call -> "got " + call.arguments())
                .withArguments(new Argument("word", "", true), new Argument("more", "", false)));
        assertThat(get("\"word\":\"w\"").body()).contains("got {word=w}");
        for (String arguments : List.of("", "\"more\":\"m\"", "\"word\":\"w\",\"other\":\"o\"", "\"word\":7")) {
            assertThat(get(arguments).code()).as(arguments).isEqualTo(-32602);
        }
    }

    private static Said get(String arguments) {
        return Talk.modern(Keys.READER, "prompts/get", "asked", "\"name\":\"asked\",\"arguments\":{" + arguments + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "TOOL", "PROMPT", "RESOURCE", "TEMPLATE" })
    void aLimit_counts_alsoAcrossRemovalAndForQuestions(String name) {
        Kind kind = Kind.valueOf(name);
        NewEntry entry = kind.entry("twice" + name.toLowerCase(), READERS, call -> "in").limitedTo(2, Duration.ofHours(1));
        add(entry);
        String twice = "twice" + name.toLowerCase();
        assertThat(kind.use(Keys.READER, twice).code()).isZero();
        server.remove(entry.feature(), entry.id());
        server.add(entry);
        assertThat(kind.use(Keys.READER, twice).code()).isZero();
        assertThat(kind.use(Keys.READER, twice).status()).isEqualTo(429);
    }

    @Test
    void aHandler_thatOnlyAsks_costsNothing() {
        add(NewEntry.prompt("asking", READERS, call -> ask(call.client().questions())).limitedTo(1, Duration.ofHours(1)));
        for (int i = 0; i < 3; i++) {
            assertThat(Kind.PROMPT.use(Keys.READER, "asking").json().getString("result.resultType"))
                    .isEqualTo("input_required");
        }
    }

    private static String ask(Elicitation client) {
        return "" + client.ask("go", Form.of("Go on?", Field.flag("on").required())).flag("on");
    }

    @Test
    void aFailureOfAHandler_staysInside_andIsAudited() {
        add(NewEntry.resource("broken://page", READERS, call -> {
            throw new IllegalStateException("jdbc:internal-detail");
        }));
        try (Trail audit = Trail.ofAudit()) {
            assertThat(Kind.RESOURCE.use(Keys.READER, "broken").body()).contains("-32603").doesNotContain("jdbc");
            assertThat(audit.told()).containsExactly("resource broken://page error");
        }
    }

    @Test
    void aCompletion_goesWithWhatItCompletes() {
        String prompt = "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"gone\"},\"argument\":{\"name\":\"word\",\"value\":\"w\"}";
        add(NewEntry.prompt("gone", READERS, call -> "in").withArguments(new Argument("word", "", true)));
        assertThat(complete(prompt).json().getList("result.completion.values")).isEmpty();
        String declared = prompt.replace("gone", "suggested");
        String pages = "\"ref\":{\"type\":\"ref/resource\",\"uri\":\"suggested://{word}\"},"
                + "\"argument\":{\"name\":\"word\",\"value\":\"w\"}";
        assertThat(complete(declared).body()).contains("declared");
        assertThat(complete(pages).body()).contains("\"declared\"");
        assertThat(server.remove(Feature.PROMPT, "suggested")).isTrue();
        assertThat(server.remove(Feature.RESOURCE_TEMPLATE, "suggested://{word}")).isTrue();
        server.add(
                NewEntry.prompt("suggested", Access.permitAll(), call -> "in").withArguments(new Argument("word", "", true)));
        assertThat(complete(declared).code()).isEqualTo(-32601); // nothing completes anything any more
        assertThat(complete(pages).code()).isEqualTo(-32601);
        server.remove(Feature.PROMPT, "suggested");
        assertThat(Talk.modern(Keys.READER, "server/discover", null, "").body()).doesNotContain("completions");
    }

    private static Said complete(String params) {
        return Talk.modern(Keys.READER, "completion/complete", null, params);
    }

    @Test
    void whoListens_isToldOfEveryChange() {
        String all = "\"notifications\":{\"toolsListChanged\":true,\"promptsListChanged\":true,\"resourcesListChanged\":true}";
        try (Talk.Stream modern = Talk.stream(Keys.READER, "subscriptions/listen", all, "");
                Talk.Stream tools = Talk.stream(Keys.READER, "subscriptions/listen",
                        "\"notifications\":{\"toolsListChanged\":true}", "");
                Talk.Stream session = Talk.session(Keys.READER, Talk.SESSION, "").stream()) {
            modern.next(); // the acknowledgements
            tools.next();
            for (Kind kind : List.of(Kind.PROMPT, Kind.RESOURCE, Kind.TEMPLATE, Kind.TOOL)) {
                String told = "notifications/" + kind.list.split("/")[0] + "/list_changed";
                Consumer<Talk.Stream> hears = stream -> assertThat(stream.nextJson().getString("method")).isEqualTo(told);
                add(kind.entry("news", READERS, call -> "in"));
                hears.accept(modern);
                hears.accept(session);
                server.remove(kind.feature, kind.id("news"));
                hears.accept(modern);
                hears.accept(session);
            }
            assertThat(tools.next()).contains("tools/list_changed"); // and of nothing before
        }
    }

    /** From the moment on that {@code remove} has returned, no call is let in; while it lasts, no answer is anything else. */
    @Test
    void changesDuringUse_breakNothing_andNothingIsLetInAfterwards() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<List<String>>> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Kind kind = Kind.values()[i];
            clients.add(CompletableFuture.supplyAsync(() -> {
                List<String> odd = new ArrayList<>();
                while (!over.get()) {
                    Said used = kind.use(Keys.READER, "busy");
                    Said listed = Talk.modern(Keys.READER, kind.list, null, "");
                    if (used.status() != 200 || used.code() != 0 && used.code() != -32602 || listed.code() != 0) {
                        odd.add(used.body() + listed.body());
                    }
                }
                return odd;
            }, task -> new Thread(task).start()));
        }
        for (int i = 0; i < ROUNDS; i++) {
            Kind kind = Kind.values()[i % 3];
            server.add(kind.entry("busy", READERS, call -> "in"));
            if (i % 10 == 0) {
                assertThat(kind.use(Keys.READER, "busy").body()).contains("\"in\"");
            }
            server.remove(kind.feature, kind.id("busy"));
            if (i % 10 == 0) {
                assertThat(kind.use(Keys.READER, "busy").code()).isEqualTo(-32602);
            }
        }
        over.set(true);
        for (CompletableFuture<List<String>> client : clients) {
            assertThat(client.get()).isEmpty();
        }
    }

    @Test
    void ofManyWhoAddOneName_oneDoes() {
        AtomicInteger won = new AtomicInteger();
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.runAsync(() -> {
                try {
                    server.add(NewEntry.tool("contested", READERS, call -> "in"));
                    won.incrementAndGet();
                } catch (IllegalArgumentException e) {
                    // another one was quicker
                }
            }, task -> new Thread(task).start());
        }
        CompletableFuture.allOf(all).join();
        assertThat(won).hasValue(1);
        assertThat(server.remove(Feature.TOOL, "contested")).isTrue();
    }
}
