package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Caller;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.spi.LimitKey;
import io.quarkus.test.QuarkusUnitTest;

/** A name that two keys have is no name: the server does not start. */
class DuplicateLimitKeyTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties(), Planned.class, First.class, Second.class)
            .assertException(failure -> assertThat(failure).hasStackTraceContaining(
                    "two beans of type LimitKey have the name \"plan\""));

    /** Limited by the plan a caller pays for. */
    @RequiresRole("reader")
    public static class Planned {

        @Tool
        @RateLimited(permits = 5, per = "1h", by = By.KEY, key = "plan")
        String work() {
            return "done";
        }
    }

    /** One plan. */
    @Singleton
    public static class First implements LimitKey {

        @Override
        public String name() {
            return "plan";
        }

        @Override
        public String of(Caller caller, String entry) {
            return "first";
        }
    }

    /** Another plan. */
    @Singleton
    public static class Second implements LimitKey {

        @Override
        public String name() {
            return "plan";
        }

        @Override
        public String of(Caller caller, String entry) {
            return "second";
        }
    }

    @Test
    void server_doesNotStart() {
        Assertions.fail("it has started");
    }
}
