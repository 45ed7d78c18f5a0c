package io.portcullis.testing.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The client, against a server that runs. */
@QuarkusTest
class McpTestClientTest {

    @Inject
    McpTestClient mcp;

    @Test
    void caller_hasTheRolesItIsGiven() {
        assertThat(mcp.as("ann", "visitor").tools()).contains("painting_find").doesNotContain("museum_rename");
        assertThat(mcp.as("dan", "director").tools()).contains("museum_rename").doesNotContain("painting_find");
    }

    @Test
    void call_answersWithTheText() {
        McpAnswer answer = mcp.as("ann", "visitor").call("painting_search", Map.of("text", "Guernica"));
        assertThat(answer.isOk()).isTrue();
        assertThat(answer.text()).isEqualTo("Nothing is called Guernica");
        assertThat(answer.resultType()).isEqualTo("complete");
    }

    @Test
    void callWithInvalidArguments_isAnError() {
        McpAnswer answer = mcp.as("ann", "visitor").call("painting_find", Map.of("number", -1));
        assertThat(answer.isError()).isTrue();
        assertThat(answer.text()).contains("number");
        assertThat(answer.isRefused()).isFalse();
    }

    @Test
    void toolOfAnotherRole_isHidden() {
        McpAnswer answer = mcp.as("ann", "visitor").call("museum_rename", Map.of());
        assertThat(answer.isHidden()).isTrue();
        assertThat(answer.isRefused()).isTrue();
        assertThat(answer.errorCode()).isEqualTo(-32602);
    }

    @Test
    void scopeThatIsMissing_isNamed() {
        McpTestCaller curator = mcp.as("cora", "curator");
        McpAnswer answer = curator.withScopes("paintings:read").call("painting_move", Map.of());
        assertThat(answer.needsScope()).isTrue();
        assertThat(answer.scopes()).containsExactly("paintings:read", "paintings:write");
        assertThat(curator.withScopes("paintings:read", "paintings:write").call("painting_move", Map.of()).isRefused())
                .isFalse();
    }

    @Test
    void anonymous_isUnauthenticated() {
        McpAnswer answer = mcp.anonymous().list();
        assertThat(answer.isUnauthenticated()).isTrue();
        assertThat(answer.header("WWW-Authenticate")).isPresent();
        assertThat(mcp.withKey("pck_nobody_0123456789abcdef0123456789abcdef").list().isUnauthenticated()).isTrue();
    }

    @Test
    void anonymous_cannotBeGivenScopes() {
        assertThatThrownBy(() -> mcp.anonymous().withScopes("all")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void promptsResourcesAndTemplates_areListedAndRead() {
        McpTestCaller ann = mcp.as("ann", "visitor");
        assertThat(ann.prompts()).containsExactly("tour");
        assertThat(ann.resources()).containsExactly("museum://ledger", "museum://plan");
        assertThat(ann.templates()).containsExactly("museum://rooms/{room}{?floor}");
        assertThat(ann.get("tour", Map.of("language", "en")).text()).isEqualTo("tour");
        assertThat(ann.read("museum://plan").text()).isEqualTo("plan");
        assertThat(ann.read("museum://rooms/7?floor=1").text()).isEqualTo("room");
        assertThat(ann.read("museum://alarm").isHidden()).isTrue();
    }

    @Test
    void values_areCompleted() {
        McpTestCaller ann = mcp.as("ann", "visitor");
        assertThat(ann.completePrompt("tour", "language", "e").result().at("/completion/values/0").asText())
                .isEqualTo("languages");
        assertThat(ann.completeTemplate("museum://rooms/{room}{?floor}", "room", "1").result().at("/completion/values/0")
                .asText()).isEqualTo("rooms");
    }

    @Test
    void question_isShown() {
        McpAnswer answer = mcp.as("dan", "director").withCapabilities(Map.of("elicitation", Map.of()))
                .call("painting_destroy", Map.of("number", 1));
        assertThat(answer.inputRequired().isObject()).isTrue();
        assertThat(answer.result().has("requestState")).isTrue();
    }

    @Test
    void task_isBegun() {
        McpAnswer answer = mcp.as("ann", "visitor").withTasks().call("painting_clean", Map.of("number", "1"));
        assertThat(answer.resultType()).isEqualTo("task");
    }

    @Test
    void stream_isReadUntilThereIsEnough() {
        McpAnswer answer = mcp.as("ann", "visitor").sendUntil("subscriptions/listen",
                Map.of("notifications", Map.of("toolsListChanged", true)), message -> message.isObject());
        assertThat(answer.notifications()).hasSize(1);
    }

    @Test
    void clientOfTheHandshake_isServedToo() {
        McpTestCaller ann = mcp.as("ann", "visitor").legacy();
        assertThat(ann.tools()).contains("painting_find");
        assertThat(ann.call("painting_find", Map.of("number", 1)).text()).isEqualTo("painting_find");
        assertThatThrownBy(() -> mcp.anonymous().legacy()).hasMessageContaining("no handshake");
    }
}
