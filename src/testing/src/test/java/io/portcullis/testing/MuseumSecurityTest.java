package io.portcullis.testing;

import io.quarkus.test.junit.QuarkusTest;

/** The kit, used as an application uses it. */
@QuarkusTest
class MuseumSecurityTest {

    @McpSecurityTest
    void museum_isAsReviewed() {
    }
}
