package io.portcullis.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

import io.portcullis.event.CallBegins;
import io.portcullis.event.Events;
import io.portcullis.event.Ledger;
import io.portcullis.fake.ManualTime;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.RateLimiter;
import io.portcullis.overload.Entrance;
import io.portcullis.overload.Floods;
import io.portcullis.overload.Places;
import io.portcullis.overload.Shares;

class HealthChecksTest {

    private static final int ANY = 10;

    private final ManualTime time = new ManualTime();
    private final Entrance entrance = new Entrance(new Floods(new Limiter(ANY, time), Optional.empty()), new Places(ANY),
            new Places(ANY), new Shares(ANY, ANY));
    private final RateLimiter limits = RateLimiter.ofThisNode(new Limiter(ANY, time));
    private boolean room = true;
    private boolean begun = true;
    private boolean beating = true;

    private final Pulse watch = new Pulse() {
        @Override
        public boolean hasBegun() {
            return begun;
        }

        @Override
        public boolean beats() {
            return beating;
        }
    };

    private final Ledger ledger = new Ledger() {
        @Override
        public boolean hasRoom() {
            return room;
        }

        @Override
        public CompletionStage<Boolean> writeAhead(CallBegins event) {
            return CompletableFuture.completedFuture(room);
        }
    };

    @Test
    void nodeThatServes_isReady() {
        assertThat(ready().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void nodeThatEnds_isNotReady() {
        entrance.close();
        assertThat(ready().getStatus()).isEqualTo(Status.DOWN);
        assertThat(ready().getData().orElseThrow()).containsEntry("serving", "ending");
    }

    @Test
    void auditWithoutRoom_isNotReady() {
        room = false;
        assertThat(ready().getStatus()).isEqualTo(Status.DOWN);
        assertThat(ready().getData().orElseThrow()).containsEntry("audit", "has no room");
    }

    @Test
    void watchThatStandsStill_isNotAlive() {
        assertThat(new Alive(watch).call().getStatus()).isEqualTo(Status.UP);
        beating = false;
        assertThat(new Alive(watch).call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void nodeThatStarts_isAliveAndNotStarted() {
        begun = false;
        beating = false;
        assertThat(new Alive(watch).call().getStatus()).isEqualTo(Status.UP);
        assertThat(new Started(watch).call().getStatus()).isEqualTo(Status.DOWN);
    }

    private HealthCheckResponse ready() {
        return new Ready(entrance, new Events(List.of(), ledger), limits).call();
    }
}
