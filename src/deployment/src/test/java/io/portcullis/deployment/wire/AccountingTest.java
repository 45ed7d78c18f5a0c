package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;

/** Every request is told exactly once, however far it gets, and by whoever knows most about it. */
class AccountingTest {

    private static final String STATEFUL = "2025-03-26";
    private static final String TASKS = "\"io.modelcontextprotocol/clientCapabilities\":{\"extensions\":{"
            + "\"io.modelcontextprotocol/tasks\":{}}}";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.legacy.allow-http-sse=true",
            "portcullis.transport.max-body-size=20000");

    @BeforeEach
    void forget() {
        Tally.forget();
    }

    @Test
    void callsOfEntries() throws Exception {
        told(Post.modern("tools/call", "\"name\":\"fees\""), "call mcp fees refused denied_role");
        told(Post.modern("tools/call", "\"name\":\"berth\",\"arguments\":{\"ship\":1}"),
                "call mcp berth refused malformed_header");
        told(Post.modern("tools/call", "\"name\":\"nothing\""), "call mcp nothing refused unknown_tool");
        told(Post.modern("tools/call", "\"name\":\"photo\""), "call mcp photo ok");
        told(Post.modern("prompts/get", "\"name\":\"postcard\""), "call mcp postcard ok");
        told(Post.modern("tools/call", "\"name\":\"hire\""), "call mcp hire refused missing_capability");
    }

    @Test
    void messagesThatAreNoCalls() throws Exception {
        told(Post.modern("tools/list", ""), "message reader tools/list ok");
        told(Post.modern("server/discover", ""), "message reader server/discover ok");
        told(Post.modern("tools/list", "\"cursor\":\"made up\""), "message reader tools/list refused malformed_params");
        told(Post.modern("tools/call", "\"name\":7"), "message reader tools/call refused malformed_header");
        told(Post.modern("made/up", ""), "message reader made/up refused unknown_method");
        told(Post.plain("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/made-up\",\"params\":{\"_meta\":"
                + "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}"), "message reader notifications/made-up ok");
        told(Post.ping(), "message reader ping refused malformed_session");
    }

    @Test
    void whatCannotBeRead() throws Exception {
        told(Post.plain(""), "message reader - refused malformed_json");
        told(Post.plain("{"), "message reader - refused malformed_json");
        told(Post.plain("[]"), "message reader - refused malformed_request");
        told(Post.plain("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"), "message reader - refused malformed_session");
        told(Post.plain("{}"), "message reader - refused malformed_request");
        told(Post.modern("x".repeat(1_000), ""), "message reader " + "x".repeat(64) + " refused unknown_method");
    }

    @Test
    void requestsWithoutAMessage() throws Exception {
        told(Post.ping().header("Content-Type", "text/plain"), "request reader message refused malformed_content_type");
        told(Post.ping().header("Accept", "text/html"), "request reader message refused malformed_accept");
        told(Post.ping().header("Host", "evil.example"), "request - message refused forbidden_host");
        told(Post.ping().without("Host"), "request - message refused malformed_request");
        told(Post.ping().header("Host", "localhost/x"), "request - message refused malformed_request");
        told(Post.ping().header("Origin", "https://evil.example"), "request - message refused forbidden_origin");
        told(Post.ping().verb("PUT"), "request - message refused malformed_http_method");
        told(Post.ping().header("Content-Length", "30000"), "request - message refused malformed_too_large");
        told(Post.plain("x".repeat(30_000)).chunked(), "request reader message refused malformed_too_large");
        told(Post.ping().target("/mcp;a=b"), "request - message refused");
        told(Post.ping().verb("OPTIONS").body("").header("Origin", "http://localhost:1")
                .header("Access-Control-Request-Method", "POST"), "request - preflight refused forbidden_origin");
        told(Post.ping().verb("GET").body("").header("Accept", "text/event-stream"),
                "request reader stream refused malformed_session");
        told(Post.ping().verb("DELETE").body("").header("Mcp-Session-Id", "made-up"),
                "request reader session_end refused no_session");
    }

    @Test
    void credentials() throws Exception {
        told(Post.ping().without("X-API-Key"), "credential none refused credential_missing");
        told(Post.ping().header("X-API-Key", "pck_wrong_0123456789abcdef0123456789abcdef"),
                "credential api_key refused credential_invalid");
        told(Post.ping().line("Authorization", "Bearer x"), "credential other refused malformed_credentials");
        told(Post.ping().verb("GET").target("/mcp/sse").body("").without("X-API-Key"),
                "credential none refused credential_missing");
    }

    @Test
    void clientThatGoesAwayBeforeItHasSaidAll() throws Exception {
        try (Link link = Link.open()) {
            link.send(new String(Post.ping().header("Content-Length", "1000").bytes()));
            Thread.sleep(200); // it has begun
        }
        assertThat(Tally.next()).isEqualTo("request reader message cancelled");
        assertThat(Tally.rest()).isEmpty();
    }

    @Test
    void sessions_theirStreamsAndBatches() throws Exception {
        String session = initialize();
        assertThat(Tally.next()).isEqualTo("message reader initialize ok");
        told(in(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"),
                "message reader notifications/initialized ok");
        told(in(session, "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{}}"), "message reader - ok");
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
        told(in(session, "[" + ping + "," + ping + "]"), "message reader ping ok", "message reader ping ok");
        told(in(session, "[" + String.join(",", Collections.nCopies(51, ping)) + "]"),
                "message reader - refused malformed_request");
        try (Stream stream = in(session, "").verb("GET").header("Accept", "text/event-stream").open()) {
            assertThat(stream.isStream()).isTrue();
            assertThat(Tally.next()).isEqualTo("request reader stream ok");
            told(in(session, "").verb("DELETE"), "request reader session_end ok");
        }
        assertThat(Tally.rest()).isEmpty();
    }

    @Test
    void streamOfChanges_isToldWhenItOpens() throws Exception {
        try (Stream stream = Post.modern("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}").open()) {
            stream.message();
            assertThat(Tally.next()).isEqualTo("message reader subscriptions/listen ok");
        }
        assertThat(Tally.rest()).isEmpty();
    }

    @Test
    void taskIsToldAsARequest_andLaterByItself() throws Exception {
        told(Post.plain(Mcp.body("tools/call", "\"name\":\"build\",\"_meta\":{"
                + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"," + TASKS + "}"))
                .header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/call").header("Mcp-Name", "build"),
                "call mcp build accepted", "call task build ok");
    }

    @Test
    void oldTransport() throws Exception {
        try (Stream stream = Post.ping().verb("GET").target("/mcp/sse").body("").header("Accept", "text/event-stream").open()) {
            String target = stream.next().data();
            assertThat(Tally.next()).isEqualTo("request reader stream ok");
            Post.plain("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2024-11-05\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}}").target(target).send();
            stream.message();
            assertThat(Tally.next()).isEqualTo("message reader initialize ok");
            told(Post.plain("{").target(target), "message reader - refused malformed_json");
            told(Post.ping().target("/mcp/sse?stream=made-up"), "request reader message refused no_session");
        }
        assertThat(Tally.rest()).isEmpty();
    }

    private static String initialize() throws IOException {
        return Post.plain(Mcp.body("initialize", "\"protocolVersion\":\"" + STATEFUL + "\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}")).send().header("Mcp-Session-Id");
    }

    private static Post in(String session, String body) {
        return Post.plain(body).header("Mcp-Session-Id", session).header("MCP-Protocol-Version", STATEFUL);
    }

    /** The request is told like that, and nothing else is. */
    private static void told(Post post, String... lines) throws IOException, InterruptedException {
        post.send();
        for (String line : lines) {
            assertThat(Tally.next()).isEqualTo(line);
        }
        assertThat(Tally.rest()).isEmpty();
    }
}
