package io.portcullis.attack.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/** Statements of a database where the starter expects texts and numbers. */
@DisplayName("Talking to the database of the starter")
class SqlIT {

    /** Each has a limit of its own. */
    private static final List<ApiKey> ADMINS = IntStream.range(0, 12).mapToObj(each -> ApiKey.random("admin" + each, "admin"))
            .toList();
    private static final List<String> STATEMENTS = List.of("' OR '1'='1", "' OR 1=1 --", "'; DROP TABLE customer; --", "%", "_",
            "%' OR '%'='", "\\' OR 1=1 --", "') OR ('1'='1", "' UNION SELECT 1,'a','b','c' --",
            "'; UPDATE customer SET name='x'; --", "1; SHUTDOWN", "' AND SLEEP(5) --", "!%", "!", "\" OR \"\"=\"",
            "/**/OR/**/1=1",
            "' || (SELECT name FROM customer LIMIT 1) || '", "\u02bc OR 1=1 --", "\uff07 OR 1=1 --",
            "$$; DROP TABLE customer; $$",
            "'; CALL SYSTEM_EXIT(); --", "${jndi:ldap://127.0.0.1/a}", "{{7*7}}", "#{7*7}", "../../etc/passwd", "$(id)", "`id`",
            "<script>alert(1)</script>");

    private static Server starter;

    @BeforeAll
    static void start() {
        Launch launch = Launch.named("sql");
        ADMINS.forEach(launch::with);
        starter = launch.start();
    }

    @AfterAll
    static void end() {
        starter.close();
    }

    private int calls;

    @Attack(value = "SQL, wildcards and other languages as the text of a search", stoppedBy = Guard.ARGUMENTS)
    void searchText_isLiteral(Tries tries) {
        JsonNode before = everybody();
        for (String statement : STATEMENTS) {
            Answer answer = tries.saw(call("customer_search", Map.of("text", statement)));
            for (JsonNode found : answer.structured().path("customers")) {
                assertThat(found.path("name").asText() + found.path("email").asText() + found.path("city").asText())
                        .as(answer.text()).containsIgnoringCase(statement);
            }
            assertThat(answer.structured().path("customers").size()).isLessThan(before.size());
            assertThat(answer.result().path("isError").asBoolean()).isFalse();
        }
        assertThat(everybody()).isEqualTo(before);
    }

    @Attack(value = "SQL as a number, a bound, or the name of an argument", stoppedBy = Guard.ARGUMENTS)
    void whatIsNoText_reachesNoStatement(Tries tries) {
        JsonNode before = everybody();
        for (String statement : STATEMENTS) {
            for (Answer answer : List.of(call("customer_find", Map.of("number", statement)),
                    call("customer_search", Map.of("text", "a", "limit", statement)),
                    call("customer_search", Map.of("text", "a", statement, "a")))) {
                assertThat(tries.saw(answer).result().path("isError").asBoolean()).as(answer.text()).isTrue();
                assertThat(answer.text()).doesNotContain("Exception", "SELECT number");
            }
        }
        assertThat(everybody()).isEqualTo(before);
    }

    @Attack(value = "SQL as the details of one customer", stoppedBy = Guard.ARGUMENTS)
    void updatedDetails_areKeptAsTheyAre(Tries tries) {
        JsonNode before = everybody();
        JsonNode first = before.get(0);
        for (String statement : STATEMENTS) {
            Map<String, ?> details = Map.of("name", statement, "email", "a@example.org", "city", statement);
            Answer answer = tries
                    .saw(call("customer_update", Map.of("number", first.path("number"), "details", details)));
            assertThat(answer.structured().path("name").asText()).as(answer.text()).isEqualTo(statement);
            JsonNode now = everybody();
            assertThat(now.size()).isEqualTo(before.size());
            assertThat(now.get(0).path("name").asText()).isEqualTo(statement);
            for (int other = 1; other < now.size(); other++) {
                assertThat(now.get(other)).isEqualTo(before.get(other));
            }
        }
        Map<String, ?> details = Map.of("name", first.path("name"), "email", first.path("email"), "city", first.path("city"));
        call("customer_update", Map.of("number", first.path("number"), "details", details));
        assertThat(everybody()).isEqualTo(before);
    }

    private Answer call(String tool, Map<String, ?> arguments) {
        return Caller.of(starter, ADMINS.get(calls++ % ADMINS.size())).call(tool, arguments);
    }

    private JsonNode everybody() {
        JsonNode customers = call("customer_search", Map.of("text", "@", "limit", 50)).structured().path("customers");
        assertThat(customers.size()).isGreaterThan(3);
        return customers;
    }
}
