package io.portcullis.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.gate.Gate;
import io.portcullis.protocol.Notifications;
import io.portcullis.protocol.Params;
import io.portcullis.protocol.RequestId;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;
import io.portcullis.refusal.RefusedException;
import io.portcullis.subscription.Changes;
import io.portcullis.subscription.Changes.Watcher;

/**
 * Answers {@code subscriptions/listen}: a stream of changes that stays open (U-01 to U-09). What the caller may hear is decided
 * when it opens and again for every change; it ends with the caller's credential.
 */
public final class Listen {

    private static final Map<String, Set<Feature>> LISTS = Map.of("toolsListChanged", EnumSet.of(Feature.TOOL),
            "promptsListChanged", EnumSet.of(Feature.PROMPT),
            "resourcesListChanged", EnumSet.of(Feature.RESOURCE, Feature.RESOURCE_TEMPLATE));

    private final Gate gate;
    private final Changes changes;
    private final Clock clock;
    private final Rules rules;
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    public Listen(Gate gate, Changes changes, Clock clock, Rules rules) {
        this.gate = gate;
        this.changes = changes;
        this.clock = clock;
        this.rules = rules;
    }

    /**
     * How far a subscription goes.
     *
     * @param maxUris how many addresses, and how many tasks, one may name
     * @param maxDuration how long one stays open at most
     */
    public record Rules(int maxUris, Duration maxDuration) {
    }

    /** Ends all, each with its result (U-08), and what still begins. */
    void end() {
        over = true;
        open.forEach(Subscription::end);
    }

    /** The handler, which also tells about the tasks that run here. */
    Handler with(TaskRuns runs) {
        return exchange -> answer(exchange, runs);
    }

    private CompletionStage<Reply> answer(Exchange exchange, TaskRuns runs) {
        exchange.requireParams();
        Params filter = exchange.params().requiredParams("notifications");
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        List<String> lists = new ArrayList<>();
        LISTS.keySet().stream().sorted().forEach(list -> {
            boolean served = LISTS.get(list).stream().anyMatch(exchange.view()::hasAny);
            if (filter.flag(list) && served) {
                lists.add(list);
                features.addAll(LISTS.get(list));
            }
        });
        List<String> uris = uris(exchange, filter);
        List<String> asked = askedTasks(exchange, filter);
        if (!exchange.outlet().canStream()) {
            throw new RefusedException(new Malformed(Fault.ACCEPT, "Accept must include text/event-stream"));
        }
        if (!exchange.outlet().stay()) {
            throw new RefusedException(new Overloaded(What.STREAMS, Duration.ofSeconds(30)));
        }
        Subscription subscription = new Subscription(exchange, features, Set.copyOf(uris));
        return Settled.reply(exchange, ownTasks(exchange, asked, runs)
                .thenCompose(taskIds -> open(subscription, new Heard(lists, uris, taskIds), runs)));
    }

    /** What a subscription is told about, as it is acknowledged. */
    private record Heard(List<String> lists, List<String> uris, List<String> taskIds) {
    }

    private CompletionStage<Reply> open(Subscription subscription, Heard heard, TaskRuns runs) {
        Exchange exchange = subscription.exchange;
        String address = exchange.incoming().sender().address();
        if (!changes.watch(exchange.caller(), address, subscription)) {
            throw new RefusedException(new Limited(Duration.ofSeconds(10)));
        }
        exchange.outlet().onGone(() -> subscription.end.complete(Reply.nothing())); // U-07
        Runnable unwatch = heard.taskIds().isEmpty() ? () -> {
        } : watchTasks(subscription, heard.taskIds(), runs);
        subscription.open(Notifications.acknowledged(exchange.id(), heard.lists(), heard.uris(), heard.taskIds()));
        open.add(subscription);
        exchange.account().granted();
        if (over) {
            subscription.end();
        }
        return subscription.end
                .completeOnTimeout(Reply.result(Notifications.ended(exchange.id())), millis(exchange.caller()),
                        TimeUnit.MILLISECONDS)
                .whenComplete((reply, failure) -> {
                    open.remove(subscription);
                    unwatch.run();
                    changes.unwatch(exchange.caller(), address, subscription);
                });
    }

    private Runnable watchTasks(Subscription subscription, List<String> ids, TaskRuns runs) {
        Exchange exchange = subscription.exchange;
        return runs.tasks().watch(task -> {
            if (ids.contains(task.id()) && gate.viewFor(exchange.caller()).mayUse(Feature.TOOL, task.tool())) {
                subscription.send(Notifications.task(runs.view(task), exchange.id()));
            }
        });
    }

    private List<String> askedTasks(Exchange exchange, Params filter) {
        List<String> asked = filter.listOfTexts("taskIds");
        if (!asked.isEmpty() && !exchange.capabilities().tasks()) {
            throw new RefusedException(TaskRequests.MISSING);
        }
        if (asked.size() > rules.maxUris()) {
            throw new RefusedException(new Malformed(Fault.PARAMS, "params.notifications.taskIds is too long"));
        }
        return asked.stream().distinct().toList();
    }

    /** The caller's own of the tasks that are asked for (K-13), as long as the caller may use their tools (AU-16). */
    private static CompletionStage<List<String>> ownTasks(Exchange exchange, List<String> asked, TaskRuns runs) {
        CompletionStage<List<String>> own = CompletableFuture.completedFuture(List.of());
        for (String id : asked) {
            own = own.thenCombine(runs.tasks().find(id, exchange.caller()), (before, found) -> {
                List<String> ids = new ArrayList<>(before);
                found.filter(task -> exchange.view().mayUse(Feature.TOOL, task.tool())).ifPresent(task -> ids.add(id));
                return ids;
            });
        }
        return own;
    }

    /** What may be read of what is asked for; the rest is left out of the acknowledgement (U-09). */
    private List<String> uris(Exchange exchange, Params filter) {
        List<String> asked = filter.listOfTexts("resourceSubscriptions");
        if (asked.size() > rules.maxUris()) {
            throw new RefusedException(new Malformed(Fault.PARAMS, "params.notifications.resourceSubscriptions is too long"));
        }
        return new LinkedHashSet<>(asked).stream().filter(exchange.view()::canRead).toList();
    }

    private long millis(Caller caller) {
        Optional<Duration> left = caller.expiresAt().map(end -> Duration.between(clock.instant(), end));
        Duration longest = left.filter(duration -> duration.compareTo(rules.maxDuration()) < 0).orElse(rules.maxDuration());
        return Math.max(0, longest.toMillis());
    }

    private final class Subscription implements Watcher {

        private final CompletableFuture<Reply> end = new CompletableFuture<>();
        private final Exchange exchange;
        private final Optional<RequestId> id;
        private final Set<Feature> features;
        private final Set<String> uris;
        private List<byte[]> early = new ArrayList<>();

        Subscription(Exchange exchange, Set<Feature> features, Set<String> uris) {
            this.exchange = exchange;
            this.id = Optional.of(exchange.id());
            this.features = features;
            this.uris = uris;
        }

        /** Ends it in the middle of its time. */
        void end() {
            end.complete(Reply.result(Notifications.ended(exchange.id())));
        }

        /** Nothing goes out before the acknowledgement (U-02). */
        synchronized void open(byte[] acknowledgement) {
            exchange.outlet().send(acknowledgement);
            early.forEach(exchange.outlet()::send);
            early = null;
        }

        @Override
        public void listChanged(Feature feature) {
            if (features.contains(feature)) {
                send(Notifications.listChanged(feature, id));
            }
        }

        @Override
        public void resourceUpdated(String uri) {
            if (uris.contains(uri) && gate.viewFor(exchange.caller()).canRead(uri)) {
                send(Notifications.resourceUpdated(uri, id));
            }
        }

        private synchronized void send(byte[] message) {
            if (early != null) {
                early.add(message);
            } else if (!exchange.outlet().send(message)) {
                end.complete(Reply.nothing());
            }
        }
    }
}
