package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** A limit whose key nobody knows would refuse every call: the server does not start. */
class MissingLimitKeyTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties(), Planned.class)
            .assertException(failure -> assertThat(failure).hasStackTraceContaining(
                    "names the LimitKey \"plan\", and no bean of that type has the name"));

    /** Limited by the plan a caller pays for. */
    @RequiresRole("reader")
    public static class Planned {

        @Tool
        @RateLimited(permits = 5, per = "1h", by = By.KEY, key = "plan")
        String work() {
            return "done";
        }
    }

    @Test
    void server_doesNotStart() {
        Assertions.fail("it has started");
    }
}
