package io.portcullis.testing.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.portcullis.testing.client.McpAnswer;

class VerdictTest {

    private static final String OWNER = "org.acme.Lamps";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "java.lang.NullPointerException|exception",
            "at org.acme.Oven.on(Oven.java:12)|stack trace",
            "org.h2.jdbc.JdbcSQLSyntaxError|exception",
            "com.fasterxml.jackson.databind.ObjectMapper|class",
            "no bean org.acme.Lamps|class behind the tool",
            "ERROR: syntax error at or near \"'\"|database",
            "root:x:0:0:root:/root:/bin/bash|file",
            "uid=0(root) gid=0(root)|file" })
    void answerThatTellsOfTheInside_isWrong(String text, String what) throws Exception {
        assertThat(on(200, result(text), "")).singleElement().asString().contains(what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "No customer has the number 4711.",
            "Unknown argument \"x\". Known arguments: number.",
            "Write to office@amber-bakery.example.com, see https://example.com/A/B.html",
            "io.modelcontextprotocol/serverInfo" })
    void answerToPeople_isFine(String text) throws Exception {
        assertThat(on(200, result(text), "")).isEmpty();
    }

    @Test
    void whatTheClientSent_mayComeBack() throws Exception {
        String sent = "${java.lang.Runtime}";
        assertThat(on(200, result("Nothing is called " + sent), sent)).isEmpty();
        assertThat(on(200, result("Nothing is called " + sent + " java.lang.Runtime"), sent)).hasSize(1);
    }

    @Test
    void internalErrors_areWrong() throws Exception {
        assertThat(on(200, "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32603,\"message\":\"Internal error\"}}", "")).hasSize(1);
        assertThat(on(200, result("The tool failed. Correlation id: 1").replace("false", "true"), "")).hasSize(1);
        assertThat(on(500, result("fine"), "")).containsExactly("HTTP 500");
    }

    @Test
    void answerThatIsNoJsonRpc_isWrong() throws Exception {
        assertThat(on(200, "{\"result\":{}}", "")).hasSize(1);
        assertThat(on(200, "{\"jsonrpc\":\"2.0\"}", "")).hasSize(1);
        McpAnswer page = new McpAnswer(404, Map.of(), "<html>", MissingNode.getInstance(), List.of());
        assertThat(Verdict.on(page, OWNER, "")).singleElement().asString().contains("<html>");
    }

    @Test
    void headerOfTheAttacker_isWrong() throws Exception {
        McpAnswer answer = new McpAnswer(200, Map.of("x-portcullis-probe", List.of("1")), "",
                new ObjectMapper().readTree(result("fine")), List.of());
        assertThat(Verdict.on(answer, OWNER, "")).containsExactly("a header of the attacker is in the response");
    }

    private static List<String> on(int status, String body, String sent) throws JsonProcessingException {
        return Verdict.on(new McpAnswer(status, Map.of(), body, new ObjectMapper().readTree(body), List.of()), OWNER, sent);
    }

    private static String result(String text) throws JsonProcessingException {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"isError\":false,\"content\":[{\"type\":\"text\",\"text\":"
                + new ObjectMapper().writeValueAsString(text) + "}]}}";
    }
}
