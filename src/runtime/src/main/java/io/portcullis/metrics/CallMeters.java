package io.portcullis.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.portcullis.api.Feature;
import io.portcullis.event.Administered;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.Listener;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Outcome;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.ResultFlagged;

/**
 * Counts and times calls.
 * <ul>
 * <li>{@code portcullis.calls}: a timer; tags {@code feature} (the kind of entry), {@code entry} (a name of the catalog, or
 * {@code unknown}) and {@code outcome} ({@link Outcome}, in lower case).
 * <li>{@code portcullis.refusals}: a counter; tags {@code feature}, {@code entry} and {@code reason} (a word of the refusals).
 * {@code feature} and {@code entry} are {@code none} for requests refused before it was looked at what they ask for.
 * <li>{@code portcullis.credentials.refused}: a counter; tags {@code presented} and {@code reason}.
 * <li>{@code portcullis.policy.changes}: a counter; tags {@code source} and {@code outcome} ({@code error}: what was there
 * before stays in force).
 * <li>{@code portcullis.limits.store.changes}: a counter; tag {@code state}, {@code unreachable} or {@code reachable}.
 * <li>{@code portcullis.management.requests}: a counter; tags {@code action} and {@code reason} ({@code none} when it was not
 * refused).
 * </ul>
 */
public final class CallMeters implements Listener {

    private static final String UNKNOWN = "unknown";
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Map<EntryTags, Timer> calls = new ConcurrentHashMap<>();
    private final Map<EntryTags, Counter> refusals = new ConcurrentHashMap<>();
    private final Map<String, Counter> early = new ConcurrentHashMap<>();
    private final Map<Tags, Counter> credentials = new ConcurrentHashMap<>();
    private final Map<Tags, Counter> policies = new ConcurrentHashMap<>();
    private final Map<Tags, Counter> management = new ConcurrentHashMap<>();

    public CallMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void on(CallEnded event) {
        String entry = event.entry().known() ? event.entry().text() : UNKNOWN;
        Feature feature = event.entry().feature();
        calls.computeIfAbsent(new EntryTags(feature, entry, word(event.outcome())), this::timer)
                .record(event.nanos(), TimeUnit.NANOSECONDS);
        event.reason().ifPresent(
                reason -> refusals.computeIfAbsent(new EntryTags(feature, entry, reason), this::refusalCounter).increment());
    }

    @Override
    public void on(MessageEnded event) {
        // not counted yet
    }

    @Override
    public void on(ResultFlagged event) {
        // not counted yet
    }

    @Override
    public void on(CredentialRefused event) {
        credentials.computeIfAbsent(new Tags(event.kind(), event.reason()), this::credentialCounter).increment();
    }

    @Override
    public void on(RequestEnded event) {
        event.reason().ifPresent(reason -> early.computeIfAbsent(reason, this::earlyCounter).increment());
    }

    @Override
    public void on(PolicyChanged event) {
        policies.computeIfAbsent(new Tags(event.source(), word(event.outcome())), this::policyCounter).increment();
    }

    @Override
    public void on(LimitStoreChanged event) {
        registry.counter("portcullis.limits.store.changes", "state", event.reachable() ? "reachable" : "unreachable")
                .increment();
    }

    @Override
    public void on(Administered event) {
        management.computeIfAbsent(new Tags(event.action(), event.reason().orElse("none")), this::managementCounter)
                .increment();
    }

    private Timer timer(EntryTags tags) {
        return Timer.builder("portcullis.calls").description("Calls of entries, by how they ended")
                .tag("feature", word(tags.feature())).tag("entry", tags.entry()).tag("outcome", tags.ending())
                .register(registry);
    }

    private Counter refusalCounter(EntryTags tags) {
        return Counter.builder("portcullis.refusals").description("Calls the gate refused, by reason")
                .tag("feature", word(tags.feature())).tag("entry", tags.entry()).tag("reason", tags.ending())
                .register(registry);
    }

    private Counter earlyCounter(String reason) {
        return Counter.builder("portcullis.refusals").tag("feature", NONE).tag("entry", NONE).tag("reason", reason)
                .register(registry);
    }

    private Counter credentialCounter(Tags tags) {
        return Counter.builder("portcullis.credentials.refused").description("Credentials that did not hold, by reason")
                .tag("presented", tags.first()).tag("reason", tags.second()).register(registry);
    }

    private Counter policyCounter(Tags tags) {
        return Counter.builder("portcullis.policy.changes").description("Changes of the run-time policy")
                .tag("source", tags.first()).tag("outcome", tags.second()).register(registry);
    }

    private Counter managementCounter(Tags tags) {
        return Counter.builder("portcullis.management.requests").description("Requests to the management interface")
                .tag("action", tags.first()).tag("reason", tags.second()).register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private record EntryTags(Feature feature, String entry, String ending) {
    }

    private record Tags(String first, String second) {
    }
}
