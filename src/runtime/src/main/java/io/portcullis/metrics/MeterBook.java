package io.portcullis.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.portcullis.credential.OnceInAWhile;
import io.portcullis.metrics.Meters.Kind;
import io.portcullis.redaction.Cause;

/**
 * Writes down what {@link Meters} declares, and nothing else. Nothing in it fails: what cannot be measured is not
 * measured, which is said in the log once in a while. Safe for use by many threads.
 */
public final class MeterBook {

    private static final Logger LOG = Logger.getLogger(MeterBook.class);

    /** What the semantic conventions advise for messages and sessions alike. */
    private static final Duration[] STEPS = LongStream
            .of(10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000)
            .mapToObj(Duration::ofMillis).toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<Page, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Page, Timer> timers = new ConcurrentHashMap<>();
    private final OnceInAWhile complaint = new OnceInAWhile(Duration.ofMinutes(1));

    public MeterBook(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Page(Meters meter, List<String> values) {

        static Page of(Meters meter, String... values) {
            List<String> closed = new ArrayList<>(values.length);
            for (int i = 0; i < values.length; i++) {
                closed.add(meter.labels().get(i).closed(values[i]));
            }
            return new Page(meter, closed);
        }

        List<Tag> tags() {
            List<Tag> tags = new ArrayList<>();
            for (int i = 0; i < meter.labels().size(); i++) {
                tags.add(Tag.of(meter.labels().get(i).key(), values.get(i)));
            }
            return tags;
        }
    }

    /** Counts one. @param values of its tags, in their order */
    void count(Meters meter, String... values) {
        safely(meter, () -> counters.computeIfAbsent(Page.of(meter, values), this::counter).increment());
    }

    /** Counts one that took so long. @param values of its tags, in their order */
    void time(Meters meter, long nanos, String... values) {
        safely(meter, () -> timers.computeIfAbsent(Page.of(meter, values), this::timer).record(nanos, TimeUnit.NANOSECONDS));
    }

    /** Asks for what a gauge stands at, or a counter, whenever somebody wants to know. One that cannot say is left out. */
    public void watch(Meters meter, DoubleSupplier now) {
        DoubleSupplier safe = () -> {
            try {
                return now.getAsDouble();
            } catch (RuntimeException | Error e) {
                complain(meter, e);
                return Double.NaN;
            }
        };
        safely(meter, () -> {
            if (meter.kind() == Kind.COUNTER) {
                // held weakly: what is asked must outlive this method, and the registry does
                FunctionCounter.builder(meter.key(), registry, same -> safe.getAsDouble()).description(meter.description())
                        .register(registry);
            } else {
                Gauge.builder(meter.key(), safe::getAsDouble).description(meter.description()).register(registry);
            }
        });
    }

    private Counter counter(Page page) {
        return Counter.builder(page.meter().key()).description(page.meter().description()).tags(page.tags())
                .register(registry);
    }

    private Timer timer(Page page) {
        Timer.Builder timer = Timer.builder(page.meter().key()).description(page.meter().description()).tags(page.tags());
        if (page.meter().kind() == Kind.HISTOGRAM) {
            timer.serviceLevelObjectives(STEPS);
        }
        return timer.register(registry);
    }

    /** A registry may be anybody's; whatever it throws is no reason for a call to fail. */
    private void safely(Meters meter, Runnable measuring) {
        try {
            measuring.run();
        } catch (RuntimeException | Error e) {
            complain(meter, e);
        }
    }

    private void complain(Meters meter, Throwable failure) {
        if (complaint.isDue()) {
            LOG.warnf(Cause.of(failure),
                    "The meter %s could not be used; there may be more, and it is not said again for a minute",
                    meter.key());
        }
    }
}
