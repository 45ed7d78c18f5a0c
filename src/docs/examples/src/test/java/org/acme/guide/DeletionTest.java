package org.acme.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DeletionTest {

    @Inject
    McpTestClient mcp;

    // region asked
    @Test
    void deletion_asksFirst() {
        McpTestCaller admin = mcp.as("ada", "admin").withCapabilities(Map.of("elicitation", Map.of()));
        McpAnswer answer = admin.call("customer_delete", Map.of("number", 1001));
        assertThat(answer.inputRequired().isEmpty()).isFalse();
    }
    // endregion
}
