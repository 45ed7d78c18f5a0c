package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Json;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/** The official TypeScript clients at the starter, each doing what {@code interop/visit.mjs} says, and what their users see. */
@Tag("interop")
class TypeScriptClientsIT {

    private static final ApiKey MODERN = ApiKey.random("modern", "reader");
    private static final ApiKey HANDSHAKE = ApiKey.random("handshake", "reader");

    private static Server starter;

    @BeforeAll
    static void start() {
        starter = Launch.named("typescript").with(MODERN).with(HANDSHAKE).start();
    }

    @AfterAll
    static void stop() {
        if (starter != null) {
            starter.close();
        }
    }

    /** Its 429 is an {@code SdkHttpError} that keeps the whole answer. */
    @Test
    void clientOf20260728_isServed() throws Exception {
        JsonNode seen = TypeScriptClient.MODERN.run("visit", starter, MODERN);

        assertServed(seen, "2026-07-28");
        assertThat(seen.at("/limited/data/status").asInt()).isEqualTo(429);
        assertThat(Json.parse(seen.at("/limited/data/text").asText()).at("/error/data/retryAfterMs").asLong()).isPositive();
    }

    /** Its 429 is a {@code StreamableHTTPError} of that code, with the answer in its message. */
    @Test
    void clientOf20251125_isServed() throws Exception {
        JsonNode seen = TypeScriptClient.HANDSHAKE.run("visit", starter, HANDSHAKE);

        assertServed(seen, "2025-11-25");
        assertThat(seen.at("/limited/code").asInt()).isEqualTo(429);
        assertThat(seen.at("/limited/message").asText()).contains("retryAfterMs");
    }

    /** A client throws away what its model should know of a 429; a result it hands on. */
    @Test
    void beingOverALimit_reachesTheModel_whereItIsAResult() throws Exception {
        try (Server told = Launch.named("limits-as-results").with(MODERN).with(HANDSHAKE)
                .with("PORTCULLIS_LIMITS_ANSWER", "tool-result").start()) {
            for (TypeScriptClient client : TypeScriptClient.values()) {
                JsonNode seen = client.run("exhaust", told, client == TypeScriptClient.MODERN ? MODERN : HANDSHAKE);
                assertThat(seen.path("calls").asInt()).isEqualTo(100);
                assertThat(seen.path("text").asText()).matches("Too many calls\\. Try again in \\d+ s\\.");
            }
        }
    }

    private static void assertServed(JsonNode seen, String revision) {
        assertThat(seen.path("revision").asText()).isEqualTo(revision);
        assertThat(seen.path("server").asText()).isEqualTo("customer-directory");
        assertThat(seen.path("tools")).extracting(JsonNode::asText).containsExactly("customer_find", "customer_search");
        assertThat(seen.at("/found/name").asText()).isEqualTo("Amber Bakery");
        assertThat(seen.at("/page/customers/0")).isEqualTo(seen.path("found"));
        assertThat(seen.at("/injected/customers").isEmpty()).isTrue();
        assertThat(seen.at("/invalid/isError").asBoolean()).isTrue();
        assertThat(seen.at("/invalid/text").asText()).contains("number");
        assertThat(seen.at("/hidden/code").asInt()).isEqualTo(-32602);
        assertThat(seen.path("hidden")).isEqualTo(seen.path("unknown"));
        assertThat(seen.at("/limited/calls").asInt()).as("two of 100 permits were spent before").isEqualTo(98);
    }
}
