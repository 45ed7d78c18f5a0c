package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** Settings of the audit that contradict each other stop the start, all of them said at once. */
class AuditStartTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + Wire.lines("portcullis.audit.durability=durable",
            "portcullis.audit.on-full=drop-and-count", "portcullis.audit.sinks=log,pigeon",
            "portcullis.audit.arguments=digest", "portcullis.audit.queue=0"), Town.class).assertException(
                    failure -> assertThat(failure).hasStackTraceContaining("durable needs the file")
                            .hasStackTraceContaining("contradict each other")
                            .hasStackTraceContaining("names what is not there: pigeon; there are file, log")
                            .hasStackTraceContaining("digest needs portcullis.audit.keys")
                            .hasStackTraceContaining("at least 1"));

    @Test
    void doesNotStart() {
        throw new AssertionError("it started");
    }
}
