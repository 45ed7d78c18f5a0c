package io.portcullis.deployment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Wire;
import io.quarkus.test.QuarkusUnitTest;

/** A policy that cannot be what somebody wanted keeps the server from starting; everything is said at once. */
class PolicyRefusedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + Wire.lines(
            "portcullis.policy.entries.\"destory\".enabled=false", "portcullis.policy.entries.\"tool:later\".enabled=false",
            "portcullis.policy.entries.\"ruled\".allow-loosening=true", "portcullis.policy.entries.\"ruled\".roles=reader",
            "portcullis.policy.file=/nowhere/policy.properties"), Works.class, Works.Jakarta.class)
            .assertException(PolicyRefusedTest::allIsSaid);

    private static void allIsSaid(Throwable failure) {
        assertThat(failure.getMessage()).contains("portcullis.policy.entries.\"destory\" names no entry")
                .contains("portcullis.policy.entries.\"tool:ruled\".allow-loosening is set, and Quarkus enforces the rule")
                .contains("portcullis.policy.file cannot be read: /nowhere/policy.properties").doesNotContain("tool:later\" ");
    }

    @Test
    void theServer_doesNotStart() {
        Assertions.fail("it has started");
    }
}
