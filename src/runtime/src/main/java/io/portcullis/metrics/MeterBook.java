package io.portcullis.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
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

    /** A meter with the values of its tags. Looked up twice in every call, so it is an array and not a list. */
    private static final class Page {

        private final Meters meter;
        private final String[] values;
        private final int hash;

        Page(Meters meter, String[] values) {
            this.meter = meter;
            this.values = values;
            this.hash = 31 * meter.hashCode() + Arrays.hashCode(values);
        }

        /** The same, with values from the closed lists only. */
        Page closed() {
            String[] closed = new String[values.length];
            for (int i = 0; i < values.length; i++) {
                closed[i] = meter.labels().get(i).closed(values[i]);
            }
            return new Page(meter, closed);
        }

        List<Tag> tags() {
            List<Tag> tags = new ArrayList<>();
            for (int i = 0; i < meter.labels().size(); i++) {
                tags.add(Tag.of(meter.labels().get(i).key(), values[i]));
            }
            return tags;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Page page && hash == page.hash && meter == page.meter
                    && Arrays.equals(values, page.values);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Counts one. @param values of its tags, in their order */
    void count(Meters meter, String... values) {
        try {
            meter(counters, new Page(meter, values), this::counter).increment();
        } catch (RuntimeException | Error e) {
            complain(meter, e);
        }
    }

    /** Counts one that took so long. @param values of its tags, in their order */
    void time(Meters meter, long nanos, String... values) {
        try {
            meter(timers, new Page(meter, values), this::timer).record(nanos, TimeUnit.NANOSECONDS);
        } catch (RuntimeException | Error e) {
            complain(meter, e);
        }
    }

    /** Only pages of closed values are kept, so one that is found needs no second look. */
    private static <M> M meter(Map<Page, M> meters, Page page, Function<Page, M> made) {
        M known = meters.get(page);
        return known != null ? known : meters.computeIfAbsent(page.closed(), made);
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
        try {
            if (meter.kind() == Kind.COUNTER) {
                // held weakly: what is asked must outlive this method, and the registry does
                FunctionCounter.builder(meter.key(), registry, same -> safe.getAsDouble()).description(meter.description())
                        .register(registry);
            } else {
                Gauge.builder(meter.key(), safe::getAsDouble).description(meter.description()).register(registry);
            }
        } catch (RuntimeException | Error e) {
            complain(meter, e);
        }
    }

    private Counter counter(Page page) {
        return Counter.builder(page.meter.key()).description(page.meter.description()).tags(page.tags())
                .register(registry);
    }

    private Timer timer(Page page) {
        Timer.Builder timer = Timer.builder(page.meter.key()).description(page.meter.description()).tags(page.tags());
        if (page.meter.kind() == Kind.HISTOGRAM) {
            timer.serviceLevelObjectives(STEPS);
        }
        return timer.register(registry);
    }

    /** A registry may be anybody's; whatever it throws is no reason for a call to fail. */
    private void complain(Meters meter, Throwable failure) {
        if (complaint.isDue()) {
            LOG.warnf(Cause.of(failure),
                    "The meter %s could not be used; there may be more, and it is not said again for a minute",
                    meter.key());
        }
    }
}
