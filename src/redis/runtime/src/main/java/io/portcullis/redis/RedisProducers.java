package io.portcullis.redis;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.portcullis.spi.LimitStore;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import io.vertx.redis.client.RedisAPI;

/** What is shared goes before the memory of a process, and behind a bean of the application. */
@Singleton
public class RedisProducers {

    private static final int BEFORE_MEMORY = 1;

    @Produces
    @Singleton
    Keys keys(RedisConfig config) {
        return new Keys(config.prefix());
    }

    /** A prefix that cannot be used is said at the start, not at the first call. */
    void check(@Observes StartupEvent start, Keys keys) {
    }

    @Produces
    @Singleton
    @DefaultBean
    @Priority(BEFORE_MEMORY)
    LimitStore limits(RedisAPI redis, Keys keys) {
        return new RedisLimitStore(redis, keys);
    }
}
