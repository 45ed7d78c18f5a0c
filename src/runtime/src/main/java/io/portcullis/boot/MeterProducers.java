package io.portcullis.boot;

import java.util.function.ToDoubleFunction;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.portcullis.audit.AuditStatus;
import io.portcullis.config.AuditConfig;
import io.portcullis.event.Events;
import io.portcullis.identity.FailedAttempts;
import io.portcullis.limit.RateLimiter;
import io.portcullis.metrics.CallMeters;
import io.portcullis.metrics.KnownMethods;
import io.portcullis.metrics.MeterBook;
import io.portcullis.metrics.Meters;
import io.portcullis.overload.Entrance;
import io.portcullis.session.Sessions;
import io.portcullis.spi.LimitStore;
import io.portcullis.transport.HttpGuard;
import io.quarkus.arc.InjectableInstance;

/** Makes the parts that measure. Where there is no registry, nothing is measured. */
@Singleton
public class MeterProducers {

    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return new KnownMethods();
    }

    @Produces
    @Singleton
    MeterBook book(Instance<MeterRegistry> registry) {
        return new MeterBook(registry.isResolvable() ? registry.get() : new CompositeMeterRegistry());
    }

    /** Not a bean of the type of listeners: they are looked up by it. */
    @Produces
    @Singleton
    @Typed(CallMeters.class)
    CallMeters calls(MeterBook book) {
        return new CallMeters(book);
    }

    /** What stands at something is asked when somebody wants to know; nothing is made only for that. */
    @Produces
    @Singleton
    MeterBinder standing(Instance<Entrance> entrance, Instance<Sessions> sessions, Instance<FailedAttempts> attempts,
            Instance<HttpGuard> guard, Instance<Events> events) {
        return registry -> {
            MeterBook book = new MeterBook(registry);
            watch(book, Meters.REQUESTS_IN_FLIGHT, entrance, it -> it.requests().taken());
            watch(book, Meters.REQUESTS_IN_FLIGHT_MAX, entrance, it -> it.requests().all());
            watch(book, Meters.REQUESTS_DROPPED, guard, HttpGuard::dropped);
            watch(book, Meters.STREAMS_OPEN, entrance, it -> it.streams().taken());
            watch(book, Meters.STREAMS_OPEN_MAX, entrance, it -> it.streams().all());
            watch(book, Meters.SESSIONS, sessions, Sessions::count);
            watch(book, Meters.ADDRESSES_LOCKED, attempts, FailedAttempts::lockedLately);
            watch(book, Meters.LOCKOUTS, attempts, FailedAttempts::lockouts);
            book.watch(Meters.READY, () -> !entrance.get().isClosed() && events.get().hasRoom() ? 1 : 0);
        };
    }

    @Produces
    @Singleton
    MeterBinder shared(@Any InjectableInstance<LimitStore> stores, Instance<RateLimiter> limiter) {
        return registry -> {
            if (Brought.by(stores).isPresent()) {
                watch(new MeterBook(registry), Meters.LIMIT_STORE_REACHABLE, limiter, it -> it.isReachable() ? 1 : 0);
            }
        };
    }

    @Produces
    @Singleton
    MeterBinder audit(Instance<AuditStatus> audit, AuditConfig config) {
        return registry -> {
            MeterBook book = new MeterBook(registry);
            watch(book, Meters.AUDIT_ROOM, audit, it -> it.hasRoom() ? 1 : 0);
            watch(book, Meters.AUDIT_QUEUED, audit, AuditStatus::queued);
            book.watch(Meters.AUDIT_CAPACITY, config::queue);
            watch(book, Meters.AUDIT_WRITTEN, audit, AuditStatus::written);
            watch(book, Meters.AUDIT_DROPPED, audit, AuditStatus::dropped);
            watch(book, Meters.AUDIT_FAILING, audit, it -> it.failing() ? 1 : 0);
        };
    }

    private static <T> void watch(MeterBook book, Meters meter, Instance<T> part, ToDoubleFunction<T> value) {
        book.watch(meter, () -> value.applyAsDouble(part.get()));
    }
}
