package io.portcullis.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.fake.ManualTime;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;

/** How much is taken on, and that every place comes back once. */
class EntranceTest {

    private final ManualTime time = new ManualTime();
    private final Places requests = new Places(2);
    private final Places streams = new Places(1);
    private final Entrance entrance = new Entrance(floods(Optional.of(new Rate(2, Duration.ofMinutes(1), 2, Refill.GREEDY))),
            requests, streams, new Shares(2, 2));

    @Test
    void oneTooManyFromAnAddress_isRefusedUntilAPermitComesBack() {
        assertThat(entrance.refuse("192.0.2.1")).isEmpty();
        assertThat(entrance.refuse("192.0.2.1")).isEmpty();
        assertThat(entrance.refuse("192.0.2.1")).contains(new Overloaded(What.ADDRESS, Duration.ofSeconds(30)));
        assertThat(entrance.refuse("192.0.2.2")).isEmpty();
        time.advance(Duration.ofSeconds(30));
        assertThat(entrance.refuse("192.0.2.1")).isEmpty();
    }

    @Test
    void clientOfIpv6_isCountedByItsNetwork() {
        assertThat(entrance.refuse("2001:db8:1:2::1")).isEmpty();
        assertThat(entrance.refuse("2001:db8:1:2::2")).isEmpty();
        assertThat(entrance.refuse("2001:db8:1:2::3")).isPresent();
        assertThat(entrance.refuse("2001:db8:1:3::1")).isEmpty();
    }

    @Test
    void withoutARate_nobodyIsCounted() {
        Entrance open = new Entrance(floods(Optional.empty()), requests, streams, new Shares(2, 2));
        for (int i = 0; i < 1_000; i++) {
            assertThat(open.refuse("192.0.2.1")).isEmpty();
        }
    }

    @Test
    void closedEntrance_refusesEverybody() {
        entrance.close();
        assertThat(entrance.refuse("192.0.2.1")).get().extracting("what").isEqualTo(What.STOPPING);
    }

    @Test
    void oneTooMany_hasNoPlaceUntilOneEnds() {
        Ticket one = entrance.enter().orElseThrow();
        assertThat(entrance.enter()).isPresent();
        assertThat(entrance.enter()).isEmpty();
        one.end();
        assertThat(entrance.enter()).isPresent();
        assertThat(entrance.enter()).isEmpty();
    }

    @Test
    void endToldTwice_givesOnePlaceBack() {
        Ticket one = entrance.enter().orElseThrow();
        entrance.enter().orElseThrow();
        one.end();
        one.end();
        assertThat(requests.taken()).isEqualTo(1);
    }

    @Test
    void streamThatStays_isInFlightNoLonger() {
        Ticket one = entrance.enter().orElseThrow();
        assertThat(one.stay()).isTrue();
        assertThat(one.stay()).isTrue();
        assertThat(requests.taken()).isZero();
        assertThat(streams.taken()).isEqualTo(1);
        one.end();
        assertThat(streams.taken()).isZero();
        assertThat(requests.taken()).isZero();
    }

    @Test
    void oneStreamTooMany_keepsItsPlaceAmongTheRequests() {
        entrance.enter().orElseThrow().stay();
        Ticket other = entrance.enter().orElseThrow();
        assertThat(other.stay()).isFalse();
        assertThat(requests.taken()).isEqualTo(1);
        other.end();
        assertThat(requests.taken()).isZero();
        assertThat(streams.taken()).isEqualTo(1);
    }

    @Test
    void streamOfAClientThatIsGone_takesNoPlace() {
        Ticket gone = entrance.enter().orElseThrow();
        gone.end();
        assertThat(gone.stay()).isTrue();
        assertThat(streams.taken()).isZero();
        assertThat(requests.taken()).isZero();
    }

    @Test
    void placeThatIsHandedOver_isGivenBackByTheHeir() {
        Ticket post = entrance.enter().orElseThrow();
        Ticket call = post.handOver();
        post.end();
        assertThat(requests.taken()).isEqualTo(1);
        call.end();
        call.end();
        assertThat(requests.taken()).isZero();
    }

    @Test
    void whoWaitsForTheLast_hearsOfItOnce() {
        AtomicInteger heard = new AtomicInteger();
        requests.whenEmpty(heard::incrementAndGet);
        assertThat(heard).hasValue(1);
        Ticket one = entrance.enter().orElseThrow();
        Ticket other = entrance.enter().orElseThrow();
        requests.whenEmpty(heard::incrementAndGet);
        one.end();
        assertThat(heard).hasValue(1);
        other.end();
        entrance.enter().orElseThrow().end();
        assertThat(heard).hasValue(2);
    }

    private Floods floods(Optional<Rate> rate) {
        return new Floods(new Limiter(1_000, time), rate);
    }

    @Test
    void oneAddressAndOneCaller_haveNoMoreThanTheirShare() {
        Shares shares = new Shares(1, 1);
        Entrance wide = new Entrance(floods(Optional.empty()), new Places(10), streams, shares);
        Ticket one = wide.enter().orElseThrow();
        assertThat(Entrance.refuseShare(one, "2001:db8:1:2::1")).isEmpty();
        assertThat(one.ofCaller("alice")).isTrue();
        Ticket other = wide.enter().orElseThrow();
        assertThat(Entrance.refuseShare(other, "2001:db8:1:2::2")).isPresent();
        assertThat(Entrance.refuseShare(other, "192.0.2.1")).isEmpty();
        assertThat(other.ofCaller("alice")).isFalse();
        assertThat(other.ofCaller("bob")).isTrue();
        one.end();
        Ticket next = wide.enter().orElseThrow();
        assertThat(next.ofCaller("alice")).isTrue();
        next.handOver().end();
        next.end();
        other.end();
        assertThat(shares.sharers()).isZero();
    }

    @Test
    void streamThatStays_needsNoShare() {
        Shares shares = new Shares(1, 1);
        Ticket stream = new Entrance(floods(Optional.empty()), requests, streams, shares).enter().orElseThrow();
        assertThat(stream.ofCaller("alice")).isTrue();
        assertThat(stream.stay()).isTrue();
        assertThat(shares.sharers()).isZero();
        assertThat(stream.ofCaller("alice")).isTrue();
        stream.end();
        assertThat(shares.sharers()).isZero();
    }
}
