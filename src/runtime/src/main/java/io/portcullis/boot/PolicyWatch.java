package io.portcullis.boot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
import io.vertx.core.Vertx;

/** Makes changes of the policy take effect at once: on calls that run, on streams that are open, and from the watched file. */
@Singleton
class PolicyWatch {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final LivePolicy policy;
    private final PolicyNames names;
    private final Events events;
    private final Vertx vertx;
    private final Optional<PolicyFile> file;
    private volatile boolean over;

    PolicyWatch(LivePolicy policy, LiveCatalog catalog, Blueprint blueprint, Events events, Vertx vertx, PolicyConfig config) {
        this.policy = policy;
        this.names = blueprint.policyNames();
        this.events = events;
        this.vertx = vertx;
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
            lookAgain(watched);
        });
    }

    private void lookAgain(PolicyFile watched) {
        if (!over) {
            vertx.setTimer(LOOK.toMillis(), due -> vertx.executeBlocking(() -> {
                watched.look();
                return null;
            }).onComplete(done -> lookAgain(watched)));
        }
    }

    @PreDestroy
    void end() {
        over = true;
    }
}
