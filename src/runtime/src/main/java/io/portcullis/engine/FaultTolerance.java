package io.portcullis.engine;

import java.time.Duration;
import java.util.Optional;

import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;
import io.portcullis.refusal.Refusal.TimedOut;
import io.portcullis.refusal.Refusal.Unavailable;

/**
 * What MicroProfile Fault Tolerance means by its exceptions, for applications that use it on their entries. Known by name, so
 * that nobody else needs the library.
 */
final class FaultTolerance {

    private static final String EXCEPTIONS = "org.eclipse.microprofile.faulttolerance.exceptions.";
    private static final String RATE = "io.smallrye.faulttolerance.api.RateLimitException";
    private static final Duration RETRY = Duration.ofSeconds(1);

    private FaultTolerance() {
    }

    /** Why the call was stopped or not let in; empty when the failure says something else. */
    static Optional<Refusal> refusal(Throwable failure) {
        return switch (failure.getClass().getName()) {
            case EXCEPTIONS + "TimeoutException" -> Optional.of(new TimedOut());
            case EXCEPTIONS + "BulkheadException" -> Optional.of(new Overloaded(What.ENTRY, RETRY));
            case EXCEPTIONS + "CircuitBreakerOpenException" -> Optional.of(new Unavailable(RETRY));
            case RATE -> Optional.of(new Limited(RETRY));
            default -> Optional.empty();
        };
    }
}
