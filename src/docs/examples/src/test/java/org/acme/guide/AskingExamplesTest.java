package org.acme.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.quarkus.test.junit.QuarkusTest;

/** What the page about asking shows asks, and goes on with the answer. */
@QuarkusTest
class AskingExamplesTest {

    @Inject
    McpTestClient mcp;

    @Test
    void confirmedDeletion_happens_andADeclinedOneDoesNot() {
        Map<String, ?> customer = Map.of("number", 1002);
        Asked asked = Asked.of(Asked.able(mcp.as("adi", "admin")), "customer_delete", customer);
        assertThat(asked.question()).isEqualTo("Delete the customer 1002?");
        assertThat(asked.decline().isOk()).isFalse();
        assertThat(mcp.as("rae", "reader").call("customer_find", customer).isOk()).isTrue();

        McpAnswer deleted = Asked.of(Asked.able(mcp.as("adi", "admin")), "customer_delete", customer).accept(Map.of());
        assertThat(deleted.text()).isEqualTo("Deleted.");
        assertThat(mcp.as("rae", "reader").call("customer_find", customer).text()).contains("No customer");
    }

    @Test
    void declaredQuestion_isAskedBeforeTheMethodRuns() {
        McpTestCaller support = Asked.able(mcp.as("sil", "support"));
        Asked asked = Asked.of(support, "settle", Map.of("number", 3));
        assertThat(asked.question()).isEqualTo("Why is ticket 3 closed?");
        assertThat(asked.accept(Map.of("text", "Solved", "informCustomer", true)).text()).isEqualTo("Closed: Solved");
    }

    @Test
    void questionWithinTheMethod_isAsked_andMayBeDeclined() {
        McpTestCaller customer = Asked.able(mcp.as("cid", "customer"));
        assertThat(Asked.of(customer, "order", Map.of("pieces", 2)).accept(Map.of("size", "M")).text())
                .isEqualTo("2 of size M.");
        assertThat(Asked.of(customer, "order", Map.of("pieces", 2)).decline().text()).isEqualTo("Nothing was ordered.");
    }
}
