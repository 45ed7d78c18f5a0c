package org.acme.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.quarkus.test.junit.QuarkusTest;

/** What the pages about tools, tokens, limits and secrets show does what they say. */
@QuarkusTest
class ToolExamplesTest {

    @Inject
    McpTestClient mcp;

    @Test
    void greeting_greets_andWantsAName() {
        McpTestCaller reader = mcp.as("rita", "reader");
        assertThat(reader.call("greet", Map.of("name", "Ann")).text()).isEqualTo("Hello, Ann.");
        assertThat(reader.call("greet", Map.of("name", " ")).isOk()).isFalse();
        assertThat(mcp.as("nobody").call("greet", Map.of("name", "Ann")).isHidden()).isTrue();
    }

    @Test
    void ticket_isFound_orTheModelIsTold() {
        McpTestCaller support = mcp.as("sue", "support");
        assertThat(support.call("find", Map.of("number", 1)).structured().path("subject").asText())
                .isEqualTo("The door is stuck");
        McpAnswer unknown = support.call("find", Map.of("number", 99));
        assertThat(unknown.isError()).isTrue();
        assertThat(unknown.text()).isEqualTo("No ticket has the number 99.");
        assertThat(support.call("find", Map.of("number", -1)).text()).contains("number");
        assertThat(support.call("find", Map.of("number", 1, "more", 1)).text()).contains("more");
    }

    @Test
    void closing_needsTheScope_andAYes() {
        Map<String, ?> ticket = Map.of("number", 1, "reason", "done");
        assertThat(Asked.able(mcp.as("sam", "support")).call("close", ticket).scopes()).containsExactly("tickets:write");

        McpTestCaller able = Asked.able(mcp.as("sid", "support").withScopes("tickets:write"));
        Asked asked = Asked.of(able, "close", ticket);
        assertThat(asked.question()).isEqualTo("Close ticket 1?");
        assertThat(asked.accept(Map.of()).structured().path("subject").asText()).isEqualTo("Closed by sid");
    }

    @Test
    void import_tellsItsProgress() {
        McpAnswer answer = mcp.as("sky", "support").call("importAll", Map.of("customer", 7));
        assertThat(answer.text()).isEqualTo("2");
        McpAnswer told = mcp.as("sky", "support").send("tools/call", Map.of("name", "importAll", "arguments",
                Map.of("customer", 7), "_meta", Map.of("progressToken", "p")));
        assertThat(told.body()).contains("notifications/progress").contains("\"total\":2");
    }

    @Test
    void toolAddedAtStart_isThere_forItsRole() {
        McpTestCaller sales = mcp.as("sol", "sales");
        assertThat(sales.tools()).containsExactly("rate");
        assertThat(sales.call("rate", Map.of("currency", "CHF")).text()).isEqualTo("0.94");
        assertThat(sales.call("rate", Map.of("currency", "CHFX")).isOk()).isFalse();
    }

    @Test
    void reopening_isSeenWithTheRole_andNamesEveryScopeItNeeds() {
        McpTestCaller support = mcp.as("sun", "support");
        assertThat(support.tools()).contains("reopen");
        assertThat(support.call("reopen", Map.of("number", 1)).scopes()).containsExactlyInAnyOrder("tickets:read",
                "tickets:write");
        assertThat(support.withScopes("tickets:read", "tickets:write").call("reopen", Map.of("number", 1)).isOk()).isTrue();
    }

    @Test
    void exchangedToken_goesToTheOtherService() {
        assertThat(mcp.as("rob", "reader").call("order_find", Map.of("number", 5)).text()).isEqualTo("Order 5");
    }

    @Test
    void costOfAnArgument_isTakenFromTheBucket() {
        McpTestCaller reader = mcp.as("ron", "reader");
        for (int call = 0; call < 10; call++) {
            assertThat(reader.call("export", Map.of("rows", 1000)).isOk()).isTrue();
        }
        assertThat(reader.call("export", Map.of("rows", 1000)).isLimited()).isTrue();
        assertThat(reader.call("lookUp", Map.of("number", 1)).isOk()).isTrue();
    }

    @Test
    void keyOfTheLimit_decidesWhoSharesIt() {
        assertThat(planOf("ria", "small-one").isOk()).isTrue();
        assertThat(planOf("roy", "small-two").isOk()).isTrue();
        assertThat(planOf("rex", "small-three").isLimited()).isTrue();
        assertThat(planOf("rio", "big").isOk()).isTrue();
    }

    private McpAnswer planOf(String name, String tenant) {
        return mcp.as(Callers.reader(name, tenant)).call("plan", Map.of());
    }

    @Test
    void sensitiveValues_comeBackInNoErrorText() {
        McpTestCaller cashier = mcp.as("cas", "cashier");
        JsonNode account = cashier.call("charge", payment("Ann", "4711")).structured();
        assertThat(account.path("recoveryCode").asText()).isEqualTo("b7-19");
        assertThat(cashier.call("charge", payment(" ", "4711")).body()).doesNotContain("4111111111111111")
                .doesNotContain("4711")
                .contains("has no holder");
        assertThat(cashier.call("charge", payment("Ann", "47114711")).body()).doesNotContain("47114711").contains("pin");
    }

    private static Map<String, ?> payment(String holder, String pin) {
        return Map.of("payment", Map.of("cardNumber", "4111111111111111", "holder", holder), "pin", pin);
    }
}
