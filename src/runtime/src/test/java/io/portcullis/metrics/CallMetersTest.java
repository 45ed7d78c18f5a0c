package io.portcullis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.api.Feature;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Door;
import io.portcullis.event.Given;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.event.ResultFlagged;
import io.portcullis.event.Spoken;
import io.portcullis.fake.Callers;
import io.portcullis.protocol.Revision;

class CallMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CallMeters meters = new CallMeters(new MeterBook(registry));

    @Test
    void call_isCountedAndTimedByEntryAndOutcome() {
        call("find", true, Outcome.OK, null);
        call("find", true, Outcome.OK, null);
        call("find", true, Outcome.TOOL_FAILURE, null);
        assertThat(registry.get("portcullis.calls").tags("entry", "find", "outcome", "ok").timer().count()).isEqualTo(2);
        assertThat(registry.get("portcullis.calls").tags("entry", "find", "outcome", "ok").timer()
                .totalTime(TimeUnit.MILLISECONDS)).isEqualTo(6);
        assertThat(registry.get("portcullis.calls").tags("entry", "find", "outcome", "tool_failure").timer().count())
                .isEqualTo(1);
    }

    @Test
    void refusedCall_isCountedByReason() {
        call("find", true, Outcome.REFUSED, "denied_role");
        assertThat(registry.get("portcullis.refusals").tags("entry", "find", "reason", "denied_role").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("portcullis.calls").tags("entry", "find", "outcome", "refused").timer().count()).isEqualTo(1);
    }

    @Test
    void earlyRefusal_isCountedByReasonAlone() {
        meters.on(new RequestEnded("c", "192.0.2.1", Optional.empty(), What.MESSAGE, Outcome.REFUSED,
                Optional.of("overloaded_address")));
        meters.on(new RequestEnded("c", "192.0.2.2", Optional.empty(), What.MESSAGE, Outcome.REFUSED,
                Optional.of("overloaded_address")));
        assertThat(registry.get("portcullis.refusals")
                .tags("feature", "none", "entry", "none", "reason", "overloaded_address").counter().count()).isEqualTo(2);
        assertThat(registry.get("portcullis.requests.unread").tags("what", "message", "outcome", "refused").counter().count())
                .isEqualTo(2);
        assertThat(registry.getMeters()).hasSize(2);
    }

    @Test
    void callOverTheProtocol_isAnOperationOfTheConventions() {
        meters.on(ended(Door.MCP, Feature.TOOL, Outcome.REFUSED, "denied_role"));
        assertThat(registry.get("mcp.server.operation.duration").tags("mcp.method.name", "tools/call", "gen_ai.tool.name",
                "find", "gen_ai.prompt.name", "", "error.type", "denied_role", "mcp.protocol.version", "2026-07-28",
                "network.protocol.name", "http", "network.transport", "tcp").timer().count()).isEqualTo(1);
    }

    @Test
    void operation_hasTheStepsOfTheConventions() {
        meters.on(ended(Door.MCP, Feature.PROMPT, Outcome.OK, null));
        CountAtBucket[] steps = registry.get("mcp.server.operation.duration").tag("gen_ai.prompt.name", "find").timer()
                .takeSnapshot().histogramCounts();
        assertThat(steps).extracting(step -> step.bucket(TimeUnit.MILLISECONDS)).containsExactly(10.0, 20.0, 50.0, 100.0,
                200.0, 500.0, 1_000.0, 2_000.0, 5_000.0, 10_000.0, 30_000.0, 60_000.0, 120_000.0, 300_000.0);
    }

    @Test
    void directCallAndTask_areNoOperations() {
        meters.on(ended(Door.BEAN, Feature.TOOL, Outcome.OK, null));
        meters.on(ended(Door.TASK, Feature.TOOL, Outcome.OK, null));
        assertThat(registry.find("mcp.server.operation.duration").timers()).isEmpty();
        assertThat(registry.get("portcullis.calls").timer().count()).isEqualTo(2);
    }

    @Test
    void message_isAnOperationAndNoCall() {
        meters.on(message(new Spoken("tools/list", true, "2025-06-18", "", "")));
        assertThat(registry.get("mcp.server.operation.duration").tags("mcp.method.name", "tools/list",
                "mcp.protocol.version", "2025-06-18", "error.type", "").timer().count()).isEqualTo(1);
        assertThat(registry.find("portcullis.calls").timers()).isEmpty();
    }

    @Test
    void refusedMessage_isCountedAmongTheRefusals() {
        meters.on(new MessageEnded(origin(Door.MCP, Spoken.NOTHING), Callers.key("alice"), Outcome.REFUSED,
                Optional.of("malformed_json"), 1_000));
        assertThat(registry.get("portcullis.refusals").tags("feature", "none", "reason", "malformed_json").counter().count())
                .isEqualTo(1);
    }

    @Test
    void whatAMessageSaysAboutItself_becomesATagOnlyWhenItIsKnown() {
        for (int i = 0; i < 100; i++) {
            meters.on(message(new Spoken("made/up" + i, false, "made-up-" + i, "", "")));
            meters.on(message(new Spoken("made/up" + i, true, "", "", ""))); // somebody forgot to look
        }
        assertThat(values("mcp.method.name")).containsExactly("_OTHER");
        assertThat(values("mcp.protocol.version")).containsExactlyInAnyOrder("", "_OTHER");
    }

    @Test
    void flaggedResult_isCountedByWhatWasWrong() {
        meters.on(new ResultFlagged(origin(Door.MCP, Spoken.NOTHING), new EntryName(Feature.TOOL, "find", true),
                ResultFlagged.Flag.CANARY, true));
        assertThat(registry.get("portcullis.results.flagged")
                .tags("feature", "tool", "entry", "find", "flag", "canary", "withheld", "true").counter().count())
                .isEqualTo(1);
    }

    @Test
    void reasonNobodyListed_isNoTag() {
        call("find", true, Outcome.REFUSED, "made up here");
        assertThat(registry.get("portcullis.refusals").tag("reason", "other").counter().count()).isEqualTo(1);
    }

    @Test
    void session_isTimedByItsRevision() {
        meters.sessionEnded(Revision.V2025_06_18, Duration.ofMinutes(2));
        assertThat(registry.get("mcp.server.session.duration").tag("mcp.protocol.version", "2025-06-18").timer()
                .totalTime(TimeUnit.SECONDS)).isEqualTo(120);
    }

    private static MessageEnded message(Spoken spoken) {
        return new MessageEnded(origin(Door.MCP, spoken), Callers.key("alice"), Outcome.OK, Optional.empty(), 1_000);
    }

    private static CallEnded ended(Door door, Feature feature, Outcome outcome, String reason) {
        return new CallEnded(origin(door, new Spoken("tools/call", true, "2026-07-28", "", "")), Callers.key("alice"),
                new EntryName(feature, "find", true), Given.NOTHING, outcome, Optional.ofNullable(reason), 1_000);
    }

    private static Origin origin(Door door, Spoken spoken) {
        return new Origin(door, "192.0.2.1", "1", "00ff", spoken);
    }

    @Test
    void unknownNames_neverBecomeTags() {
        for (int i = 0; i < 1_000; i++) {
            call("made-up-" + i, false, Outcome.REFUSED, "unknown_tool");
        }
        assertThat(registry.getMeters()).hasSize(2);
        assertThat(values("entry")).containsExactly("unknown");
    }

    @Test
    void callersAndAddresses_neverBecomeTags() {
        call("find", true, Outcome.OK, null);
        meters.on(new CredentialRefused("192.0.2.1", "bearer", "credential_invalid", "00ff"));
        Set<String> keys = new TreeSet<>();
        registry.getMeters().forEach(meter -> meter.getId().getTags().stream().map(Tag::getKey).forEach(keys::add));
        assertThat(keys).containsExactly("entry", "feature", "outcome", "presented", "reason");
    }

    @Test
    void refusedCredential_isCounted() {
        meters.on(new CredentialRefused("192.0.2.1", "bearer", "credential_invalid", "00ff"));
        assertThat(registry.get("portcullis.credentials.refused").tags("presented", "bearer", "reason", "credential_invalid")
                .counter().count())
                .isEqualTo(1);
        assertThat(registry.get("portcullis.refusals").tags("entry", "none", "reason", "credential_invalid").counter().count())
                .isEqualTo(1);
    }

    private void call(String name, boolean known, Outcome outcome, String reason) {
        meters.on(new CallEnded(Origin.bean("00ff"), Callers.key("alice"), new EntryName(Feature.TOOL, name, known),
                Given.NOTHING,
                outcome,
                Optional.ofNullable(reason), 3_000_000));
    }

    private Set<String> values(String tag) {
        Set<String> values = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            Optional.ofNullable(meter.getId().getTag(tag)).ifPresent(values::add);
        }
        return values;
    }
}
