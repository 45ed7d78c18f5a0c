package io.portcullis.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Nodes with random keys would not understand each other. */
class WithoutSealKeysTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.redis.hosts", new OwnRedis().address())
            .assertException(failure -> assertThat(failure).hasStackTraceContaining("portcullis.seal.keys must be set"));

    @Test
    void serverWithoutSealKeys_doesNotStart() {
        fail("it started");
    }
}
