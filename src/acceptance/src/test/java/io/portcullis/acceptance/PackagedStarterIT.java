package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Json;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/** What callers of each role get over revision 2026-07-28, and what is refused before it matters who calls. */
class PackagedStarterIT {

    private static final ApiKey READER = ApiKey.random("reader", "reader");
    private static final ApiKey EDITOR = ApiKey.random("editor", "editor");
    private static final ApiKey ADMIN = ApiKey.random("admin", "reader,editor,admin");

    /** Readers of their own, so that using up permits disturbs no other test. */
    private static final ApiKey EAGER = ApiKey.random("eager", "reader");
    private static final ApiKey SPENT = ApiKey.random("spent", "reader");

    private static final Map<String, ?> NUMBER = Map.of("number", 1001);
    private static final Map<String, ?> DETAILS = Map.of("name", "Amber Bakery", "email", "new@example.com", "city", "Graz");

    private static Server starter;
    private static ModernClient reader;

    @BeforeAll
    static void start() {
        starter = Launch.named("packaged").with(READER).with(EDITOR).with(ADMIN).with(EAGER).with(SPENT).start();
        reader = starter.client(READER);
    }

    @AfterAll
    static void stop() {
        if (starter != null) {
            starter.close();
        }
    }

    @Test
    void list_showsWhatTheRoleMayCall() {
        assertThat(reader.list().tools()).containsExactly("customer_find", "customer_search");
        assertThat(starter.client(EDITOR).list().tools())
                .containsExactly("customer_find", "customer_search", "customer_update");
        assertThat(starter.client(ADMIN).list().tools())
                .containsExactly("customer_delete", "customer_find", "customer_search", "customer_update");
    }

    @Test
    void bearerKey_isTheSameCaller() {
        ModernClient bearer = starter.stranger().with("Authorization", "Bearer " + READER.secret());

        assertThat(bearer.list().tools()).containsExactly("customer_find", "customer_search");
    }

    @Test
    void find_answersWithAStructuredCustomer() {
        Answer answer = reader.call("customer_find", NUMBER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.structured()).isEqualTo(Json.parse("""
                {"number": 1001, "name": "Amber Bakery", "email": "office@amber-bakery.example.com", "city": "Zürich"}"""));
        assertThat(Json.parse(answer.result().at("/content/0/text").asText())).isEqualTo(answer.structured());
    }

    @Test
    void search_answersWithStructuredCustomers() {
        JsonNode page = reader.call("customer_search", Map.of("text", "example", "limit", 3)).structured();

        assertThat(page.path("customers")).hasSize(3)
                .allSatisfy(customer -> assertThat(customer.path("name").asText()).isNotEmpty());
        assertThat(page.path("more").asBoolean()).isTrue();
    }

    @Test
    void searchForSql_findsNothing() {
        Answer answer = reader.call("customer_search", Map.of("text", "' OR '1'='1"));

        assertThat(answer.structured()).isEqualTo(Json.parse("{\"customers\": [], \"more\": false}"));
    }

    @Test
    void update_isForEditors() {
        Map<String, ?> arguments = Map.of("number", 1002, "details", DETAILS);

        assertThat(starter.client(EDITOR).call("customer_update", arguments).structured().path("city").asText())
                .isEqualTo("Graz");
        assertThat(reader.call("customer_find", Map.of("number", 1002)).structured().path("city").asText()).isEqualTo("Graz");
    }

    /** Neither the status, nor a header, nor a byte of the body tells them apart, whatever the arguments are. */
    @Test
    void updateByAReader_isAnsweredAsAnUnknownTool() {
        int id = ModernClient.nextId();
        Answer unknown = reader.call(id, "no_such_tool", Map.of("number", 1003, "details", DETAILS));

        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.error().path("code").asInt()).isEqualTo(-32602);
        assertThat(reader.call(id, "customer_update", Map.of("number", 1003, "details", DETAILS))).isEqualTo(unknown);
        assertThat(reader.call(id, "customer_update", Map.of("number", "x", "other", true))).isEqualTo(unknown);
        assertThat(reader.call("customer_find", Map.of("number", 1003)).structured().path("city").asText())
                .isEqualTo("Bristol");
    }

    @Test
    void call101InTheWindow_is429() {
        ModernClient eager = starter.client(EAGER);
        spendPermits(eager);
        Answer refused = eager.call("customer_find", NUMBER);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error().path("code").asInt()).isEqualTo(-31429);
        long millis = refused.error().at("/data/retryAfterMs").asLong();
        assertThat(millis).isBetween(1L, 900_000L);
        assertThat(refused.header("retry-after")).hasValue(Long.toString((millis + 999) / 1000));
    }

    @Test
    void usedUpPermits_areOfThatCallerAndToolAlone() {
        ModernClient spent = starter.client(SPENT);
        spendPermits(spent);

        assertThat(spent.call("customer_find", NUMBER).status()).isEqualTo(429);
        assertThat(spent.call("customer_search", Map.of("text", "Zürich")).status()).isEqualTo(200);
        assertThat(reader.call("customer_find", NUMBER).status()).isEqualTo(200);
    }

    private static void spendPermits(ModernClient client) {
        for (int call = 1; call <= 100; call++) {
            assertThat(client.call("customer_find", NUMBER).status()).isEqualTo(200);
        }
    }

    @Test
    void withoutCredential_is401WithAChallenge() {
        Answer answer = starter.stranger().list();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).hasValue("Bearer realm=\"mcp\", scope=\"customers:read\"");
    }

    @Test
    void wrongKey_is401WithTheError() {
        Answer answer = starter.client(ApiKey.random("nobody", "")).list();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
    }

    @Test
    void keyInTheQueryString_isNoCredential() {
        Answer answer = starter.stranger().at(starter.url() + "?access_token=" + READER.secret()).list();

        assertThat(answer.status()).isEqualTo(401);
    }

    /** Ahead of authentication: a page that makes a browser come here learns nothing about keys. */
    @Test
    void foreignHostAndOrigin_are403() {
        assertThat(reader.with("Host", "attacker.example").list().status()).isEqualTo(403);
        assertThat(reader.with("Origin", "https://attacker.example").list().status()).isEqualTo(403);
        assertThat(starter.stranger().with("Origin", "null").list().status()).isEqualTo(403);
    }

    @Test
    void oversizedBody_is413() {
        Answer answer = reader.callWithBody("customer_find", " ".repeat(1024 * 1024 + 1));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.error().path("code").asInt()).isEqualTo(-32600);
    }

    @Test
    void everyCall_isOneLineOfAudit() {
        int ok = ModernClient.nextId();
        int refused = ModernClient.nextId();
        int invalid = ModernClient.nextId();
        int failed = ModernClient.nextId();
        reader.call(ok, "customer_search", Map.of("text", "Bakery", "limit", 5));
        reader.call(refused, "customer_delete", NUMBER);
        reader.call(invalid, "customer_find", Map.of("number", "x"));
        reader.call(failed, "customer_find", Map.of("number", 4711));

        assertThat(audited(ok, "customer_search", "ok").at("/unmapped/arguments")).extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("text", "limit");
        assertThat(audited(refused, "customer_delete", "refused").path("status_detail").asText()).isEqualTo("denied_role");
        audited(invalid, "customer_find", "invalid");
        audited(failed, "customer_find", "tool_failure");
    }

    @Test
    void failedAuthentication_isAudited() {
        long before = credentialsRefused();
        starter.client(ApiKey.random("nobody", "")).list();

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (credentialsRefused() == before && System.nanoTime() < deadline) {
            Pause.brief();
        }
        assertThat(credentialsRefused()).isEqualTo(before + 1);
    }

    @Test
    void calls_areCountedByEntryAndOutcome_inClosedTags() {
        String madeUp = "made_up_" + ModernClient.nextId();
        reader.call(madeUp, Map.of());
        reader.call("customer_delete", NUMBER);
        reader.call("customer_find", NUMBER);
        List<String> metrics = starter.metrics().stream().filter(line -> line.startsWith("portcullis_")).toList();

        assertThat(metrics).anyMatch(counts("customer_find", "ok")).anyMatch(counts("customer_delete", "refused"))
                .anyMatch(counts("unknown", "refused"))
                .noneMatch(line -> line.contains(madeUp));
        assertThat(values(metrics, "entry")).isSubsetOf("customer_find", "customer_search", "customer_update",
                "customer_delete", "unknown");
        assertThat(values(metrics, "outcome")).isSubsetOf("ok", "tool_failure", "refused", "limited", "invalid", "error");
    }

    private static Predicate<String> counts(String entry, String outcome) {
        return line -> line.startsWith(
                "portcullis_calls_seconds_count{entry=\"" + entry + "\",feature=\"tool\",outcome=\"" + outcome + "\"} ");
    }

    private static List<String> values(List<String> metrics, String tag) {
        List<String> values = new ArrayList<>();
        Pattern pattern = Pattern.compile("\\b" + tag + "=\"([^\"]*)\"");
        metrics.forEach(line -> pattern.matcher(line).results().forEach(match -> values.add(match.group(1))));
        return values;
    }

    /** The one line about this call, with every documented member. */
    private static JsonNode audited(int id, String entry, String outcome) {
        List<JsonNode> lines = starter
                .audit(line -> line.at("/api/request/uid").asText().equals(Integer.toString(id)));

        assertThat(lines).hasSize(1);
        JsonNode line = lines.get(0);
        assertThat(StreamSupport.stream(((Iterable<String>) line::fieldNames).spliterator(), false)).contains("time",
                "time_dt", "metadata", "class_uid", "status_code", "actor", "src_endpoint", "api", "resources", "unmapped",
                "duration");
        assertThat(line.at("/metadata/event_code").asText()).isEqualTo("call");
        assertThat(line.at("/actor/user/uid").asText()).isEqualTo("reader");
        assertThat(line.at("/unmapped/authentication").asText()).isEqualTo("api_key");
        assertThat(line.at("/src_endpoint/ip").asText()).isEqualTo("127.0.0.1");
        assertThat(line.at("/resources/0/name").asText()).isEqualTo(entry);
        assertThat(line.path("status_code").asText()).isEqualTo(outcome);
        return line;
    }

    private static long credentialsRefused() {
        return starter.audit().stream().filter(line -> line.path("status_detail").asText().equals("credential_invalid"))
                .count();
    }
}
