package io.portcullis.testing.probe;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.quarkus.arc.Unremovable;

/** The callers the kit makes up to try doors, and how far their calls came. No two probes are one caller. */
@Singleton
@Unremovable
public class Probes {

    private final String prefix = "probe-" + UUID.randomUUID() + "-";
    private final AtomicLong count = new AtomicLong();
    private final Map<String, Until> until = new ConcurrentHashMap<>();
    private final Set<String> reached = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<Boolean> here = new ThreadLocal<>();

    /** The name of a new caller whose calls go so far. */
    public String caller(Until end) {
        String name = prefix + count.incrementAndGet();
        until.put(name, end);
        return name;
    }

    /** Whether a call of this caller came as far as a method, past all checks, and ran or was stopped there. */
    public boolean hasReached(String caller) {
        return reached.contains(caller);
    }

    /** Does something during which no call on this thread gets further than the guard, whoever calls. */
    public <T> T stoppingHere(Callable<T> step) throws Exception {
        here.set(true);
        try {
            return step.call();
        } finally {
            here.remove();
        }
    }

    /** A call is past the guard; throws unless it may go on. */
    void pastGuard(String caller) {
        if (here.get() != null || until.get(caller) == Until.GUARD) {
            throw new ProbeStop();
        }
    }

    /** A call is in front of the method; throws unless it may run. */
    void atMethod(String caller) {
        Until end = until.get(caller);
        if (end != null) {
            reached.add(caller);
        }
        if (end == Until.METHOD) {
            throw new ProbeStop();
        }
    }
}
