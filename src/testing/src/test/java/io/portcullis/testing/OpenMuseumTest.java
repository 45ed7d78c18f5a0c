package io.portcullis.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A server that serves callers without a credential what is for everybody. */
@QuarkusTest
@TestProfile(OpenMuseumTest.Open.class)
class OpenMuseumTest {

    /** Anonymous callers are served, and limits are told to the model. */
    public static class Open implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("portcullis.identity.allow-anonymous", "true", "portcullis.limits.answer", "tool-result");
        }
    }

    @McpSecurityTest(snapshot = "open-museum.snapshot")
    void openMuseum_isAsReviewed() {
    }
}
