package io.portcullis.redis;

import java.time.Clock;
import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import io.portcullis.config.SealConfig;
import io.portcullis.config.TasksConfig;
import io.portcullis.seal.KeyRing;
import io.portcullis.seal.Sealer;
import io.portcullis.spi.Nodes;
import io.portcullis.spi.TaskStore;
import io.portcullis.task.InMemoryTaskStore;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;

/**
 * What is shared goes before the memory of a process, and behind a bean of the application. Limits, switches and what is used
 * once are offered by {@link RedisRecorder}, since they have nothing in their place where sharing is off.
 */
@Singleton
public class RedisProducers {

    private static final Logger LOG = Logger.getLogger(RedisProducers.class);

    private static final int BEFORE_MEMORY = 1;
    private static final String CHANNEL = "nodes";
    private static final Duration PULSE = Duration.ofSeconds(10);

    /** No task is larger, sealed, in characters. */
    private static final int LONGEST = 16 << 20;

    @Produces
    @Singleton
    Keys keys(RedisConfig config) {
        return new Keys(config.prefix());
    }

    @Produces
    @Singleton
    Sharing sharing(Config config) {
        return new Sharing(config);
    }

    /** What cannot work is said at the start, not at the first call. */
    void start(@Observes StartupEvent start, Keys keys, Instance<Channel> channel, SealConfig seal, Sharing sharing) {
        sharing.problem(LaunchMode.current().isProduction()).ifPresent(problem -> {
            throw new ConfigurationException(problem);
        });
        if (!sharing.isOn()) {
            LOG.info(Sharing.OFF);
            return;
        }
        if (seal.keys().isEmpty()) {
            throw new ConfigurationException("portcullis.seal.keys must be set, to the same on all nodes, since what they share"
                    + " in Redis is sealed. A secret is made by: openssl rand -base64 32");
        }
        channel.get().open();
    }

    void stop(@Disposes Channel channel) {
        channel.close();
    }

    @Produces
    @Singleton
    @Typed(RedisLimitStore.class)
    RedisLimitStore limits(Instance<RedisAPI> redis, Keys keys) {
        return new RedisLimitStore(redis.get(), keys);
    }

    @Produces
    @Singleton
    @DefaultBean
    @Priority(BEFORE_MEMORY)
    TaskStore tasks(Instance<RedisAPI> redis, Keys keys, KeyRing ring, TasksConfig config, Sharing sharing) {
        return sharing.isOn() ? new RedisTaskStore(redis.get(), keys, new TaskText(sealer(ring)), config.maxTasks())
                : new InMemoryTaskStore(config.maxTasks(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    @Typed(RedisUsedIds.class)
    RedisUsedIds used(Instance<RedisAPI> redis, Keys keys) {
        return new RedisUsedIds(redis.get(), keys, Clock.systemUTC());
    }

    @Produces
    @Singleton
    @Typed(RedisSwitchStore.class)
    RedisSwitchStore switches(Instance<RedisAPI> redis, Keys keys, KeyRing ring) {
        return new RedisSwitchStore(redis.get(), keys.named("switches"), sealer(ring), Clock.systemUTC());
    }

    @Produces
    @Singleton
    @Typed(RedisNodes.class)
    RedisNodes nodesInRedis(Instance<RedisAPI> redis, Keys keys, KeyRing ring) {
        return new RedisNodes(redis.get(), keys.named(CHANNEL), sealer(ring), Clock.systemUTC());
    }

    @Produces
    @Singleton
    @DefaultBean
    @Priority(BEFORE_MEMORY)
    Nodes nodes(Instance<RedisNodes> nodes, Sharing sharing) {
        return sharing.isOn() ? nodes.get() : Nodes.alone();
    }

    @Produces
    @Singleton
    Channel channel(Vertx vertx, Instance<Redis> redis, Keys keys, RedisNodes nodes) {
        return new Channel(vertx, redis.get(), keys.named(CHANNEL), new Channel.Ears(nodes::heard, () -> {
        }), PULSE);
    }

    private static Sealer sealer(KeyRing ring) {
        return new Sealer(ring, Clock.systemUTC(), LONGEST);
    }
}
