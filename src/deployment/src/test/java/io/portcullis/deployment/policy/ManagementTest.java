package io.portcullis.deployment.policy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.wire.Post;
import io.portcullis.deployment.wire.Records;
import io.portcullis.deployment.wire.Stream;
import io.portcullis.deployment.wire.Wire;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.Method;
import io.restassured.response.Response;

/** What operators do on the management interface, and who else may not. */
class ManagementTest {

    private static final String OPERATOR = "pck_operator_0123456789abcdef0123456789abcdef";
    private static final String VIEWER = "pck_viewer_0123456789abcdef0123456789abcdef";
    private static final Duration WITHIN = Duration.ofSeconds(1);

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(
            Keys.properties() + key("operator", OPERATOR) + key("viewer", VIEWER)
                    + Wire.lines("quarkus.management.enabled=true", "quarkus.management.test-port=0"),
            Works.class, Works.Jakarta.class);

    @TestHTTPResource(value = "/portcullis", management = true)
    URL management;

    private Records audit;

    @BeforeEach
    void listen() {
        audit = Records.audit();
    }

    @AfterEach
    void everythingIsOnAgain() {
        off(OPERATOR, Method.DELETE, "destroy");
        off(OPERATOR, Method.DELETE, "endless");
        send(OPERATOR, Method.DELETE, "/policy/off/destructive");
        audit.close();
    }

    @Test
    void switchedOff_isUnknownAtOnce_andBackAtOnce() {
        assertThat(Mcp.call(Keys.READER, "destroy", "{}").jsonPath().getString("result.content[0].text"))
                .isEqualTo("destroyed");
        assertThat(off(OPERATOR, Method.PUT, "tool:destroy").statusCode()).isEqualTo(200);
        assertThat(code("destroy")).isEqualTo(-32602);
        assertThat(tools()).contains("look").doesNotContain("destroy");
        off(OPERATOR, Method.DELETE, "tool:destroy");
        assertThat(code("destroy")).isZero();
    }

    @Test
    void allDestructiveTools_areSwitchedOffTogether() {
        send(OPERATOR, Method.PUT, "/policy/off/destructive");
        assertThat(tools()).contains("look").doesNotContain("destroy");
        assertThat(send(VIEWER, Method.GET, "/policy").jsonPath().getList("destructiveOffBy")).containsExactly("operator");
    }

    @Test // on running streams too
    void switchedOff_stopsTheCallThatRuns() throws IOException {
        Post call = Post.modern("tools/call", "\"name\":\"endless\",\"_meta\":{\"progressToken\":1,"
                + Mcp.withMeta("").substring("\"_meta\":{".length()));
        call.body(Mcp.body("tools/call", "\"name\":\"endless\",\"_meta\":{\"progressToken\":1,"
                + Mcp.withMeta("").substring("\"_meta\":{".length())));
        try (Stream stream = call.open()) {
            assertThat(stream.message().get("method").textValue()).isEqualTo("notifications/progress");
            Instant before = Instant.now();
            off(OPERATOR, Method.PUT, "endless");
            JsonNode end = stream.message();
            assertThat(end.at("/error/code").intValue()).isEqualTo(-32602);
            assertThat(Duration.between(before, Instant.now())).isLessThan(WITHIN);
        }
        assertThat(audit.json()).anyMatch(record -> "endless".equals(record.getString("resources[0].name"))
                && "denied_disabled".equals(record.getString("status_detail")));
    }

    @Test
    void thoseWhoListen_areToldThatTheListHasChanged() throws IOException {
        Post listen = Post.modern("subscriptions/listen",
                "\"notifications\":{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"works://plan\"]}");
        try (Stream stream = listen.open()) {
            stream.message(); // the acknowledgement
            Instant before = Instant.now();
            off(OPERATOR, Method.PUT, "destroy");
            assertThat(stream.message().get("method").textValue()).isEqualTo("notifications/tools/list_changed");
            assertThat(Duration.between(before, Instant.now())).isLessThan(WITHIN);
        }
    }

    @Test
    void change_isInTheAuditTrail() {
        off(OPERATOR, Method.PUT, "destroy");
        assertThat(audit.json()).anySatisfy(record -> {
            assertThat(record.getString("metadata.event_code")).isEqualTo("policy");
            assertThat(record.getString("entity.name")).isEqualTo("operator");
            assertThat(record.getString("actor.user.uid")).isEqualTo("operator");
            assertThat(record.getString("comment")).isEqualTo("destroy is switched off");
        }).anySatisfy(record -> {
            assertThat(record.getString("metadata.event_code")).isEqualTo("management");
            assertThat(record.getString("actor.user.uid")).isEqualTo("operator");
            assertThat(record.getString("api.operation")).isEqualTo("management/policy");
            assertThat(record.getString("resources[0].name")).isEqualTo("destroy");
            assertThat(record.getString("status_code")).isEqualTo("ok");
        });
    }

    @ParameterizedTest
    @CsvSource({ "operator, GET, /policy, 200", "viewer, GET, /policy, 200", "reader, GET, /policy, 403",
            "nobody, GET, /policy, 401", "wrong, GET, /policy, 401", "viewer, PUT, /policy/off?entry=destroy, 403",
            "reader, PUT, /policy/off?entry=destroy, 403", "nobody, PUT, /policy/off?entry=destroy, 401",
            "viewer, PUT, /policy/off/destructive, 403", "viewer, DELETE, /policy/off?entry=destroy, 403",
            "operator, PUT, /policy/off?entry=nothing, 404", "operator, PUT, /policy/off, 404",
            "operator, POST, /policy/off?entry=destroy, 404", "operator, GET, /other, 404", "reader, GET, /other, 403",
            "viewer, GET, /explain?entry=tool:look, 200", "reader, GET, /explain?entry=tool:look, 403",
            "viewer, GET, /explain?entry=tool:nothing, 404", "reader, GET, /posture.html, 403" })
    void whoMayDoWhat(String who, String method, String path, int status) {
        String key = switch (who) {
            case "operator" -> OPERATOR;
            case "viewer" -> VIEWER;
            case "reader" -> Keys.READER;
            case "wrong" -> "pck_viewer_0123456789abcdef0123456789abcdee";
            default -> null;
        };
        Response response = send(key, Method.valueOf(method), path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        if (status >= 400) {
            assertThat(response.asString()).isEmpty();
            assertThat(audit.only().getString("status_code")).isEqualTo("refused");
            assertThat(tools()).contains("destroy");
        }
    }

    @Test
    void explanation_isThatOfTheGate() {
        Response may = send(VIEWER, Method.GET, "/explain?entry=tool:look&roles=reader");
        assertThat(may.jsonPath().getBoolean("usable")).isTrue();
        Response mayNot = send(VIEWER, Method.GET, "/explain?entry=tool:look&roles=admin");
        assertThat(mayNot.jsonPath().getBoolean("visible")).isFalse();
        assertThat(mayNot.jsonPath().getList("steps.findAll { it.result == 'failed' }.needs")).containsExactly("one of reader");
        off(OPERATOR, Method.PUT, "destroy");
        assertThat(send(VIEWER, Method.GET, "/explain?entry=tool:destroy&roles=reader").jsonPath()
                .getList("steps.findAll { it.result == 'failed' }.check")).containsExactly("switched on");
    }

    @Test
    void whatHolds_isSaidForEveryEntry() {
        off(OPERATOR, Method.PUT, "destroy");
        List<String> off = send(VIEWER, Method.GET, "/policy").jsonPath().getList("entries.findAll { !it.enabled }.entry");
        assertThat(off).containsExactly("tool:destroy");
    }

    @ParameterizedTest
    @CsvSource({ "html, text/html;charset=utf-8, <!DOCTYPE html>", "json, application/json, \"schemaVersion\"",
            "sarif, application/sarif+json, \"2.1.0\"" })
    void postureReport_isThatOfTheBuild(String form, String type, String content) {
        Response report = send(VIEWER, Method.GET, "/posture." + form);
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.contentType()).isEqualToIgnoringCase(type);
        assertThat(report.asString()).containsIgnoringCase(content).contains("destroy");
        assertThat(send(VIEWER, Method.GET, "/posture.exe").statusCode()).isEqualTo(404);
    }

    @Test
    void portThatServesAgents_hasNoneOfIt() {
        assertThat(given().header("X-API-Key", OPERATOR).get("/q/portcullis/policy").statusCode()).isEqualTo(404);
        assertThat(given().header("X-API-Key", OPERATOR).get("/portcullis/policy").statusCode()).isEqualTo(404);
    }

    private Response off(String key, Method method, String entry) {
        return send(key, method, "/policy/off?entry=" + entry);
    }

    private Response send(String key, Method method, String path) {
        var request = given().urlEncodingEnabled(false);
        return (key == null ? request : request.header("X-API-Key", key)).request(method, management + path);
    }

    private static int code(String tool) {
        Integer code = Mcp.call(Keys.READER, tool, "{}").jsonPath().get("error.code");
        return code == null ? 0 : code;
    }

    private static List<String> tools() {
        return Mcp.modern(Keys.READER, "tools/list", "").jsonPath().getList("result.tools.name");
    }

    private static String key(String name, String key) {
        return "portcullis.identity.api-keys.\"" + name + "\".digest=" + Keys.digest(key) + "\n"
                + "portcullis.identity.api-keys.\"" + name + "\".roles=portcullis-" + name + "\n";
    }
}
