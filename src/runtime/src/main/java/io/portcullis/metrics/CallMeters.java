package io.portcullis.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Listener;
import io.portcullis.event.Outcome;

/**
 * Counts and times calls.
 * <ul>
 * <li>{@code portcullis.calls}: a timer; tags {@code entry} (a name of the catalog, or {@code unknown}) and {@code outcome}
 * ({@link Outcome}, in lower case).
 * <li>{@code portcullis.refusals}: a counter; tags {@code entry} and {@code reason} (a word of the refusals).
 * <li>{@code portcullis.credentials.refused}: a counter; tags {@code presented} and {@code reason}.
 * </ul>
 */
public final class CallMeters implements Listener {

    private static final String UNKNOWN = "unknown";

    private final MeterRegistry registry;
    private final Map<Tags, Timer> calls = new ConcurrentHashMap<>();
    private final Map<Tags, Counter> refusals = new ConcurrentHashMap<>();
    private final Map<Tags, Counter> credentials = new ConcurrentHashMap<>();

    public CallMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void on(CallEnded event) {
        String entry = event.entry().known() ? event.entry().text() : UNKNOWN;
        calls.computeIfAbsent(new Tags(entry, event.outcome().name().toLowerCase(Locale.ROOT)), this::timer)
                .record(event.nanos(), TimeUnit.NANOSECONDS);
        event.reason().ifPresent(
                reason -> refusals.computeIfAbsent(new Tags(entry, reason), this::refusalCounter).increment());
    }

    @Override
    public void on(CredentialRefused event) {
        credentials.computeIfAbsent(new Tags(event.kind(), event.reason()), this::credentialCounter).increment();
    }

    private Timer timer(Tags tags) {
        return Timer.builder("portcullis.calls").description("Calls of entries, by how they ended")
                .tag("entry", tags.first()).tag("outcome", tags.second()).register(registry);
    }

    private Counter refusalCounter(Tags tags) {
        return Counter.builder("portcullis.refusals").description("Calls the gate refused, by reason")
                .tag("entry", tags.first()).tag("reason", tags.second()).register(registry);
    }

    private Counter credentialCounter(Tags tags) {
        return Counter.builder("portcullis.credentials.refused").description("Credentials that did not hold, by reason")
                .tag("presented", tags.first()).tag("reason", tags.second()).register(registry);
    }

    private record Tags(String first, String second) {
    }
}
