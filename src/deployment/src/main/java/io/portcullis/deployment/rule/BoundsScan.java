package io.portcullis.deployment.rule;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.portcullis.catalog.Bounds;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Declared;
import io.portcullis.deployment.index.Values;

/**
 * Finds how much of the server an entry may take: {@code @Timeout} and {@code @Bulkhead} of MicroProfile Fault Tolerance on its
 * method, else on its class. They hold with and without the extension that brings them.
 */
public final class BoundsScan {

    private static final DotName TIMEOUT = DotName.createSimple("org.eclipse.microprofile.faulttolerance.Timeout");
    private static final DotName BULKHEAD = DotName.createSimple("org.eclipse.microprofile.faulttolerance.Bulkhead");
    private static final long DEFAULT_TIMEOUT = 1_000;
    private static final long DEFAULT_BULKHEAD = 10;

    private final Declared declared;
    private final Problems problems;

    public BoundsScan(IndexView index, Problems problems) {
        this.declared = new Declared(index);
        this.problems = problems;
    }

    /** The bounds; what could not hold is a problem by then. */
    public Bounds boundsOf(Candidate entry) {
        Optional<Duration> timeout = of(entry, TIMEOUT).map(written -> Duration.of(
                Values.number(written, "value", DEFAULT_TIMEOUT), Values.constant(written, "unit", ChronoUnit.MILLIS)));
        if (timeout.filter(time -> time.isNegative() || time.isZero() || time.compareTo(Bounds.LONGEST) > 0).isPresent()) {
            problems.add(Code.PC024, entry.place(), "A timeout is longer than zero, and at most a day.",
                    "write for instance @Timeout(value = 10, unit = ChronoUnit.SECONDS)");
        }
        Optional<Long> concurrent = of(entry, BULKHEAD).map(written -> Values.number(written, "value", DEFAULT_BULKHEAD));
        if (concurrent.filter(calls -> calls < 1 || calls > Integer.MAX_VALUE).isPresent()) {
            problems.add(Code.PC024, entry.place(), "A bulkhead lets at least one call in.", "write for instance @Bulkhead(5)");
        }
        return new Bounds(concurrent.map(Long::intValue), timeout);
    }

    private Optional<AnnotationInstance> of(Candidate entry, DotName name) {
        List<AnnotationInstance> own = declared.of(entry.method(), List.of(name));
        return (own.isEmpty() ? declared.of(entry.method().declaringClass(), List.of(name)) : own).stream().findFirst();
    }
}
