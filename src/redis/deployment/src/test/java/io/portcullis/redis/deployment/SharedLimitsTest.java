package io.portcullis.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.LimitStore;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.redis.client.RedisAPI;

/** An application that adds the extension draws from buckets in the Redis it names. */
class SharedLimitsTest {

    private static final OwnRedis REDIS = new OwnRedis();

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(
                    jar -> jar.addClass(OwnRedis.class).addAsResource(
                            new StringAsset("portcullis.redis.prefix=tickets\n" + OwnRedis.SEAL),
                            "application.properties"))
            .setBeforeAllCustomizer(REDIS::start)
            .setAfterAllCustomizer(REDIS::stop)
            .overrideRuntimeConfigKey("quarkus.redis.hosts", REDIS.address());

    @Inject
    LimitStore limits;

    @Inject
    RedisAPI redis;

    @Test
    void draw_isKeptInRedisUnderThePrefixOfTheServer() throws Exception {
        Draw one = new Draw("a bucket", 1, 2, 1, Duration.ofDays(1), Refill.GREEDY);
        Drawn drawn = limits.draw(List.of(one)).toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertThat(drawn.levels().get(0).remaining()).isEqualTo(1);
        assertThat(redis.keys("*").toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS).toString())
                .contains("{tickets}:limit:");
    }
}
