package org.acme.customers;

import io.portcullis.testing.McpSecurityTest;
import io.quarkus.test.junit.QuarkusTest;

/** Who may use which tool, as reviewed in {@code mcp-access.snapshot}, and attacks on each of them. */
@QuarkusTest
class SecurityTest {

    @McpSecurityTest
    void server_isAsReviewed() {
    }
}
