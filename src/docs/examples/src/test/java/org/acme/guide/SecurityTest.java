package org.acme.guide;

import io.portcullis.testing.McpSecurityTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SecurityTest {

    @McpSecurityTest
    void server_isAsReviewed() {
    }
}
