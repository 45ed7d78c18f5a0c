package io.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.fake.FakeClock;

/** What anybody can cause without a credential does not fill the audit. */
class SparinglyTest {

    private final FakeClock clock = new FakeClock("2026-11-23T05:00:00Z");
    private final List<String> lines = new ArrayList<>();
    private final AuditLog log = new AuditLog(clock, lines::add);

    @Test
    void refusedRequest_isOneRecord() {
        refused("192.0.2.1", "overloaded_address");
        assertThat(lines).containsExactly("{\"time\":\"2026-11-23T05:00:00Z\",\"event\":\"request\",\"address\":\"192.0.2.1\","
                + "\"outcome\":\"refused\",\"reason\":\"overloaded_address\"}");
    }

    @Test
    void sameAddressAndReason_isWrittenOnceAMinute() {
        for (int i = 0; i < 100; i++) {
            refused("192.0.2.1", "overloaded_address");
        }
        assertThat(lines).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        refused("192.0.2.1", "overloaded_address");
        assertThat(lines).hasSize(2);
    }

    @Test
    void otherAddress_orOtherReason_isWritten() {
        refused("192.0.2.1", "overloaded_address");
        refused("192.0.2.2", "overloaded_address");
        refused("192.0.2.1", "forbidden_host");
        assertThat(lines).hasSize(3);
    }

    @Test
    void tooManyAddresses_areWrittenUpToABound() {
        for (int i = 0; i < 3 * Sparingly.MAX_KNOWN; i++) {
            refused("192.0.2." + i, "overloaded_address");
        }
        assertThat(lines).hasSize(Sparingly.MAX_KNOWN);
        clock.advance(Duration.ofMinutes(1));
        refused("192.0.2.1", "overloaded_address");
        assertThat(lines).hasSize(Sparingly.MAX_KNOWN + 1);
    }

    private void refused(String address, String reason) {
        log.on(new RequestEnded("c", address, Optional.empty(), What.MESSAGE, Outcome.REFUSED, Optional.of(reason)));
    }
}
