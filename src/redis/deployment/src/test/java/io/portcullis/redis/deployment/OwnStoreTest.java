package io.portcullis.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.LimitStore;
import io.quarkus.test.QuarkusUnitTest;

/** A store that the application brings goes before the one in Redis. */
class OwnStoreTest {

    private static final OwnRedis REDIS = new OwnRedis();

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mine.class, OwnRedis.class)
                    .addAsResource(new StringAsset(OwnRedis.SEAL), "application.properties"))
            .setBeforeAllCustomizer(REDIS::start)
            .setAfterAllCustomizer(REDIS::stop)
            .overrideRuntimeConfigKey("quarkus.redis.hosts", REDIS.address());

    @Inject
    Instance<LimitStore> limits;

    @Singleton
    public static class Mine implements LimitStore {

        @Override
        public CompletionStage<Drawn> draw(List<Draw> draws) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> giveBack(List<Draw> draws) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void storeOfTheApplication_isTheOneInUse() {
        assertThat(limits.get()).isInstanceOf(Mine.class);
    }
}
