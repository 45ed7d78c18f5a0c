package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** Meters for calls and refusals; no text of a client ever becomes a tag. */
class MetricsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + Wire.bucket(), Town.class, Meters.class);

    public static class Meters {

        @Produces
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @Inject
    MeterRegistry registry;

    @Test
    void call_isTimed() throws IOException {
        call("forecast");
        call("forecast");
        assertThat(registry.get("portcullis.calls").tags("entry", "forecast", "outcome", "ok").timer().count()).isEqualTo(2);
    }

    @Test
    void refusal_isCounted() throws IOException {
        call("budget");
        assertThat(registry.get("portcullis.refusals").tags("entry", "budget", "reason", "denied_role").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("portcullis.calls").tags("entry", "budget", "outcome", "refused").timer().count()).isEqualTo(1);
    }

    @Test
    void limitedCall_isCounted() throws IOException {
        call("once");
        call("once");
        assertThat(registry.get("portcullis.refusals").tags("entry", "once", "reason", "limited").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("portcullis.calls").tags("entry", "once", "outcome", "limited").timer().count()).isEqualTo(1);
    }

    @Test
    void refusedCredential_isCounted() throws IOException {
        Post.ping().header("X-API-Key", "pck_wrong_0123456789abcdef0123456789abcdef").send();
        assertThat(registry.get("portcullis.credentials.refused").tags("presented", "api_key", "reason", "credential_invalid")
                .counter()
                .count()).isEqualTo(1);
    }

    @Test
    void whatStands_isMeasured() {
        assertThat(gauge("portcullis.ready")).isEqualTo(1);
        assertThat(gauge("portcullis.audit.room")).isEqualTo(1);
        assertThat(gauge("portcullis.audit.failing")).isZero();
        assertThat(gauge("portcullis.audit.capacity")).isPositive();
        assertThat(gauge("portcullis.audit.queued")).isNotNegative();
        assertThat(gauge("portcullis.requests.in.flight")).isZero();
        assertThat(gauge("portcullis.requests.in.flight.limit")).isPositive();
        assertThat(gauge("portcullis.streams.open")).isZero();
        assertThat(gauge("portcullis.streams.open.limit")).isPositive();
        assertThat(gauge("portcullis.sessions")).isZero();
        assertThat(gauge("portcullis.addresses.locked")).isZero();
        assertThat(registry.find("portcullis.limits.store.reachable").gauge()).isNull(); // nothing is shared
    }

    @Test
    void message_isAnOperationOfTheConventions() throws IOException {
        Post.modern("tools/list", "").send();
        call("motto");
        assertThat(registry.get("mcp.server.operation.duration").tags("mcp.method.name", "tools/list",
                "mcp.protocol.version", "2026-07-28", "error.type", "").timer().count()).isPositive();
        assertThat(registry.get("mcp.server.operation.duration").tags("mcp.method.name", "tools/call",
                "gen_ai.tool.name", "motto").timer().count()).isEqualTo(1);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void madeUpName_isNoTag() throws IOException {
        for (int i = 0; i < 50; i++) {
            call("made-up-" + i);
            Post.ping().header("Authorization", "made-up-" + i).send();
            Post.modern("made-up/" + i, "").send();
            Post.ping().header("Origin", "https://made-up-" + i).send();
        }
        assertThat(tagsOf("portcullis.")).noneMatch(tag -> tag.contains("made-up"));
        assertThat(tagsOf("mcp.")).noneMatch(tag -> tag.contains("made-up"));
        assertThat(tagsOf("portcullis.calls")).contains("unknown");
        assertThat(tagsOf("http.server")).noneMatch(tag -> tag.contains("made-up"));
    }

    private Set<String> tagsOf(String prefix) {
        Set<String> tags = new TreeSet<>();
        registry.getMeters().stream().filter(meter -> meter.getId().getName().startsWith(prefix))
                .forEach(meter -> meter.getId().getTags().forEach(tag -> tags.add(tag.getValue())));
        return tags;
    }

    private static void call(String tool) throws IOException {
        Post.modern("tools/call", "\"name\":\"" + tool + "\"").send();
    }
}
