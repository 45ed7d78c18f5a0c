package org.acme.guide.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.quarkus.test.junit.QuarkusTest;

/** What the page about access shows lets in whom it says. */
@QuarkusTest
class AccessExamplesTest {

    private static final Map<String, ?> PAYMENT = Map.of("sum", 12, "account", "CH93");
    private static final Map<String, ?> ABLE = Map.of("elicitation", Map.of("form", Map.of(), "url", Map.of()));

    @Inject
    McpTestClient mcp;
    @Inject
    Approvals approvals;

    @Test
    void annotationOfTheApplication_bringsAllItsRules() {
        assertThat(mcp.as("nia").call("restart", Map.of()).isHidden()).isTrue();
        assertThat(mcp.as("oda", "ops").call("restart", Map.of()).scopes()).containsExactly("ops:write");
        McpTestCaller ops = mcp.as("ole", "ops").withScopes("ops:write");
        for (int call = 0; call < 5; call++) {
            assertThat(ops.call("restart", Map.of()).isOk()).isTrue();
        }
        assertThat(ops.call("restart", Map.of()).isLimited()).isTrue();
    }

    @Test
    void permission_isDecidedWithTheArguments() {
        McpTestCaller clerk = mcp.as("cleo", "clerk");
        assertThat(clerk.call("read", Map.of("file", "cleo-diary")).structured().path("text").asText()).isEqualTo("Dear diary");
        assertThat(clerk.call("read", Map.of("file", "clay-diary")).text())
                .isEqualTo("This caller may not do that with these arguments.");
    }

    @Test
    void erasure_asksFirst() {
        McpAnswer answer = mcp.as("abe", "admin").withCapabilities(ABLE).call("erase", Map.of("number", 9));
        assertThat(answer.inputRequired().toString()).contains("Erase the customer 9?");
    }

    @Test
    void payment_waitsForTheApprover() {
        McpTestCaller cashier = mcp.as("coy", "cashier").withCapabilities(ABLE);
        McpAnswer pending = cashier.call("pay", PAYMENT);
        assertThat(pending.inputRequired().toString()).contains("A colleague has to approve this: Pay 12 to CH93?");
        approvals.decideAll(Approvals.State.APPROVED);
        String key = pending.inputRequired().fieldNames().next();
        McpAnswer paid = cashier.send("tools/call", Map.of("name", "pay", "arguments", PAYMENT, "requestState",
                pending.result().path("requestState").asText(), "inputResponses",
                Map.of(key, Map.of("action", "accept", "content", Map.of()))));
        assertThat(paid.text()).isEqualTo("Paid.");
    }
}
