package org.acme.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.testing.client.McpTestClient;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CustomerToolsTest {

    @Inject
    McpTestClient mcp;

    @Test
    void find_isForReaders() {
        assertThat(mcp.as("rita", "reader").call("customer_find", Map.of("number", 1001)).text()).contains("Amber Bakery");
        assertThat(mcp.as("nobody").call("customer_find", Map.of("number", 1001)).isHidden()).isTrue();
        assertThat(mcp.anonymous().list().isUnauthenticated()).isTrue();
    }
}
