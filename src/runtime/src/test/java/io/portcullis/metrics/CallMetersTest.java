package io.portcullis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.api.Feature;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.fake.Callers;

class CallMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CallMeters meters = new CallMeters(registry);

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
        assertThat(registry.getMeters()).hasSize(1);
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
            values.add(meter.getId().getTag(tag));
        }
        return values;
    }
}
