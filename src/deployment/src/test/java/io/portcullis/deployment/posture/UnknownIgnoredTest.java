package io.portcullis.deployment.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusProdModeTest;

/** An id that no finding has is no way to accept one. */
class UnknownIgnoredTest {

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest().withEmptyApplication()
            .overrideConfigKey("portcullis.posture.ignore", "PF999:tool:order_delete")
            .assertBuildException(refused -> assertThat(refused.getMessage()).contains("PC034 unknown finding",
                    "There is no finding \"PF999:tool:order_delete\"."));

    @Test
    void theApplication_doesNotBuild() {
        fail("it was built");
    }
}
