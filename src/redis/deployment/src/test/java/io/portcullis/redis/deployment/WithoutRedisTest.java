package io.portcullis.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A server that was meant to share does not start alone: no Redis is named, and none is started unasked. */
class WithoutRedisTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("portcullis.seal.keys", "one:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
            .assertException(failure -> assertThat(failure).hasMessageContaining("quarkus.redis.hosts"));

    @Test
    void serverWithoutAddress_doesNotStart() {
        fail("it started");
    }
}
