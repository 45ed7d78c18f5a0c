package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.api.Cancellation;
import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.deployment.access.Talk.Said;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.test.QuarkusUnitTest;

/**
 * One record for each use of every kind of entry, with the names of the catalog; no value of a client in log, audit or meters.
 */
class AuditOfEveryKindTest {

    private static final String SECRET = "Xanten";
    private static final String ANSWER = "\"inputResponses\":{\"go\":{\"action\":\"accept\",\"content\":{\"on\":true}}}";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar
            .addClasses(Town.class, Meters.class, Trail.class, PlainPath.class, Talk.class, Keys.class, Mcp.class)
            .addClasses(Talk.class.getDeclaredClasses())
            .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    @Inject
    MeterRegistry registry;

    private Trail audit;
    private Trail log;

    public static class Meters {

        @Produces
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @RequiresRole("reader")
    public static class Town {

        private static volatile CountDownLatch entered;

        @Tool(name = "weather")
        String tool(@Size(max = 20) String city) {
            return "fine";
        }

        @Prompt(name = "weather")
        String prompt(@Size(max = 20) String city) {
            return "fine";
        }

        @CompletePrompt("weather")
        List<String> completePrompt(@Size(max = 20) String city) {
            return List.of("fine");
        }

        @Resource(uri = "weather://all")
        String resource() {
            return "fine";
        }

        @ResourceTemplate(uriTemplate = "weather://{city}/today")
        String template(@Size(max = 20) String city) {
            return "fine";
        }

        @CompleteResourceTemplate("template")
        List<String> completeTemplate(@Size(max = 20) String city) {
            return List.of("fine");
        }

        @Prompt
        @RequiresRole("admin")
        String closed(String city) {
            return "closed";
        }

        @CompletePrompt("closed")
        List<String> completeClosed(String city) {
            return List.of("closed");
        }

        @ResourceTemplate(uriTemplate = "closed://{city}")
        @RequiresRole("admin")
        String closedPage(String city) {
            return "closed";
        }

        @Prompt
        String broken(String city) {
            throw new IllegalStateException("jdbc:internal-detail");
        }

        @Prompt
        String asks(String city, Elicitation client) {
            return ask(client);
        }

        @Tool(task = TaskSupport.OPTIONAL)
        String asksToo(Elicitation client) {
            return ask(client);
        }

        private static String ask(Elicitation client) {
            return "on " + client.ask("go", Form.of("Go on?", Field.flag("on").required())).flag("on");
        }

        @Prompt
        String waits(String city, Cancellation cancellation) throws InterruptedException {
            CountDownLatch cancelled = new CountDownLatch(1);
            cancellation.onRequest(cancelled::countDown);
            entered.countDown();
            if (!cancelled.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not cancelled");
            }
            return "cancelled";
        }
    }

    @BeforeEach
    void listen() {
        audit = Trail.ofAudit();
        log = Trail.ofEverything();
    }

    @AfterEach
    void stopListening() {
        audit.close();
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
        assertThat(tags()).noneMatch(tag -> tag.contains(SECRET));
    }

    private static final String OF_PROMPT = "'ref':{'type':'ref/prompt','name':'%s'},'argument':{'name':'city','value':'Xanten'}";
    private static final String OF_TEMPLATE = "'ref':{'type':'ref/resource','uri':'%s'},'argument':{'name':'city','value':'Xanten'}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "tools/call          | weather              | 'name':'weather','arguments':{'city':'Xanten'}  | tool weather ok",
            "prompts/get         | weather              | 'name':'weather','arguments':{'city':'Xanten'}  | prompt weather ok",
            "resources/read      | weather://all        | 'uri':'weather://all'               | resource weather://all ok",
            "resources/read      | weather://Xanten/today | 'uri':'weather://Xanten/today'    | resource_template weather://{city}/today ok",
            "completion/complete |                      | PROMPT weather                      | completion prompt weather city ok",
            "completion/complete |                      | TEMPLATE weather://{city}/today     | completion template weather://{city}/today city ok",
            "completion/complete |                      | TEMPLATE weather://Xanten/today     | completion template weather://{city}/today city ok",
            "prompts/get         | closed               | 'name':'closed','arguments':{'city':'Xanten'}   | prompt closed refused denied_role",
            "prompts/get         | nothing              | 'name':'nothing','arguments':{'city':'Xanten'}  | prompt nothing refused unknown_prompt",
            "resources/read      | closed://Xanten      | 'uri':'closed://Xanten'             | resource_template closed://{city} refused denied_role",
            "resources/read      | nothing://here       | 'uri':'nothing://here'              | resource nothing://here refused unknown_resource",
            "completion/complete |                      | PROMPT closed                       | prompt closed refused denied_role",
            "completion/complete |                      | PROMPT nothing                      | prompt nothing refused unknown_prompt",
            "completion/complete |                      | TEMPLATE closed://{city}            | resource_template closed://{city} refused denied_role",
            "completion/complete |                      | TEMPLATE nothing://here             | resource_template nothing://here refused unknown_resource",
            "prompts/get         | broken               | 'name':'broken','arguments':{'city':'Xanten'}   | prompt broken error" })
    void everyUse_isOneRecord_withTheNameOfTheCatalog(String method, String name, String params, String told) {
        String sent = params.startsWith("PROMPT ") ? OF_PROMPT.formatted(params.substring(7))
                : params.startsWith("TEMPLATE ") ? OF_TEMPLATE.formatted(params.substring(9)) : params;
        Talk.modern(Keys.READER, method, name, sent.replace('\'', '"'));
        assertThat(audit.told()).containsExactly(told);
    }

    @Test
    void arguments_areNamedAndNotTold() {
        Talk.modern(Keys.READER, "prompts/get", "weather", "\"name\":\"weather\",\"arguments\":{\"city\":\"Xanten\"}");
        Talk.modern(Keys.READER, "resources/read", "weather://Xanten/today", "\"uri\":\"weather://Xanten/today\"");
        Talk.modern(Keys.READER, "completion/complete", null, OF_PROMPT.formatted("weather").replace('\'', '"'));
        assertThat(audit.lines()).hasSize(3)
                .allSatisfy(line -> assertThat(PlainPath.from(line).getList("unmapped.arguments", String.class))
                        .containsExactly("city"));
    }

    @Test
    void argumentsThatDoNotFit_areNotToldEither() {
        String value = "Xanten Xanten Xanten Xanten";
        Talk.modern(Keys.READER, "prompts/get", "weather", "\"name\":\"weather\",\"arguments\":{\"city\":\"" + value + "\"}");
        Talk.modern(Keys.READER, "prompts/get", "weather", "\"name\":\"weather\",\"arguments\":{\"Xanten\":\"Xanten\"}");
        String uri = "weather://" + value.replace(" ", "%20") + "/today";
        Talk.modern(Keys.READER, "resources/read", uri, "\"uri\":\"" + uri + "\"");
        Talk.modern(Keys.READER, "completion/complete", null,
                OF_PROMPT.formatted("weather").replace("Xanten", value).replace('\'', '"'));
        assertThat(audit.told()).containsExactly("prompt weather invalid", "prompt weather invalid",
                "resource_template weather://{city}/today invalid", "completion prompt weather city invalid");
    }

    @Test
    void aCallThatAsks_isToldOnce_andTheCallThatRuns_too() {
        String params = "\"name\":\"asks\",\"arguments\":{\"city\":\"Xanten\"}";
        Said asked = Talk.modern(Keys.READER, "prompts/get", "asks", params, Talk.ABLE);
        String state = asked.json().getString("result.requestState");
        Talk.modern(Keys.READER, "prompts/get", "asks", params + "," + ANSWER + ",\"requestState\":\"" + state + "\"",
                Talk.ABLE);
        Talk.modern(Keys.READER, "prompts/get", "asks", params + "," + ANSWER + ",\"requestState\":\"x" + state + "\"",
                Talk.ABLE);
        Talk.modern(Keys.READER, "prompts/get", "asks", params);
        assertThat(audit.told()).containsExactly("prompt asks asked", "prompt asks ok",
                "prompt asks refused malformed_state", "prompt asks refused missing_capability");
    }

    @Test
    void aTaskThatAsks_isToldWhenItIsAccepted_andOnceMoreWhenItEnds() throws InterruptedException {
        Said begun = Talk.modern(Keys.READER, "tools/call", "asksToo", "\"name\":\"asksToo\",\"arguments\":{}", Talk.ABLE);
        String id = begun.json().getString("result.taskId");
        assertThat(id).as(begun.body()).isNotNull();
        for (int i = 0; i < 5_000 && toldOfTheTask().size() < 2; i++) { // until the question is there to be answered
            Talk.modern(Keys.READER, "tasks/update", id, "\"taskId\":\"" + id + "\"," + ANSWER, Talk.ABLE);
            Thread.onSpinWait();
        }
        Talk.modern(Keys.READER, "tasks/get", id, "\"taskId\":\"" + id + "\"", Talk.ABLE);
        assertThat(toldOfTheTask()).containsExactly("tool asksToo accepted", "tool asksToo ok");
    }

    private List<String> toldOfTheTask() {
        return audit.told().stream().filter(line -> line.startsWith("tool ")).toList();
    }

    @Test
    void aCallWhoseClientGoesAway_isToldOnce() throws InterruptedException {
        Town.entered = new CountDownLatch(1);
        CompletableFuture<?> gone = Talk.client().sendAsync(Talk.modernRequest(Keys.READER, "prompts/get", "waits",
                "\"name\":\"waits\",\"arguments\":{\"city\":\"Xanten\"}", ""), BodyHandlers.ofString());
        assertThat(Town.entered.await(20, TimeUnit.SECONDS)).isTrue();
        gone.cancel(true);
        assertThat(Trail.told(audit.next())).isEqualTo("prompt waits cancelled");
        Talk.modern(Keys.READER, "resources/read", "weather://all", "\"uri\":\"weather://all\"");
        assertThat(audit.told()).containsExactly("prompt waits cancelled", "resource weather://all ok");
    }

    @Test
    void meters_tellEntriesOfOneNameApart() {
        Talk.modern(Keys.READER, "tools/call", "weather", "\"name\":\"weather\",\"arguments\":{\"city\":\"Xanten\"}");
        Talk.modern(Keys.READER, "prompts/get", "weather", "\"name\":\"weather\",\"arguments\":{\"city\":\"Xanten\"}");
        for (String feature : List.of("tool", "prompt")) {
            assertThat(registry.get("portcullis.calls").tags("feature", feature, "entry", "weather", "outcome", "ok").timer()
                    .count()).isPositive();
        }
    }

    @Test
    void namesAndAddressesThatAreMadeUp_areNoTags() {
        for (int i = 0; i < 20; i++) {
            String name = "made-up-" + i;
            Talk.modern(Keys.READER, "prompts/get", name, "\"name\":\"" + name + "\"");
            Talk.modern(Keys.READER, "resources/read", name + "://x", "\"uri\":\"" + name + "://x\"");
            Talk.modern(Keys.READER, "resources/read", "weather://" + name + "/today",
                    "\"uri\":\"weather://" + name + "/today\"");
            Talk.modern(Keys.READER, "resources/read", "closed://" + name, "\"uri\":\"closed://" + name + "\"");
            Talk.modern(Keys.READER, "completion/complete", null, OF_PROMPT.formatted(name).replace('\'', '"'));
            Talk.modern(Keys.READER, "completion/complete", null, OF_TEMPLATE.formatted(name + "://x").replace('\'', '"'));
        }
        assertThat(tags()).noneMatch(tag -> tag.contains("made-up")).contains("unknown", "weather://{city}/today",
                "closed://{city}");
    }

    private Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        registry.getMeters().forEach(meter -> meter.getId().getTags().forEach(tag -> tags.add(tag.getValue())));
        return tags;
    }
}
