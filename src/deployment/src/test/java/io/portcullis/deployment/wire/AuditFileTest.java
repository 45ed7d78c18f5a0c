package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A file that cannot be written stops the start, and is named. */
class AuditFileTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.audit.file.path=/dev/null").assertException(
            failure -> assertThat(failure).hasStackTraceContaining("portcullis.audit.file.path cannot be used"));

    @Test
    void doesNotStart() {
        throw new AssertionError("it started");
    }
}
