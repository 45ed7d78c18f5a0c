package io.portcullis.deployment.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusProdModeTest;

/** Where the lock is required, an application without it does not build. */
class LockRequiredTest {

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest().withApplicationRoot(jar -> jar.addClass(Shop.class))
            .overrideConfigKey("portcullis.lock.file", Shop.directory().resolve("mcp-tools.lock").toString())
            .overrideConfigKey("portcullis.lock.required", "true")
            .assertBuildException(refused -> assertThat(refused.getMessage()).contains("PC033 no tool lock",
                    "./mvnw package -DskipTests -Dportcullis.lock.update"));

    @Test
    void theApplication_doesNotBuild() {
        fail("it was built");
    }
}
