package io.portcullis.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class UnusablePrefixTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.redis.hosts", new OwnRedis().address())
            .overrideRuntimeConfigKey("portcullis.redis.prefix", "a}b")
            .assertException(failure -> assertThat(failure).hasStackTraceContaining("portcullis.redis.prefix"));

    @Test
    void prefixThatWouldChangeAKey_doesNotStart() {
        fail("it started");
    }
}
