package io.portcullis.deployment.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusProdModeTest;

/** A lock that was edited by hand does not build. */
class LockUnusableTest {

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest().withApplicationRoot(jar -> jar.addClass(Shop.class))
            .overrideConfigKey("portcullis.lock.file",
                    Shop.file(Shop.EMPTY.replace("{}", "{\"tool:order_delete\":{\"digest\":\"sha256:00\"}}")).toString())
            .assertBuildException(refused -> assertThat(refused.getMessage()).contains("PC032 unusable tool lock",
                    "The digest of \"tool:order_delete\" does not fit its contents"));

    @Test
    void theApplication_doesNotBuild() {
        fail("it was built");
    }
}
