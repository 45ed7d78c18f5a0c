package io.portcullis.boot;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.portcullis.event.Events;
import io.portcullis.management.SharedSwitches;
import io.portcullis.policy.LivePolicy;
import io.portcullis.spi.Nodes;
import io.portcullis.spi.SwitchStore;
import io.quarkus.arc.InjectableInstance;

/** Looks every few seconds for switches that were turned on other nodes, where they are shared. */
@Singleton
class SwitchWatch {

    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Optional<SharedSwitches> shared;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(step -> {
        Thread thread = new Thread(step, "portcullis-switches");
        thread.setDaemon(true);
        return thread;
    });

    SwitchWatch(LivePolicy policy, InjectableInstance<SwitchStore> stores, Nodes nodes, Events events) {
        this.shared = Brought.by(stores).map(store -> new SharedSwitches(policy, store, nodes, events));
    }

    Optional<SharedSwitches> shared() {
        return shared;
    }

    void begin() {
        shared.ifPresent(switches -> {
            Unending look = new Unending("Looking at the switches of other nodes", switches::look);
            clock.execute(look);
            look.every(LOOK, clock);
        });
    }

    @PreDestroy
    void end() {
        clock.shutdownNow();
    }
}
