package io.portcullis.boot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.portcullis.api.Feature;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.config.PolicyConfig;
import io.portcullis.engine.Running;
import io.portcullis.event.Events;
import io.portcullis.event.Outcome;
import io.portcullis.event.PolicyChanged;
import io.portcullis.management.PolicyFile;
import io.portcullis.management.PolicyNames;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.subscription.Changes;

/** Makes changes of the policy take effect at once: on calls that run, on streams that are open, and from the watched file. */
@Singleton
class PolicyWatch {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final LivePolicy policy;
    private final PolicyNames names;
    private final Events events;
    private final Optional<PolicyFile> file;
    private final ScheduledExecutorService clock = thread();

    PolicyWatch(LivePolicy policy, LiveCatalog catalog, Blueprint blueprint, Events events, PolicyConfig config) {
        this.policy = policy;
        this.names = blueprint.policyNames();
        this.events = events;
        this.file = config.file().map(path -> new PolicyFile(path, policy, catalog, events));
    }

    void begin(Running running, Changes changes) {
        policy.watch(running::recheck);
        policy.watch(() -> List.of(Feature.values()).forEach(changes::listChanged));
        List<String> loosened = names.loosened(policy.said(Source.CONFIGURATION));
        if (!loosened.isEmpty()) {
            events.tell(new PolicyChanged("configuration", "", "allow-loosening for " + String.join(", ", loosened),
                    Outcome.OK));
        }
        file.ifPresent(watched -> {
            watched.look();
            watched.look(); // before anything is served, what is there is what holds
            new Unending("Looking at the policy file", watched::look).every(LOOK, clock);
        });
    }

    /** A thread of its own: calls that keep all others busy must not keep the switch from being turned that stops them. */
    private static ScheduledExecutorService thread() {
        return Executors.newSingleThreadScheduledExecutor(step -> {
            Thread thread = new Thread(step, "portcullis-policy");
            thread.setDaemon(true);
            return thread;
        });
    }

    @PreDestroy
    void end() {
        clock.shutdownNow();
    }
}
