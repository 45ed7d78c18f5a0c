package org.acme.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.quarkus.test.junit.QuarkusTest;

/** The tool as clients meet it: over HTTP, behind every check. */
@QuarkusTest
class ClockToolsTest {

    private static final Map<String, ?> ZONE = Map.of("zone", "Europe/Zurich");

    @Inject
    McpTestClient mcp;

    @Test
    void now_isTheTimeThere() {
        OffsetDateTime now = OffsetDateTime.parse(reader().call("clock_now", ZONE).text());
        assertThat(Duration.between(now, OffsetDateTime.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void unknownZone_isToldSo() {
        McpAnswer answer = reader().call("clock_now", Map.of("zone", "Nowhere"));
        assertThat(answer.isError()).isTrue();
        assertThat(answer.text()).isEqualTo("There is no such time zone.");
    }

    @Test
    void otherRoles_doNotKnowIt() {
        McpTestCaller guest = mcp.as("guest", "guest").withScopes("tools:read");
        assertThat(guest.tools()).isEmpty();
        assertThat(guest.call("clock_now", ZONE).isHidden()).isTrue();
    }

    @Test
    void withoutKey_nothingIsAnswered() {
        assertThat(mcp.anonymous().list().isUnauthenticated()).isTrue();
    }

    private McpTestCaller reader() {
        return mcp.as("rita", "reader").withScopes("tools:read");
    }
}
