package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Access;
import io.portcullis.api.Feature;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.path.json.JsonPath;

/**
 * The traps of section 19 of the requirements, number by number. 23 is {@link TrapOfTheAudienceTest}.
 */
class TrapsTest {

    private static final String L11 = "2025-11-25";
    private static final List<String> HANDSHAKES = List.of(L11, "2025-06-18", "2025-03-26");
    private static final String TOKEN = ",\"_meta\":{\"progressToken\":1}";
    private static final String JOURNEY = "\"name\":\"journey\",\"arguments\":{\"ship\":\"Alma\"}";
    private static final String BERTH = "\"name\":\"berth\",\"arguments\":{\"ship\":\"%s\",\"place\":{\"pier\":\"A\",\"number\":1}}";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.legacy.allow-http-sse=true",
            "portcullis.transport.max-body-size=64K", "portcullis.lists.page-size=5");

    @Inject
    McpServer server;

    @Test
    void trap01_theEraIsNotInTheMethod() throws IOException { // E-01, E-02, E-04, E-09
        assertThat(Calls.modern("tools/list", "").send().json().getString("result.resultType")).isEqualTo("complete");
        JsonPath legacy = inSession("tools/list", "").send().json();
        assertThat(legacy.<Object> get("result.tools")).isNotNull();
        assertThat(legacy.<Object> get("result.resultType")).isNull();
        assertThat(Calls.modern("initialize", "\"protocolVersion\":\"" + L11 + "\",\"capabilities\":{}").send().verdict())
                .isEqualTo("404 -32601");
    }

    @Test
    void trap02_modernHeaderWithoutMeta_andMetaWithoutHeader() throws IOException { // E-05, X-01
        Post header = Post.plain(Mcp.body("tools/list", "")).header("MCP-Protocol-Version", Mcp.MODERN)
                .header("Mcp-Method", "tools/list");
        assertThat(header.send().verdict()).isEqualTo("400 -32602");
        assertThat(Calls.modern("tools/list", "").without("MCP-Protocol-Version").send().verdict()).isEqualTo("400 -32020");
    }

    @Test
    void trap03_404IsForUnknownMethodsOfOneEra_andLostSessionsOfTheOther() throws IOException { // HM-10, HL-04
        assertThat(Calls.modern("tools/destroy", "").send().verdict()).isEqualTo("404 -32601");
        assertThat(inSession("tools/destroy", "").send().verdict()).isEqualTo("200 -32601");
        assertThat(Calls.inSession("gone", L11, "tools/list", "").send().verdict()).isEqualTo("404 -32600");
    }

    @ParameterizedTest
    @CsvSource({ "Content-Type, text/plain, 415", "Accept, text/html, 406", "Origin, null, 403", "Host, evil.example.org, 403",
            "X-API-Key, pck_wrong_0123456789abcdef0123456789abcdef, 401", "Content-Length, 70000, 413",
            "Mcp-Method, other, 400",
            "Transfer-Encoding, gzip, 400" })
    void trap04_everyEarlyRefusalHasABody(String header, String value, int status) throws IOException { // E-14
        Answer answer = Calls.modern("tools/list", "").header(header, value).send();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.json().getString("jsonrpc")).isEqualTo("2.0");
        assertThat(answer.code()).isNotZero();
    }

    @Test
    void trap05_theStatusIsDecidedBeforeTheStream() throws IOException { // AU-16
        Map<Post, String> refused = Map.of(Calls.modern("tools/call", "\"name\":\"hire\"" + TOKEN), "400 -32021",
                Calls.modern("tools/call", "\"name\":\"unload\"" + TOKEN).header("Mcp-Name", "x"), "400 -32020",
                Calls.modern("tools/call", "\"name\":\"unload\"" + TOKEN).without("X-API-Key"), "401 -31401",
                Calls.modern("tools/destroy", "\"_meta\":{\"progressToken\":1}"), "404 -32601");
        for (Map.Entry<Post, String> each : refused.entrySet()) {
            Answer answer = each.getKey().send();
            assertThat(answer.type()).isEqualTo("application/json");
            assertThat(answer.verdict()).isEqualTo(each.getValue());
        }
    }

    @Test
    void trap06_requiredCapabilitiesAreAnObject() throws IOException { // D-10
        JsonPath data = Calls.modern("tools/call", "\"name\":\"advise\"").send().json();
        assertThat(data.<Object> get("error.data.requiredCapabilities")).isEqualTo(Map.of("sampling", Map.of()));
        data = Calls.modern("tools/call", "\"name\":\"build\"").send().json();
        assertThat(data.<Object> get("error.data.requiredCapabilities"))
                .isEqualTo(Map.of("extensions", Map.of("io.modelcontextprotocol/tasks", Map.of())));
    }

    @Test
    void trap07_leavingCancelsInOneEra_notInTheOther_andNeverATask() throws Exception { // HM-04, HL-12, K-10
        leave(Calls.modern("tools/call", moor("t7m") + TOKEN), "t7m");
        assertThat(Ship.of("t7m").isCancelledWithin(10_000)).isTrue();
        leave(inSession("tools/call", moor("t7l") + TOKEN), "t7l");
        String repair = "\"name\":\"repair\",\"arguments\":{\"ship\":\"t7t\"}";
        JsonPath task;
        try (Stream call = Calls.modern("tools/call", repair, Calls.ANYTHING).open()) {
            task = call.head().json();
        }
        assertThat(Ship.of("t7l").isCancelledWithin(300)).isFalse();
        String id = "\"taskId\":\"" + task.getString("result.taskId") + "\"";
        assertThat(Calls.modern("tasks/get", id, Calls.ANYTHING).send().json().getString("result.status")).isEqualTo("working");
        Ship.of("t7l").release();
        Ship.of("t7t").release();
    }

    @Test
    void trap08_idsAreNotUnique() throws Exception { // J-02
        try (Stream first = Calls.modern("tools/call", moor("t8a") + TOKEN).open();
                Stream second = Calls.modern("tools/call", moor("t8b") + TOKEN).open()) {
            Ship.of("t8a").awaitArrival();
            Ship.of("t8b").awaitArrival();
            Ship.of("t8b").release();
            assertThat(last(second).at("/result/content/0/text").asText()).isEqualTo("moored");
            Ship.of("t8a").release();
            assertThat(last(first).at("/result/content/0/text").asText()).isEqualTo("moored");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "\"1\"", "-7", "9007199254740993", "\"\"", "\"\\u00e9\"" })
    void trap09_idsKeepTheirType(String id) throws IOException { // J-01, U-03, G1-02
        Post listen = Calls.modern("subscriptions/listen", "\"notifications\":{}");
        Post answered = Calls.modern("server/discover", "");
        Post progress = Calls.modern("tools/call", "\"name\":\"unload\",\"_meta\":{\"progressToken\":" + id + "}");
        try (Stream stream = withId(listen, id).open(); Stream told = progress.open()) {
            assertThat(stream.message().at("/params/_meta/io.modelcontextprotocol~1subscriptionId")).hasToString(spelt(id));
            assertThat(told.message().at("/params/progressToken")).hasToString(spelt(id));
        }
        assertThat(withId(answered, id).send().body()).contains("\"id\":" + id + ",");
    }

    @Test
    void trap10_theAcknowledgementComesFirst() throws Exception { // U-02
        boolean[] over = new boolean[1];
        Thread changes = new Thread(() -> {
            while (!over[0]) {
                change();
            }
        });
        changes.start();
        try {
            for (int i = 0; i < 20; i++) {
                try (Stream stream = Calls.modern("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}")
                        .open()) {
                    assertThat(stream.message().path("method").asText()).isEqualTo("notifications/subscriptions/acknowledged");
                    assertThat(stream.message().path("method").asText()).isEqualTo("notifications/tools/list_changed");
                }
            }
        } finally {
            over[0] = true;
            changes.join();
        }
    }

    @Test
    void trap11_noEventIsEmptyOrNumbered() throws IOException { // HL-10, HM-07; the reader refuses such events
        for (String revision : HANDSHAKES) {
            String session = Calls.session(revision);
            try (Stream get = Calls.inSession(session, revision, "x", "").verb("GET").body("").header("Last-Event-ID", "1")
                    .open();
                    Stream post = Calls.inSession(session, revision, "tools/call", "\"name\":\"unload\"" + TOKEN).open()) {
                assertThat(last(post).has("result")).isTrue();
                change();
                assertThat(get.message().path("method").asText()).isEqualTo("notifications/tools/list_changed");
            }
        }
        try (Stream post = Calls.modern("tools/call", "\"name\":\"unload\"" + TOKEN).header("Last-Event-ID", "1").open()) {
            assertThat(last(post).has("result")).isTrue();
        }
    }

    @Test
    void trap12_getMeansSeveralThings() throws IOException { // E-12, HL-01, HS-04; modern only: RequestShapeTest
        Post get = Post.plain("").verb("GET");
        assertThat(get.send().verdict()).isEqualTo("400 -32600");
        try (Stream stream = get.target("/mcp/sse").open()) {
            assertThat(stream.next().name()).isEqualTo("endpoint");
        }
    }

    @Test
    void trap13_batchesAreOfOneRevision_andTheirElementsAreRequests() throws IOException { // E-10, HL-14, I-07
        String tide = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\"}}";
        String batch = "[" + tide.formatted("tide") + "," + tide.formatted("tide") + "," + tide.formatted("tide") + ","
                + tide.formatted("fees") + "]";
        for (String revision : HANDSHAKES) {
            Answer answer = Calls.inSession(Calls.session(revision), revision, "x", "").body(batch).send();
            if (!revision.equals("2025-03-26")) {
                assertThat(answer.verdict()).isEqualTo("400 -32600");
                continue;
            }
            assertThat(answer.json().getList("findAll { it.result != null }")).hasSize(2);
            assertThat(answer.json().getList("error.code")).contains(-31429, -32602);
        }
        assertThat(Calls.modern("x", "").body(batch).send().verdict()).isEqualTo("400 -32600");
    }

    @Test
    void trap14_noRevisionSeesFieldsOfAnother() throws IOException { // I-08, J-03
        String[] calls = { "tools/list", "", "tools/call", "\"name\":\"photo\"", "resources/read",
                "\"uri\":\"harbour://rules\"",
                "prompts/get", "\"name\":\"postcard\"", "resources/list", "" };
        for (int i = 0; i < calls.length; i += 2) {
            assertThat(Calls.modern(calls[i], calls[i + 1]).send().json().getString("result.resultType")).isEqualTo("complete");
            for (String revision : HANDSHAKES) {
                Map<String, Object> result = Calls.inSession(Calls.session(revision), revision, calls[i], calls[i + 1]).send()
                        .json().getMap("result");
                assertThat(result).doesNotContainKeys("resultType", "ttlMs", "cacheScope", "_meta", "inputRequests");
            }
        }
    }

    @Test
    void trap15_sixAnswersCarryHintsForCaches() throws IOException { // Q-01, D-02, D-03
        String[] calls = { "server/discover", "", "tools/list", "", "prompts/list", "", "resources/list", "",
                "resources/templates/list", "", "resources/read", "\"uri\":\"harbour://rules\"" };
        for (int i = 0; i < calls.length; i += 2) {
            Map<String, Object> result = Calls.modern(calls[i], calls[i + 1]).send().json().getMap("result");
            assertThat(result).containsKeys("ttlMs", "cacheScope").doesNotContainKey("serverInfo");
            assertThat((Integer) result.get("ttlMs")).isNotNegative();
        }
    }

    @Test
    void trap16_whatWasFilteredIsPrivate_onAllPages() throws IOException { // public: PublicCatalogTest
        JsonPath first = Calls.modern("tools/list", "").send().json();
        JsonPath second = Calls.modern("tools/list", "\"cursor\":\"" + first.getString("result.nextCursor") + "\"").send()
                .json();
        for (JsonPath page : List.of(first, second, Calls.modern("server/discover", "").send().json(),
                Calls.modern("resources/read", "\"uri\":\"harbour://rules\"").send().json())) {
            assertThat(page.getString("result.cacheScope")).isEqualTo("private");
        }
    }

    @Test
    void trap17_aStateIsNoSession() throws IOException { // V-05, V-06, V-10
        String state = asked(JOURNEY);
        Post retry = Calls.modern("tools/call", JOURNEY + answer("from", "Ulm") + state, Calls.ANYTHING);
        assertThat(retry.send().json().getString("result.resultType")).isEqualTo("input_required");
        assertThat(retry.header("Mcp-Name", "hire").send().verdict()).isEqualTo("400 -32020");
        assertThat(retry.header("Mcp-Name", "journey").header("X-API-Key", Wire.MATE).send().verdict()).isEqualTo("200 -32602");
        assertThat(retry.without("X-API-Key").send().verdict()).isEqualTo("401 -31401");
        Post other = Calls.modern("tools/call", JOURNEY.replace("Alma", "Berta") + state, Calls.ANYTHING);
        assertThat(other.send().verdict()).isEqualTo("200 -32602");
    }

    @Test
    void trap18_aMethodThatAsksRunsAgain() throws IOException { // V-08, SR-02
        int before = Harbour.JOURNEYS.get();
        String first = asked(JOURNEY);
        assertThat(Harbour.JOURNEYS.get()).isEqualTo(before + 1); // and is not there any more
        JsonPath second = Calls.modern("tools/call", JOURNEY + answer("from", "Ulm") + first, Calls.ANYTHING).send().json();
        String state = ",\"requestState\":\"" + second.getString("result.requestState") + "\"";
        Answer last = Calls.modern("tools/call", JOURNEY + answer("to", "Wien") + state, Calls.ANYTHING).send();
        assertThat(last.json().getString("result.content[0].text")).isEqualTo("Alma sails from Ulm to Wien");
        assertThat(Harbour.JOURNEYS.get()).isEqualTo(before + 3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "{}; hire; 400", "{\"elicitation\":{}}; hire; 200", "{\"elicitation\":{}}; pay; 400",
            "{\"elicitation\":{\"url\":{}}}; hire; 400", "{\"elicitation\":{\"url\":{}}}; pay; 200",
            "{\"elicitation\":{\"form\":{},\"url\":{}}}; pay; 200", "{\"elicitation\":{\"form\":{}}}; pay; 400",
            "{\"elicitation\":true}; hire; 400", "{\"sampling\":{}}; hire; 400" })
    void trap19_capabilitiesAreThoseOfTheRequest(String client, String tool, int status) throws IOException { // D-09, EL-02
        assertThat(Calls.modern("tools/call", "\"name\":\"hire\"", Calls.ANYTHING).send().status()).isEqualTo(200);
        assertThat(Calls.modern("tools/call", "\"name\":\"" + tool + "\"", client).send().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "=?base64?QWxtYQ==?=|Alma|200", "=?base64?QWxtYQ=?=|Alma|400",
            "=?base64?QWxtYQ?=|Alma|400", "=?base64?QW xtYQ==?=|Alma|400", "=?base64?QWxtYQ==\t?=|Alma|400",
            "=?BASE64?QWxtYQ==?=|Alma|400", "=?base64?QWxtYQ==|=?base64?QWxtYQ==|200",
            "=?base64?/w==?=|x|400", "=?base64??=|''|200", "''|''|200", "=?base64?4oKs?=|€|200", "=?base64?w6Q?=|ä|400" })
    void trap20_base64IsReadStrictly(String header, String argument, int status) throws IOException {
        Answer answer = Calls.modern("tools/call", BERTH.formatted(argument)).header("Mcp-Param-Ship", header).send();
        assertThat(answer.verdict()).isEqualTo(status == 200 ? "200" : "400 -32020");
    }

    @Test
    void trap21_headersAreOnPlainPropertiesAlone() throws IOException { // refused builds: HeaderTest
        Map<String, Object> schema = Calls.modern("tools/list", "").send().json()
                .getMap("result.tools.find { it.name == 'berth' }.inputSchema");
        assertThat(schema.toString()).contains("x-mcp-header=Ship").doesNotContain("$ref=", "allOf", "anyOf", "oneOf");
    }

    @Test
    void trap22_aTaskIsFlat() throws IOException { // K-04, K-06, K-08, K-10
        String repair = "\"name\":\"repair\",\"arguments\":{\"ship\":\"t22\"}";
        Map<String, Object> created = Calls.modern("tools/call", repair, Calls.ANYTHING).send().json().getMap("result");
        assertThat(created).containsEntry("resultType", "task").containsEntry("status", "working")
                .containsKeys("taskId", "createdAt", "lastUpdatedAt", "ttlMs", "pollIntervalMs")
                .doesNotContainKeys("task", "ttl", "pollInterval", "requestState");
        String id = "\"taskId\":\"" + created.get("taskId") + "\"";
        for (String method : List.of("tasks/get", "tasks/update", "tasks/cancel")) {
            assertThat(Calls.modern(method, id, Calls.ANYTHING).send().json().getString("result.resultType"))
                    .isEqualTo("complete");
        }
        Ship.of("t22").release();
    }

    @Test
    void trap24_codesAreOfTheirEra() throws IOException { // R-04, J-04
        String nothing = "\"uri\":\"harbour://nothing\"";
        assertThat(Calls.modern("resources/read", nothing).send().verdict()).isEqualTo("200 -32602");
        for (String revision : HANDSHAKES) {
            assertThat(Calls.inSession(Calls.session(revision), revision, "resources/read", nothing).send().verdict())
                    .isEqualTo("200 -32002");
        }
    }

    @ParameterizedTest
    @CsvSource({ "server/discover", "tools/list", "subscriptions/listen", "tasks/get" })
    void trap25_nothingReplacesTheCredential(String method) throws IOException { // AU-11, B-02, B-11
        String task = Calls.modern("tools/call", "\"name\":\"build\"", Calls.ANYTHING).send().json().getString("result.taskId");
        String params = "\"notifications\":{},\"taskId\":\"" + task + "\"";
        assertThat(Calls.modern(method, params, Calls.ANYTHING).without("X-API-Key").send().verdict()).isEqualTo("401 -31401");
        String session = Calls.session(L11);
        for (String verb : List.of("POST", "GET", "DELETE")) {
            Post post = Calls.inSession(session, L11, "ping", "").verb(verb).header("Last-Event-ID", "1");
            assertThat(post.without("X-API-Key").send().verdict()).isEqualTo("401 -31401");
        }
    }

    @Test
    void trap25_foreignIsUnknown() throws IOException { // K-15, HL-04
        String task = Calls.modern("tools/call", "\"name\":\"build\"", Calls.ANYTHING).send().json().getString("result.taskId");
        String session = Calls.session(L11);
        for (String method : List.of("tasks/get", "tasks/update", "tasks/cancel")) {
            assertThat(Calls.modern(method, "\"taskId\":\"" + task + "\"", Calls.ANYTHING).header("X-API-Key", Wire.MATE).send()
                    .body()).isEqualTo(Calls.modern(method, "\"taskId\":\"x\"", Calls.ANYTHING).send().body());
        }
        for (String verb : List.of("POST", "GET", "DELETE")) {
            Answer foreign = Calls.inSession(session, L11, "ping", "").verb(verb).header("X-API-Key", Wire.MATE).send();
            Answer unknown = Calls.inSession("x", L11, "ping", "").verb(verb).send();
            assertThat(foreign.verdict() + foreign.body()).isEqualTo(unknown.verdict() + unknown.body());
        }
        assertThat(Calls.inSession(session, L11, "ping", "").header("X-API-Key", Keys.READER).send().status()).isEqualTo(200);
    }

    private void change() {
        server.add(NewEntry.tool("zz_news", Access.anyRole("reader"), call -> "new"));
        server.remove(Feature.TOOL, "zz_news");
    }

    private static Post inSession(String method, String params) throws IOException {
        return Calls.inSession(Calls.session(L11), L11, method, params);
    }

    private static String moor(String ship) {
        return "\"name\":\"moor\",\"arguments\":{\"ship\":\"" + ship + "\"}";
    }

    private static void leave(Post post, String ship) throws Exception {
        try (Stream stream = post.open()) {
            Ship.of(ship).awaitArrival();
            stream.head();
        }
    }

    private static JsonNode last(Stream stream) throws IOException {
        JsonNode message = stream.message();
        while (!message.has("id")) {
            message = stream.message();
        }
        assertThat(stream.next()).isNull();
        return message;
    }

    private static Post withId(Post post, String id) {
        String request = new String(post.bytes(), StandardCharsets.UTF_8);
        return post.body(request.substring(request.indexOf("\r\n\r\n") + 4).replace("\"id\":1,", "\"id\":" + id + ","));
    }

    private static String spelt(String id) throws IOException {
        return new ObjectMapper().readTree(id).toString();
    }

    private static String asked(String params) throws IOException {
        JsonPath asked = Calls.modern("tools/call", params, Calls.ANYTHING).send().json();
        assertThat(asked.getString("result.resultType")).isEqualTo("input_required");
        return ",\"requestState\":\"" + asked.getString("result.requestState") + "\"";
    }

    private static String answer(String key, String port) {
        return ",\"inputResponses\":{\"" + key + "\":{\"action\":\"accept\",\"content\":{\"port\":\"" + port + "\"}}}";
    }
}
