package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/** What is handed out, as it is: nothing is configured but two keys, and how many wrong ones may come from one address. */
@DisplayName("Getting past the doors of the starter")
class StarterIT {

    private static final ApiKey ADMIN = ApiKey.random("admin", "admin");
    private static final ApiKey READER = ApiKey.random("reader", "reader");
    private static final Map<String, ?> FIRST = Map.of("number", 1001);

    /** So that all that went wrong is seen at once. */
    private final SoftAssertions all = new SoftAssertions();

    private static Launch launch;
    private static Server starter;

    @BeforeAll
    static void start() {
        launch = Launch.named("starter-doors").with(ADMIN).with(READER)
                .with("PORTCULLIS_IDENTITY_MAX_FAILURES_PER_MINUTE", "1000");
        starter = launch.start();
        assertThat(answer(find().by(READER)).status()).isEqualTo(200); // else nothing is shown by what is refused
    }

    @AfterAll
    static void end() {
        starter.close();
    }

    @AfterEach
    void asExpected() {
        all.assertAll();
    }

    @Attack(value = "paths of what frameworks and their databases offer beside the endpoint, and ways out of the folder", stoppedBy = Guard.ADDRESS)
    void nothingButTheEndpoint_isServed(Tries tries) {
        for (String target : List.of("/", "/q", "/q/dev", "/q/dev-ui", "/q/metrics", "/q/health", "/q/health/ready",
                "/q/portcullis", "/q/portcullis/policy", "/q/openapi", "/q/swagger-ui", "/q/arc/beans", "/metrics", "/health",
                "/h2-console", "/h2", "/customers", "/api/customers", "/key/new", "/application.properties", "/.env",
                "/.git/config", "/db/migration/V1__customers.sql", "/META-INF/MANIFEST.MF", "/META-INF/resources/",
                "/mcp/../q/metrics", "/mcp/..;/q/metrics", "/mcp/%2e%2e/q/metrics", "/..%2f..%2fetc/passwd",
                "/../../etc/passwd", "/mcp/customer_find", "/mcp/tools/call")) {
            for (String verb : List.of("GET", "POST")) {
                Answer answer = tries.saw(answer(find().by(ADMIN).verb(verb).target(target)));
                all.assertThat(answer.status()).as(verb + " " + target).isEqualTo(404);
                all.assertThat(answer.text()).as(verb + " " + target).doesNotContain("jsonrpc", "Quarkus", "RESTEasy", "org.",
                        "io.", "root:");
            }
        }
    }

    @Attack(value = "headers that say who one is, where one comes from, and what one asks for", stoppedBy = { Guard.ADDRESS,
            Guard.DOORKEEPER, Guard.MIRROR })
    void headers_makeNobodySomebody(Tries tries) {
        for (String header : List.of("X-Forwarded-User: admin", "X-Remote-User: admin", "Remote-User: admin", "X-User: admin",
                "X-Roles: admin", "X-Auth-Request-User: admin", "X-SSL-Client-S-DN: CN=admin", "Cookie: q_session=admin",
                "Authorization: Basic YWRtaW46YWRtaW4=", "Authorization: Bearer admin", "X-Forwarded-For: 127.0.0.1",
                "X-Original-URL: /q/metrics", "X-HTTP-Method-Override: GET", "X-API-Key: " + READER.name())) {
            all.assertThat(tries.saw(answer(find().text(header))).status()).as(header).isEqualTo(401);
        }
        for (Raw request : List.of(find().by(READER).with("Host", "customers.evil.example"),
                find().by(READER).line("Origin", "https://evil.example"), find().by(READER).line("Origin", "null"))) {
            all.assertThat(tries.saw(answer(request)).status()).as(request.toString()).isEqualTo(403);
        }
        for (Raw request : List.of(find().by(READER).with("Mcp-Name", "customer_search"),
                find().by(READER).with("Mcp-Method", "tools/list"), find().by(READER).with("MCP-Protocol-Version", "1.0"))) {
            all.assertThat(tries.saw(answer(request)).status()).as(request.toString()).isEqualTo(400);
        }
    }

    @Attack(value = "what a reader may not do, whatever it says about itself", stoppedBy = { Guard.ROLE, Guard.SHAPE })
    void reader_deletesNothing(Tries tries) {
        for (String more : List.of("X-Roles: admin", "X-HTTP-Method-Override: DELETE", "X-Scope: customers:write")) {
            for (String tool : List.of("customer_delete", "customer_update")) {
                Answer answer = tries.saw(answer(Raw.call(launch.port(), tool, FIRST).by(READER).text(more)));
                all.assertThat(answer.text()).as(tool).contains("\"code\":-32602", "Unknown tool");
            }
        }
        all.assertThat(answer(find().by(READER)).text()).contains("\"isError\":false");
    }

    @Attack(value = "bodies that are none, too large, too deep, packed or of another kind", stoppedBy = { Guard.BODY,
            Guard.JSON,
            Guard.SHAPE })
    void bodies_areReadStrictly(Tries tries) {
        Map<String, Integer> bodies = Map.of("", 400, "{", 400, "[]", 400, "null", 400, "[".repeat(100_000), 400,
                "{\"jsonrpc\":\"2.0\",\"jsonrpc\":\"2.0\"}", 400,
                "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
                400, " ".repeat(2 << 20), 413, "{\"@class\":\"java.lang.Runtime\"}", 400);
        bodies.forEach((body, status) -> {
            Answer answer = tries.saw(answer(find().by(READER).body(body)));
            all.assertThat(answer.status()).as(body.substring(0, Math.min(40, body.length()))).isEqualTo(status);
            all.assertThat(answer.text()).doesNotContain("Exception", "root:");
        });
        for (String type : List.of("text/plain", "application/xml", "application/x-java-serialized-object", "text/html")) {
            all.assertThat(tries.saw(answer(find().by(READER).with("Content-Type", type))).status()).as(type).isEqualTo(415);
        }
        all.assertThat(tries.saw(answer(find().by(READER).line("Content-Encoding", "gzip").body("\u001f\u008b"))).status())
                .isEqualTo(400);
    }

    private static Raw find() {
        return Raw.call(launch.port(), "customer_find", FIRST);
    }

    private static Answer answer(Raw request) {
        return Wire.answer(launch.port(), request);
    }
}
