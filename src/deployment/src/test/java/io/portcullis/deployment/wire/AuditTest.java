package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.PlainPath;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.path.json.JsonPath;

/** One record for each call and each refused credential, with who, what and how it ended, and no value of anybody. */
class AuditTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town();

    private Records audit;
    private Records log;

    @BeforeEach
    void listen() {
        audit = Records.audit();
        log = Records.all();
    }

    @AfterEach
    void stopListening() {
        audit.close();
        log.close();
    }

    @Test
    void record_saysWhoWhatAndHow() throws IOException {
        Post.modern("tools/call", "\"name\":\"weather\",\"arguments\":{\"city\":\"Xanten\"}").send();
        JsonPath record = audit.only();
        assertThat(record.getMap("")).containsOnlyKeys("time", "time_dt", "metadata", "category_uid", "class_uid",
                "severity_id", "status_id", "status", "status_code", "activity_id", "activity_name", "type_uid", "actor",
                "src_endpoint", "api", "resources", "unmapped", "duration");
        assertThat(Instant.parse(record.getString("time_dt"))).isBetween(Instant.now().minus(Duration.ofMinutes(1)),
                Instant.now());
        assertThat(record.getString("metadata.correlation_uid")).matches("[0-9a-f]{16}");
        assertThat(record.getString("src_endpoint.ip")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(record.getList("unmapped.arguments", String.class)).containsExactly("city");
        assertThat(record.getLong("duration")).isBetween(0L, 60_000L);
        assertThat(String.join(" ", record.getString("metadata.event_code"), record.getString("api.request.uid"),
                record.getString("unmapped.door"),
                record.getString("actor.user.uid"), record.getString("unmapped.authentication"),
                record.getString("resources[0].type"),
                record.getString("resources[0].name"),
                record.getString("status_code"))).isEqualTo("call 1 mcp reader api_key tool weather ok");
    }

    @Test
    void values_areInNoLogLine() throws IOException {
        Post.modern("tools/call", "\"name\":\"weather\",\"arguments\":{\"city\":\"Xanten\"}").send();
        Post.modern("tools/call", "\"name\":\"weather\",\"arguments\":{\"city\":\"Xanten Xanten Xanten Xanten\"}").send();
        Post.modern("tools/call", "\"name\":\"weather\",\"arguments\":{\"city\":[\"Xanten\"]}").send();
        assertThat(audit.lines()).hasSize(3);
        assertThat(log.lines()).noneMatch(line -> line.contains("Xanten"));
    }

    @ParameterizedTest
    @CsvSource({ "motto, ok,", "closed, tool_failure,", "refusing, tool_failure,", "broken, error,",
            "budget, refused, denied_role",
            "nothing, refused, unknown_tool", "book, invalid," })
    void outcome(String tool, String outcome, String reason) throws IOException {
        for (Post era : new Post[] { Post.modern("tools/call", "\"name\":\"" + tool + "\""),
                Post.handshake("2025-03-26", "tools/call", "\"name\":\"" + tool + "\"") }) {
            try (Records heard = Records.audit()) {
                era.send();
                assertThat(heard.only().getString("status_code")).isEqualTo(outcome);
                assertThat(heard.only().getString("status_detail")).isEqualTo(reason);
                assertThat(heard.only().getString("resources[0].name")).isEqualTo(tool);
            }
        }
    }

    @Test
    void brokenTool_isFoundByItsCorrelationId() throws IOException {
        String text = Post.modern("tools/call", "\"name\":\"broken\"").send().json().getString("result.content[0].text");
        String id = audit.only().getString("metadata.correlation_uid");
        assertThat(text).isEqualTo("The tool failed. Correlation id: " + id);
        assertThat(log.lines()).anyMatch(line -> line.contains(id) && line.contains(Town.INTERNAL));
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST", "GET", "DELETE" })
    void refusedCredential_isOneRecord(String verb) throws IOException {
        Post.ping().verb(verb).body("").header("X-API-Key", "pck_wrong_0123456789abcdef0123456789abcdef").send();
        assertThat(audit.only().getMap("")).containsOnlyKeys("time", "time_dt", "metadata", "category_uid", "class_uid",
                "severity_id", "status_id", "status", "status_code", "status_detail", "activity_id", "activity_name",
                "type_uid",
                "user", "auth_protocol_id", "auth_protocol", "service", "src_endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\\n{\\\"event\\\":\\\"call\\\",\\\"outcome\\\":\\\"ok\\\"}", "\\r\\n2026-01-01 INFO forged",
            "\\u001b[2J\\u202e\\u0000",
            "%s%n{0}${env:HOME}", "<script>", "\u00e9\ud83d\ude00\u2028\u0085" })
    void textOfTheClients_cannotForgeARecord(String text) throws IOException {
        Post.plain("{\"jsonrpc\":\"2.0\",\"id\":\"" + text + "\",\"method\":\"tools/call\",\"params\":{\"name\":\"" + text
                + "\",\"arguments\":{\"" + text + "\":1}}}").header("User-Agent", "forged").send();
        assertThat(audit.lines().get(0)).matches("\\{[\\x20-\\x7E]*}");
        assertThat(audit.only().getString("resources[0].name"))
                .isEqualTo(PlainPath.from("{\"x\":\"" + text + "\"}").getString("x"));
        assertThat(audit.only().getString("status_code")).isEqualTo("refused");
    }

    @Test
    void longTextOfTheClients_isShortened() throws IOException {
        String text = "x".repeat(100_000);
        Post.plain("{\"jsonrpc\":\"2.0\",\"id\":\"" + text + "\",\"method\":\"tools/call\",\"params\":{\"name\":\"" + text
                + "\"}}").send();
        assertThat(audit.lines().get(0)).hasSizeLessThan(1_500);
    }

    @Test
    void forwardedAddress_isNotBelieved() throws IOException {
        Post.modern("tools/call", "\"name\":\"motto\"").header("X-Forwarded-For", "10.9.8.7")
                .header("Forwarded", "for=10.9.8.7").send();
        assertThat(audit.only().getString("src_endpoint.ip")).isNotEqualTo("10.9.8.7");
    }
}
