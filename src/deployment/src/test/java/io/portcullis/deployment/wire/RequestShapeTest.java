package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;

/** Methods, paths, kinds of body. */
class RequestShapeTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town();

    @ParameterizedTest
    @ValueSource(strings = { "GET", "DELETE" })
    void methodOfHandshakeRevisions_is405ForACaller(String verb) throws IOException { // E-12, HL-01, HL-05, HM-09
        Answer answer = Post.ping().verb(verb).body("").header("Accept", "text/event-stream").send();
        assertThat(answer.verdict()).isEqualTo("405 -32600");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "DELETE", "POST" })
    void withoutCredential_everyMethodIs401(String verb) throws IOException { // AU-11
        assertThat(Post.ping().verb(verb).body("").without("X-API-Key").send().verdict()).isEqualTo("401 -31401");
    }

    @ParameterizedTest
    @ValueSource(strings = { "PUT", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "FOO" })
    void otherMethod_is405(String verb) throws IOException {
        Answer answer = Post.ping().verb(verb).send();
        assertThat(answer.verdict()).isEqualTo("405 -32600");
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.type()).isEqualTo("application/json");
    }

    @Test
    void head_is405WithoutABody() throws IOException {
        try (Link link = Link.open()) {
            link.send(Post.ping().verb("HEAD").body(""));
            assertThat(link.readHead()).isEqualTo(405);
            assertThat(link.isEnded()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/mcp", "/mcp/", "/mcp;x=1", "/mcp/;x=1", "/mcp;/", "//mcp", "/%6Dcp", "/%6dcp", "/mcp/../mcp",
            "/./mcp",
            "/x/../mcp", "/mcp/.", "/MCP", "/mcp?x=1", "/mcp#x", "/mcp%2F", "/mcp%3Bx",
            "/mcp%00", "/;x/mcp",
            "/a;x/../mcp", "/mcp/..;/mcp", "/%2e%2e/mcp", "/mcp//", "///mcp", "/mcp\\", "/mcp%20", "/mcp.json", "/mcp/x",
            "/%256Dcp",
            "/mcp/%2e", "/%2Fmcp", "*", "mcp", "/mc%70;x" })
    void noWayOfWritingThePath_isAWayAround(String target) throws IOException {
        Answer stranger = Post.ping().target(target).without("X-API-Key").send();
        assertThat(stranger.status()).isIn(400, 401, 404);
        assertThat(stranger.body()).doesNotContain("Exception", "\tat ");
        Answer forged = Post.ping().target(target).header("Host", "evil.example.org").send();
        assertThat(forged.status()).isIn(400, 403, 404);
        Answer caller = Post.ping().target(target).send();
        assertThat(caller.status()).isIn(200, 400, 404);
        assertThat(caller.status() == 200).isEqualTo(stranger.status() == 401).isEqualTo(forged.status() == 403);
    }

    /** RFC 9112, 3.2.2: it goes before the {@code Host} line. */
    @Test
    void targetThatNamesAnotherHost_isRefused() throws IOException {
        assertThat(Post.ping().target("http://evil.example.org/mcp").send().verdict()).isEqualTo("403 -31403");
        assertThat(Post.ping().header("Host", "localhost").target("http://localhost/mcp").send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/mcp", "/mcp/", "//mcp", "/%6Dcp", "/mcp/../mcp", "/mcp?x=1" })
    void theSamePath_isServed(String target) throws IOException {
        assertThat(Post.ping().target(target).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "Application/JSON", "application/json;charset=utf-8",
            "application/json; charset=\"UTF-8\"",
            "application/json; profile=x" })
    void jsonInUtf8_isTaken(String type) throws IOException {
        assertThat(Post.ping().header("Content-Type", type).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
            "application/jsonp",
            "application/json-rpc", "application/json; charset=utf-16", "application/json;charset=iso-8859-1", "text/json",
            "application/*", ";", "text/plain, application/json", "application/json, text/plain" })
    void otherBody_is415(String type) throws IOException { // H-08, E-14
        assertThat(Post.ping().header("Content-Type", type).send().verdict()).isEqualTo("415 -32600");
    }

    @Test
    void bodyWithoutAType_orWithTwo_is415() throws IOException {
        assertThat(Post.ping().without("Content-Type").send().verdict()).isEqualTo("415 -32600");
        assertThat(Post.ping().line("Content-Type", "application/json").send().verdict()).isEqualTo("415 -32600");
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "*/*", "application/*", "text/event-stream, application/json;q=0.1",
            "APPLICATION/JSON",
            "application/json ; q=1" })
    void clientThatTakesJson_isServed(String accept) throws IOException {
        assertThat(Post.ping().header("Accept", accept).send().status()).isEqualTo(200);
    }

    @Test
    void clientThatDoesNotSay_isServed() throws IOException {
        assertThat(Post.ping().without("Accept").send().status()).isEqualTo(200);
        assertThat(Post.ping().header("Accept", "text/html").line("Accept", "application/json").send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/event-stream", "text/html", "application/json;q=0", "application/json; q=0.000", ";", ",",
            "json" })
    void clientThatDoesNotTakeJson_is406(String accept) throws IOException {
        assertThat(Post.ping().header("Accept", accept).send().verdict()).isEqualTo("406 -32600");
    }

    @ParameterizedTest
    @CsvSource({ "Content-Type, text/plain", "Accept, text/html" })
    void theKindOfBody_isLookedAtAfterTheCredential(String header, String value) throws IOException {
        assertThat(Post.ping().header(header, value).without("X-API-Key").send().status()).isEqualTo(401);
    }

    @Test
    void everyAnswer_saysWhatItIs() throws IOException {
        for (Answer answer : new Answer[] { Post.ping().send(), Post.ping().without("X-API-Key").send(),
                Post.ping().verb("PUT").send(), Post.ping().body("{").send() }) {
            assertThat(answer.type()).isEqualTo("application/json");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
        }
    }
}
