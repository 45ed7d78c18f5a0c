package io.portcullis.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.event.Administered;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Door;
import io.portcullis.event.Given;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.event.ResultFlagged;
import io.portcullis.event.ResultFlagged.Flag;

/** A registry that breaks at every turn harms nothing, and is spoken of now and then. */
class MeterBookTest {

    private static final Logger LOG = Logger.getLogger(MeterBook.class.getName());

    private final List<String> said = new ArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord written) {
            said.add(written.getMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listening);
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(listening);
    }

    /** Not even an error escapes: a class that a registry cannot find is one. */
    private static final class Broken extends SimpleMeterRegistry {

        Broken() {
            super(SimpleConfig.DEFAULT, Clock.SYSTEM);
        }

        @Override
        protected Counter newCounter(Meter.Id id) {
            throw new NoClassDefFoundError("broken");
        }

        @Override
        protected Timer newTimer(Meter.Id id, DistributionStatisticConfig steps, PauseDetector pauses) {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void registryThatThrows_reachesNobody() {
        CallMeters meters = new CallMeters(new MeterBook(new Broken()));
        assertThatCode(() -> tellEverything(meters)).doesNotThrowAnyException();
    }

    @Test
    void registryThatThrows_isSaidOnceInAWhile() {
        CallMeters meters = new CallMeters(new MeterBook(new Broken()));
        for (int i = 0; i < 100; i++) {
            tellEverything(meters);
        }
        assertThat(said).hasSize(1);
    }

    @Test
    void gaugeThatThrows_standsAtNothing() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new MeterBook(registry).watch(Meters.SESSIONS, () -> {
            throw new IllegalStateException("broken");
        });
        assertThat(registry.get("portcullis.sessions").gauge().value()).isNaN();
    }

    @Test
    void watchedCounter_isOne() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new MeterBook(registry).watch(Meters.LOCKOUTS, () -> 3);
        System.gc(); // nobody but the meter knows what to ask
        assertThat(registry.get("portcullis.addresses.lockouts").functionCounter().count()).isEqualTo(3);
    }

    private static void tellEverything(CallMeters meters) {
        Origin origin = new Origin(Door.MCP, "192.0.2.1", "1", "00ff");
        Caller caller = Caller.anonymous();
        EntryName entry = new EntryName(Feature.TOOL, "find", true);
        meters.on(new CallEnded(origin, caller, entry, Given.NOTHING, Outcome.REFUSED, Optional.of("denied_role"), 1));
        meters.on(new MessageEnded(origin, caller, Outcome.REFUSED, Optional.of("denied_role"), 1));
        meters.on(new RequestEnded("00ff", "192.0.2.1", Optional.empty(), What.MESSAGE, Outcome.OK, Optional.of("locked")));
        meters.on(new CredentialRefused("192.0.2.1", "bearer", "credential_invalid", "00ff"));
        meters.on(new ResultFlagged(origin, entry, Flag.CANARY, true));
        meters.on(new PolicyChanged("file", "", "", Outcome.OK));
        meters.on(new LimitStoreChanged(false));
        meters.on(new Administered("00ff", "192.0.2.1", caller, "posture", "", Optional.empty()));
    }
}
