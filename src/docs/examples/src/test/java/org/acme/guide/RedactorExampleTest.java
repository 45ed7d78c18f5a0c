package org.acme.guide;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.spi.Redactor;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RedactorExampleTest {

    @Inject
    Redactor redactor;

    @Test
    void numbersOfCustomers_areReplaced() {
        assertThat(redactor.redact("Sent to C-123456.")).isEqualTo("Sent to [customer].");
    }
}
