package io.portcullis.deployment.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.portcullis.deployment.credential.SigningKey;
import io.portcullis.deployment.credential.Token;
import io.portcullis.deployment.test.Keys;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;

/**
 * A secret of its own in every place where one can be, on the way to every error: it is in no log line, span, meter, record of
 * the audit or answer. Everything that tells something is switched on.
 */
class LeakHuntTest {

    private static final String ISSUER = "https://hoard.example.org";
    private static final String HOST = "town.example.org";
    private static final SigningKey KEY = SigningKey.rsa("hoard");
    private static final Path AUDIT = Path.of("target", "leak-hunt", "audit.jsonl").toAbsolutePath();

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + Wire.lines("portcullis.errors.allow-messages=false",
            "portcullis.traffic-log.enabled=true", "portcullis.audit.file.path=" + AUDIT,
            "portcullis.audit.arguments=redacted", "portcullis.audit.turned-away=each", "portcullis.calls.timeout=4s",
            "portcullis.transport.max-body-size=20000", "portcullis.transport.max-result-size=20000",
            "mp.jwt.verify.publickey=" + SigningKey.published(KEY), "mp.jwt.verify.issuer=" + ISSUER,
            "portcullis.resource-url=" + Token.AUDIENCE,
            "quarkus.log.category.\"io.portcullis\".min-level=ALL", "quarkus.log.category.\"io.portcullis\".level=ALL",
            "quarkus.log.category.\"io.quarkus.micrometer\".level=INFO", // what another application has left
            "quarkus.otel.traces.exporter=none", "quarkus.otel.metrics.exporter=none",
            "quarkus.datasource.db-kind=h2",
            "quarkus.datasource.jdbc.url=jdbc:h2:mem:hoard;DB_CLOSE_DELAY=-1;INIT=" + Hoard.TABLE,
            "quarkus.datasource.devservices.enabled=false"), Hoard.class, Marks.class, Haul.class, Haul.Exporter.class,
            SigningKey.class, Token.class)
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-opentelemetry", Version.getVersion()),
                    Dependency.of("io.quarkus", "quarkus-agroal-deployment", Version.getVersion()),
                    Dependency.of("io.quarkus", "quarkus-jdbc-h2-deployment", Version.getVersion()),
                    Dependency.of("io.quarkus", "quarkus-micrometer-registry-prometheus-deployment", Version.getVersion())));

    @Inject
    Tracer tracer;

    @Inject
    MeterRegistry meters;

    private Haul haul;

    @BeforeEach
    void begin() throws IOException {
        Marks.add(Keys.READER);
        haul = new Haul(AUDIT);
    }

    @AfterEach
    void end() {
        haul.end();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "open;{'chest':{'code':'TEXT'}};call open invalid",
            "open;{'chest':{'inner':[{'code':'TEXT'}]}};call open invalid",
            "open;{'chest':{'metals':['TEXT']}};call open invalid",
            "open;{'chest':{'parts':{'TEXT':'x'}}};call open invalid",
            "open;{'chest':{'parts':{'x':'TEXT'}}};call open invalid",
            "open;{'chest':{'TEXT':1}};call open invalid",
            "open;{'chest':'TEXT'};call open invalid",
            "weigh;{'weight':NUMBER};call weigh invalid",
            "weigh;{'weight':NUMBER.5};call weigh invalid",
            "weigh;{'weight':'TEXT'};call weigh invalid",
            "weigh;{'weight':1,'metal':'TEXT'};call weigh invalid",
            "weigh;{'weight':1,'TEXT':'TEXT'};call weigh invalid",
            "weigh;{'weight':1,'more':NUMBER};call weigh invalid",
            "mirror;{'place':'x','text':'TEXT'};call mirror refused malformed_header",
            "nothing;{'text':'TEXT'};call nothing refused unknown_tool",
            "fail;{'how':'MESSAGE','text':'TEXT'};call fail error",
            "fail;{'how':'CAUSE','text':'TEXT'};call fail error",
            "fail;{'how':'SUPPRESSED','text':'TEXT'};call fail error",
            "fail;{'how':'TELLING','text':'TEXT'};call fail error",
            "fail;{'how':'ASSERTION','text':'TEXT'};call fail error",
            "fail;{'how':'TOOL_FAILURE','text':'TEXT'};call fail tool_failure",
            "fail;{'how':'MCP','text':'TEXT'};call fail tool_failure",
            "failLater;{'text':'TEXT'};call failLater error",
            "failAsStage;{'text':'TEXT'};call failAsStage error",
            "sleep;{'text':'TEXT'};call sleep timed_out timed_out",
            "insertTwice;{'text':'TEXT'};call insertTwice error",
            "insertLong;{'text':'TEXT'};call insertLong error",
            "insertNoNumber;{'text':'TEXT'};call insertNoNumber error",
            "take;{'text':'TEXT'};call take refused permission_check_failed",
            "tellTooMuch;{'text':'TEXT'};call tellTooMuch error withheld_too_large",
            "write;{'text':'TEXT'};call write error" })
    void argument(String tool, String arguments, String told) throws Exception {
        String params = "\"name\":\"" + tool + "\",\"arguments\":" + marked(arguments);
        haul.send(modern("tools/call", params));
        isTold(told);
        haul.send(Post.handshake("2025-06-18", "tools/call", params).header("Host", HOST));
        assertThat(haul.told(2)).hasSize(2);
        isClean();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "tools/call;'name':'sell','arguments':{'text':'TEXT'};call sell refused unconfirmed_check_failed",
            "tools/call;'name':'ask','arguments':{'text':'TEXT'},'requestState':'TEXT','inputResponses':{'who':{'TEXT':'TEXT'}};call ask refused malformed_state",
            "tools/call;'name':'ask','arguments':{'text':'TEXT'},'inputResponses':{'who':{'action':'accept','content':{'name':'TEXT'}}};call ask asked",
            "tools/call;'name':'ask','arguments':'TEXT';message refused malformed_params",
            "tools/list;'cursor':'TEXT';message refused malformed_params",
            "tasks/get;'taskId':'TEXT';message refused unknown_task",
            "tasks/cancel;'taskId':'TEXT';message refused unknown_task",
            "prompts/get;'name':'say','arguments':{'text':'TEXT'};call say error",
            "prompts/get;'name':'say','arguments':{'text':'TEXTTEXT'};call say invalid",
            "prompts/get;'name':'say','arguments':{'text':'TEXT','TEXT':'x'};call say invalid",
            "resources/read;'uri':'hoard://map';call hoard://map error",
            "resources/read;'uri':'hoard://caves/1';call hoard://caves/{cave} error",
            "completion/complete;'ref':{'type':'ref/prompt','name':'greet'},'argument':{'name':'name','value':'a'};call prompt greet name error",
            "completion/complete;'ref':{'type':'ref/resource','uri':'hoard://caves/{cave}'},'argument':{'name':'cave','value':'a'};call template hoard://caves/{cave} cave error",
            "completion/complete;'ref':{'type':'ref/prompt','name':'say'},'argument':{'name':'text','value':'TEXT'};message ok",
            "completion/complete;'ref':{'type':'ref/prompt','name':'say'},'argument':{'name':'TEXT','value':'TEXT'};message refused malformed_params",
            "tools/list;'TEXT':'TEXT';message ok",
            "tools/call;'name':'fail','TEXT':'TEXT','_meta':{'org.example/TEXT':1};call fail invalid",
            "made/up;'text':'TEXT';message refused unknown_method",
            "server/discover;'_meta':{'secret':'TEXT'};message ok" })
    void parameter(String method, String params, String told) throws Exception {
        haul.send(modern(method, marked(params)));
        isTold(told);
        isClean();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "X-API-Key;pck_TEXT_0123456789abcdef0123456789abcdef;credential refused credential_invalid",
            "X-API-Key;TEXT with, odd characters;credential refused credential_invalid",
            "Authorization;Bearer TEXT;credential refused credential_wrong_issuer",
            "Authorization;Bearer two TEXT;credential refused malformed_credentials",
            "Authorization;Bearer eyJTEXT.e30TEXT.TEXT;credential refused credential_wrong_issuer",
            "Authorization;DPoP TEXT;credential refused credential_no_verifier",
            "DPoP;TEXT;credential refused credential_missing",
            "Authorization;Basic BASE64;credential refused credential_no_verifier",
            "Authorization;Negotiate TEXT;credential refused credential_no_verifier",
            "Cookie;session=TEXT;call fail invalid",
            "User-Agent;TEXT;call fail invalid",
            "Referer;https://elsewhere.example.org/TEXT;call fail invalid",
            "X-Unknown;TEXT;call fail invalid",
            "X-Forwarded-For;TEXT;call fail invalid",
            "Mcp-Param-Text;TEXT;call fail invalid",
            "Mcp-Param-Place;TEXT;call fail invalid",
            "Mcp-Session-Id;TEXT;call fail invalid",
            "Mcp-Method;TEXT;message refused malformed_header",
            "Mcp-Name;TEXT;message refused malformed_header",
            "MCP-Protocol-Version;TEXT;message refused malformed_header",
            "Origin;https://TEXT.example;request refused forbidden_origin",
            "Content-Type;TEXT;request refused malformed_content_type",
            "Accept;TEXT;request refused malformed_accept",
            "traceparent;00-TEXT;call fail invalid",
            "tracestate;secret=TEXT;call fail invalid",
            "baggage;secret=TEXT;call fail invalid",
            "Last-Event-ID;TEXT;call fail invalid" })
    void header(String name, String value, String told) throws Exception {
        Post post = modern("tools/call", "\"name\":\"fail\"");
        if (Set.of("Authorization", "DPoP").contains(name)) {
            post.without("X-API-Key");
        }
        haul.send(post.header(name, marked(value)));
        isTold(told);
        isClean();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "/mcp?access_token=TEXT;credential refused credential_in_url",
            "/mcp?api_key=TEXT;call fail invalid", "/mcp,a=TEXT;request refused" })
    void address(String target, String told) throws Exception {
        haul.send(modern("tools/call", "\"name\":\"fail\"").target(marked(target).replace(',', ';')));
        isTold(told);
        isClean();
    }

    /** There is nothing, and no record of it. */
    @Test
    void addressThatLeadsNowhere() throws Exception {
        assertThat(haul.send(modern("tools/call", "\"name\":\"fail\"").target("/mcp/" + Marks.text())).status()).isEqualTo(404);
        isClean();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "TEXT;message refused malformed_json", "{'jsonrpc':'2.0','id':1,'params':TEXT};message refused malformed_json",
            "{'jsonrpc':'2.0','id':1,'TEXT':1};message refused malformed_request",
            "{'jsonrpc':'TEXT','id':1,'method':'ping'};message refused malformed_request",
            "{'jsonrpc':'2.0','id':{'TEXT':1},'method':'ping'};message refused malformed_request",
            "{'jsonrpc':'2.0','id':1,'method':'ping','params':'TEXT'};message ok",
            "{'jsonrpc':'2.0','id':1,'result':{'text':'TEXT'}};message refused malformed_request",
            "[{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'fail','arguments':{'text':'TEXT'}}}];message refused malformed_request",
            "{'TEXT':1,'TEXT':2};message refused malformed_request" })
    void body(String body, String told) throws Exception {
        haul.send(Post.plain(marked(body)).header("Host", HOST));
        isTold(told);
        isClean();
    }

    @Test
    void bodyThatIsTooLarge() throws Exception {
        haul.send(Post.plain(Marks.text().repeat(1_000)).header("Host", HOST));
        haul.send(Post.plain(Marks.text().repeat(1_000)).header("Host", HOST).chunked());
        isTold("request refused malformed_too_large", "request refused malformed_too_large");
        isClean();
    }

    @Test
    void token() throws Exception {
        Token right = Token.of(ISSUER).with("email", Marks.text()).with("name", Marks.text()).with("groups",
                List.of("reader")).with("secret", Map.of("custom", Marks.text()));
        haul.send(bearing(right.signedBy(KEY)));
        haul.send(bearing(right.with("exp", 1).signedBy(KEY)));
        haul.send(bearing(right.with("aud", Marks.text()).signedBy(KEY)));
        haul.send(bearing(right.with("iss", Marks.text()).signedBy(KEY)));
        haul.send(bearing(right.with("sub", List.of(Marks.text())).signedBy(KEY)));
        haul.send(bearing(right.with("exp", Marks.text()).signedBy(KEY)));
        haul.send(bearing(right.withHeader("kid", Marks.text()).signedBy(KEY)));
        haul.send(bearing(right.signedBy(SigningKey.rsa("other"))));
        haul.send(bearing(right.unsigned()));
        haul.send(bearing(right.signedBy(KEY)).header("DPoP", Marks.text()));
        isTold("call fail invalid", "credential refused credential_expired", "credential refused credential_wrong_audience",
                "credential refused credential_wrong_issuer", "credential refused credential_invalid",
                "credential refused credential_invalid", "credential refused credential_invalid",
                "credential refused credential_invalid", "credential refused credential_invalid", "call fail invalid");
        isClean();
    }

    @Test
    void answerToAQuestion() throws Exception {
        String params = marked("'name':'ask','arguments':{'text':'TEXT'}");
        String state = Haul.sendForItself(modern("tools/call", params)).json().getString("result.requestState");
        String answered = params + marked(",'inputResponses':{'who':{'action':'accept','content':{'name':'TEXT'}}}")
                + ",\"requestState\":\"" + Marks.add(state) + "\"";
        haul.send(modern("tools/call", answered));
        isTold("call ask asked", "call ask error");
        isClean();
    }

    @Test
    void task() throws Exception {
        String id = Haul.sendForItself(modern("tools/call", marked("'name':'failAsTask','arguments':{'text':'TEXT'}"))).json()
                .getString("result.taskId");
        Answer answer = haul.send(modern("tasks/get", "\"taskId\":\"" + id + "\""));
        for (int i = 0; i < 500 && answer.body().contains("working"); i++) {
            Thread.sleep(20);
            answer = haul.send(modern("tasks/get", "\"taskId\":\"" + id + "\""));
        }
        assertThat(answer.body()).doesNotContain("working").contains("Correlation id");
        assertThat(haul.told(2)).contains("call failAsTask accepted", "call failAsTask error");
        isClean();
    }

    @ParameterizedTest
    @CsvSource({ "show", "tell" })
    void resultThatIsSensitive_isInTheAnswerAlone(String tool) throws Exception {
        String text = Marks.text();
        assertThat(Haul.sendForItself(modern("tools/call",
                "\"name\":\"" + tool + "\",\"arguments\":{\"text\":\"" + text + "\"}")).body()).contains(text);
        isTold("call " + tool + " ok");
        isClean();
    }

    /** What is looked through is what is written, and what is looked for would be found. */
    @Test
    void whatIsNotSensitive_isFoundEverywhere() throws Exception {
        String encoded = Base64.getEncoder().encodeToString(("a" + Marks.text()).getBytes(UTF_8));
        haul.send(modern("tools/call", "\"name\":\"repeat\",\"arguments\":{\"plain\":\"" + encoded + "\"}"));
        isTold("call repeat tool_failure");
        Logger.getLogger(getClass()).debug("x", new IllegalStateException("outer", new RuntimeException(Marks.text())));
        tracer.spanBuilder("planted").startSpan().recordException(new IllegalStateException(Marks.text())).end();
        Counter planted = meters.counter("planted", "tag", Marks.text());
        assertThat(haul.found()).containsOnlyKeys("answer", "audit", "log", "spans", "meters");
        meters.remove(planted);
    }

    private static Post modern(String method, String params) throws IOException {
        return Calls.modern(method, params, Calls.ANYTHING).header("Host", HOST);
    }

    private static Post bearing(String token) throws IOException {
        Marks.add(token);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        if (!signature.isEmpty()) {
            Marks.add(signature);
        }
        return modern("tools/call", "\"name\":\"fail\"").without("X-API-Key").header("Authorization", "Bearer " + token);
    }

    private static String marked(String text) {
        return text.replace('\'', '"').replace("TEXT", Marks.text()).replace("NUMBER", Marks.number()).replace("BASE64",
                Base64.getEncoder().encodeToString(("alice:" + Marks.text()).getBytes(UTF_8)));
    }

    private void isTold(String... records) throws IOException, InterruptedException {
        assertThat(haul.told(records.length)).containsExactly(records);
    }

    private void isClean() throws IOException {
        assertThat(haul.found()).isEmpty();
    }
}
