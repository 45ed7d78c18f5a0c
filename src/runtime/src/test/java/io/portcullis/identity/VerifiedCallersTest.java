package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.credential.Presented;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.ManualTime;
import io.quarkus.security.identity.SecurityIdentity;

class VerifiedCallersTest {

    private static final SecurityIdentity ALICE = PlainIdentity.of(Callers.key("alice"));

    private final FakeClock clock = new FakeClock("2030-01-01T00:00:00Z");
    private final VerifiedCallers callers = new VerifiedCallers(Duration.ofSeconds(30), 100,
            new ManualTime()::currentTimeNanos, clock);

    @Test
    void credential_isKnownByItsDigest() {
        ByteBuffer key = callers.key(new Presented(Kind.BEARER, "hush"));
        assertThat(key.array()).hasSize(32);
        assertThat(new String(key.array(), StandardCharsets.ISO_8859_1)).doesNotContain("hush");
    }

    @Test
    void kinds_areApart() {
        callers.keep(callers.key(new Presented(Kind.BEARER, "a")), ALICE, Long.MAX_VALUE);
        assertThat(callers.find(callers.key(new Presented(Kind.BEARER, "a")))).isSameAs(ALICE);
        assertThat(callers.find(callers.key(new Presented(Kind.API_KEY, "a")))).isNull();
        assertThat(callers.find(callers.key(new Presented(Kind.DPOP, "a")))).isNull();
        assertThat(callers.find(callers.key(new Presented(Kind.BEARER, "b")))).isNull();
    }

    @Test
    void everybodyCanBeForgotten() {
        callers.keep(callers.key(new Presented(Kind.BEARER, "a")), ALICE, Long.MAX_VALUE);
        callers.forget();
        assertThat(callers.find(callers.key(new Presented(Kind.BEARER, "a")))).isNull();
        callers.keep(callers.key(new Presented(Kind.BEARER, "a")), ALICE, Long.MAX_VALUE);
        assertThat(callers.find(callers.key(new Presented(Kind.BEARER, "a")))).isSameAs(ALICE);
    }

    @Test // it may have been found good before it was revoked
    void whoIsBeingVerifiedMeanwhile_isNotRemembered() {
        ByteBuffer begun = callers.key(new Presented(Kind.BEARER, "a"));
        callers.forget();
        callers.keep(begun, ALICE, Long.MAX_VALUE);
        assertThat(callers.find(callers.key(new Presented(Kind.BEARER, "a")))).isNull();
    }

    @Test
    void memory_isBounded() {
        for (int i = 0; i < 10_000; i++) {
            callers.keep(callers.key(new Presented(Kind.BEARER, "t" + i)), ALICE, Long.MAX_VALUE);
        }
        assertThat(callers.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void whatIsKeptUnderNothing_isNotKept() {
        callers.keep(null, ALICE, Long.MAX_VALUE);
        assertThat(callers.size()).isZero();
        assertThat(callers.find(null)).isNull();
    }

    @Test
    void credentialThatHasEnded_isNotKnown() {
        ByteBuffer key = callers.key(new Presented(Kind.BEARER, "a"));
        callers.keep(key, ALICE, clock.millis() + 1);
        assertThat(callers.find(key)).isSameAs(ALICE);
        clock.advance(Duration.ofMillis(1));
        assertThat(callers.find(key)).isNull();
    }

    @Test
    void callersOfOneMoment_areNotAllVerifiedAgainInOne() {
        ManualTime time = new ManualTime();
        VerifiedCallers many = new VerifiedCallers(Duration.ofSeconds(30), 2_000, time::currentTimeNanos, clock);
        List<ByteBuffer> keys = IntStream.range(0, 1_000).mapToObj(i -> many.key(new Presented(Kind.BEARER, "t" + i))).toList();
        keys.forEach(key -> many.keep(key, ALICE, Long.MAX_VALUE));
        time.advance(Duration.ofMillis(22_499));
        assertThat(keys).allMatch(key -> many.find(key) != null);
        time.advance(Duration.ofMillis(3_751));
        assertThat(keys.stream().filter(key -> many.find(key) != null).count()).isBetween(350L, 650L);
        time.advance(Duration.ofMillis(3_750));
        assertThat(keys).allMatch(key -> many.find(key) == null);
    }

    @Test
    void withoutMemory_thereIsNoDigestEither() {
        VerifiedCallers off = new VerifiedCallers(Duration.ZERO, 100, new ManualTime()::currentTimeNanos, clock);
        assertThat(off.key(new Presented(Kind.BEARER, "a"))).isNull();
    }
}
