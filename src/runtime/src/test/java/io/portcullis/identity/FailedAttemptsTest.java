package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.fake.ManualTime;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;

/** Whose failures are counted together. */
class FailedAttemptsTest {

    private final ManualTime time = new ManualTime();
    private final FailedAttempts attempts = new FailedAttempts(new Limiter(1_000, time),
            new Rate(2, Duration.ofMinutes(1), 2, Refill.GREEDY));

    @Test
    void addressWithoutFailures_isNotLocked() {
        assertThat(attempts.locked("192.0.2.1")).isEmpty();
    }

    @Test
    void lastPermit_locksUntilOneComesBack() {
        attempts.failed("192.0.2.1");
        assertThat(attempts.locked("192.0.2.1")).isEmpty();
        attempts.failed("192.0.2.1");
        assertThat(attempts.locked("192.0.2.1")).contains(Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(30));
        assertThat(attempts.locked("192.0.2.1")).isEmpty();
        attempts.failed("192.0.2.1");
        assertThat(attempts.locked("192.0.2.1")).isPresent();
    }

    @Test
    void lockedNetworks_areCounted_andEachLockoutOnce() {
        lock("192.0.2.1");
        lock("2001:db8::1");
        attempts.failed("2001:db8::2");
        attempts.failed("192.0.2.3");
        assertThat(attempts.lockedLately()).isEqualTo(2);
        assertThat(attempts.lockouts()).isEqualTo(2);
    }

    @Test
    void asking_takesNoPermit() {
        for (int i = 0; i < 10; i++) {
            assertThat(attempts.locked("192.0.2.1")).isEmpty();
        }
    }

    @ParameterizedTest // a client of IPv6 has a network of its own to choose addresses from
    @CsvSource({ "2001:db8:1:2::1,2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8::1,2001:DB8:0:0:0:0:0:2",
            "[2001:db8::1],2001:db8::7", "fe80::1%eth0,fe80::2", "192.0.2.1,::ffff:192.0.2.1",
            "::ffff:c000:201,::FFFF:192.0.2.1", "unknown,unknown" })
    void oneClient_isCountedAsOne(String one, String other) {
        lock(one);
        assertThat(attempts.locked(other)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({ "192.0.2.1,192.0.2.2", "2001:db8:1:2::1,2001:db8:1:3::1", "::1,2001:db8::1",
            "::ffff:192.0.2.1,::ffff:192.0.2.2", "::ffff:192.0.2.1,::1", "unknown,192.0.2.1", "::ffff:192.0.2.1,unknown" })
    void twoClients_areCountedApart(String one, String other) {
        lock(one);
        assertThat(attempts.locked(other)).isEmpty();
    }

    @Test
    void lockedNetworks_areKeptUpToABound() {
        FailedAttempts many = new FailedAttempts(new Limiter(200_000, time),
                new Rate(1, Duration.ofMinutes(1), 1, Refill.GREEDY));
        for (int network = 0; network < 100_000; network++) {
            many.failed("10." + (network >> 16) + "." + (network >> 8 & 255) + "." + (network & 255));
        }
        assertThat(many.lockedLately()).isBetween(1L, 50_000L);
    }

    private void lock(String address) {
        attempts.failed(address);
        attempts.failed(address);
        assertThat(attempts.locked(address)).isPresent();
    }
}
