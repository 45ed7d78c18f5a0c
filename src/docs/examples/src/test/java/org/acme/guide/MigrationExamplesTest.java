package org.acme.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MigrationExamplesTest {

    @Inject
    McpTestClient mcp;

    @Test
    void document_isRead_byItsName() {
        McpTestCaller reader = mcp.as("rut", "reader");
        assertThat(reader.call("read_doc_contents", Map.of("docId", "plan.md")).text()).isEqualTo("The plan is to ship.");
        assertThat(reader.call("read_doc_contents", Map.of("docId", "gone.md")).text())
                .isEqualTo("There is no document gone.md.");
        assertThat(reader.call("read_doc_contents", Map.of("docId", "../plan.md")).text()).contains("docId");
    }
}
