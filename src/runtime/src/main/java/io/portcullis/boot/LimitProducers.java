package io.portcullis.boot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.github.bucket4j.TimeMeter;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.config.AskingConfig;
import io.portcullis.config.CallsConfig;
import io.portcullis.config.LimitsConfig;
import io.portcullis.config.LimitsConfig.StoreFailure;
import io.portcullis.event.Events;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.gate.Bulkheads;
import io.portcullis.gate.Gate.Limits;
import io.portcullis.gate.RateLimits;
import io.portcullis.gate.RateLimits.Rules;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.limit.RateLimiter;
import io.portcullis.limit.SharedBuckets;
import io.portcullis.limit.SharedBuckets.Surroundings;
import io.portcullis.spi.LimitKey;
import io.portcullis.spi.LimitStore;
import io.portcullis.token.Home;
import io.quarkus.arc.InjectableInstance;

/** Makes the part that counts. */
@Singleton
public class LimitProducers {

    private static final Logger LOG = Logger.getLogger(LimitProducers.class);

    @Produces
    @Singleton
    Limits limits(RateLimits rates, CallsConfig calls) {
        return new Limits(rates, new Bulkheads(calls.maxPerCaller()));
    }

    @Produces
    @Singleton
    RateLimits rates(RateLimiter limiter, LimitsConfig limits, AskingConfig asking, @Any Instance<LimitKey> keys) {
        int questions = asking.maxPerMinute();
        Map<String, LimitKey> byName = keys.stream().collect(Collectors.toMap(LimitKey::name, Function.identity(),
                (one, other) -> one)); // two of one name do not get past the checks of the start
        Rate rate = new Rate(questions, Duration.ofMinutes(1), questions, Refill.GREEDY);
        return new RateLimits(limiter, new Rules(rate, limits.headers()), byName);
    }

    /** Whoever brings a store shares its buckets. */
    @Produces
    @Singleton
    RateLimiter limiter(LimitsConfig limits, @Any InjectableInstance<LimitStore> stores, Events events) {
        Limiter own = new Limiter(limits.maxBuckets(), TimeMeter.SYSTEM_NANOTIME);
        Optional<LimitStore> store = Brought.by(stores);
        if (store.isEmpty()) {
            return RateLimiter.ofThisNode(own);
        }
        SharedBuckets shared = new SharedBuckets(store.get(), limits.storeTimeout(),
                new Surroundings(Home::ofThisRequest, TimeMeter.SYSTEM_NANOTIME),
                reachable -> tell(reachable, events));
        return RateLimiter.shared(shared, own, refusesAlone(limits.storeFailure()));
    }

    private static void tell(boolean reachable, Events events) {
        if (reachable) {
            LOG.info("The shared store for limits can be reached again");
        } else {
            LOG.warn(
                    "The shared store for limits cannot be reached: portcullis.limits.store-failure says what becomes of calls");
        }
        events.tell(new LimitStoreChanged(reachable));
    }

    /** Unless it is configured, what may destroy something is refused. */
    private static Predicate<Boolean> refusesAlone(Optional<StoreFailure> configured) {
        return destructive -> configured.map(failure -> failure == StoreFailure.REFUSE).orElse(destructive);
    }
}
