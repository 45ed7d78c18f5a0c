package io.portcullis.testing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.testing.client.McpAnswer;

class AnswersTest {

    @Test
    void refusals_haveTheirWords() throws Exception {
        assertThat(Answers.word(error(401, -31401, "A credential is required", "null"))).isEqualTo(Word.UNAUTHENTICATED);
        assertThat(Answers.word(error(403, -31403, "The credential lacks a scope", "{\"requiredScopes\":[\"a\"]}")))
                .isEqualTo(Word.SCOPE);
        assertThat(Answers.word(error(200, -32602, "Unknown tool", "null"))).isEqualTo(Word.HIDDEN);
        assertThat(Answers.word(error(200, -32602, "Resource not found", "null"))).isEqualTo(Word.HIDDEN);
        assertThat(Answers.word(error(400, -32021, "no tasks", "null"))).isEqualTo(Word.TASK_ONLY);
    }

    @Test
    void whatComesBehindTheGate_isAYes() throws Exception {
        assertThat(Answers.word(error(200, -32602, "params.requestState is not valid", "null"))).isEqualTo(Word.YES);
        assertThat(Answers.word(error(429, -31429, "Too many calls.", "null"))).isEqualTo(Word.YES);
        assertThat(Answers.word(answer(200, "{\"result\":{\"isError\":true}}"))).isEqualTo(Word.YES);
    }

    @Test
    void everythingElse_isNoWord() throws Exception {
        for (McpAnswer answer : List.of(error(503, -31503, "away", "null"), error(200, -32603, "Internal error", "null"),
                answer(200, "{\"result\":{\"isError\":false}}"), answer(500, "{}"),
                error(403, -31403, "This host is not allowed", "null"), error(200, -32602, "params.name is missing", "null"))) {
            assertThatThrownBy(() -> Answers.word(answer)).isInstanceOf(NoWordException.class);
        }
    }

    @Test
    void hiddenThatDiffersFromUnknown_isNoWord() throws Exception {
        McpAnswer lamp = error(200, -32602, "Resource not found", "{\"uri\":\"a://lamp\"}");
        McpAnswer nothing = error(200, -32602, "Resource not found", "{\"uri\":\"a://nothing\"}");
        Answers.requireAlike(lamp, "a://lamp", nothing, "a://nothing");
        assertThatThrownBy(() -> Answers.requireAlike(error(200, -32602, "Unknown tool", "1"), "lamp", nothing, "a://nothing"))
                .isInstanceOf(NoWordException.class);
        assertThatThrownBy(() -> Answers.requireAlike(error(404, -32602, "Resource not found", "{\"uri\":\"a://lamp\"}"),
                "a://lamp", nothing, "a://nothing")).isInstanceOf(NoWordException.class);
    }

    private static McpAnswer error(int status, int code, String message, String data) throws JsonProcessingException {
        return answer(status, "{\"error\":{\"code\":%d,\"message\":\"%s\",\"data\":%s}}".formatted(code, message, data));
    }

    private static McpAnswer answer(int status, String body) throws JsonProcessingException {
        return new McpAnswer(status, Map.of(), body, new ObjectMapper().readTree(body), List.of());
    }
}
