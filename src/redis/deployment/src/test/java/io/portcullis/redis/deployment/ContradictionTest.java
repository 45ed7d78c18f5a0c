package io.portcullis.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A misspelt word would be read as false, and the node count alone in silence. */
class ContradictionTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.redis.active", "ture")
            .assertException(
                    failure -> assertThat(failure).hasStackTraceContaining("quarkus.redis.active must be true or false"));

    @Test
    void serverWithAWordThatIsNeither_doesNotStart() {
        fail("it started");
    }
}
