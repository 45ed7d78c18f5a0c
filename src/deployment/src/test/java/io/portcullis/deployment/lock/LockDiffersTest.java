package io.portcullis.deployment.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusProdModeTest;

/**
 * A surface that is not what the lock says does not build for production, and the message says what has changed,
 * together with the findings that fail the build.
 */
class LockDiffersTest {

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest().withApplicationRoot(jar -> jar.addClass(Shop.class))
            .overrideConfigKey("portcullis.posture.fail-on", "high")
            .overrideConfigKey("portcullis.lock.file", Shop.file(Shop.EMPTY).toString())
            .assertBuildException(refused -> assertThat(refused.getMessage()).contains("PC031 not what the tool lock says",
                    "added    tool:order_delete", "description: \"Deletes an order\"", "access: \"everybody\"",
                    "./mvnw package -DskipTests -Dportcullis.lock.update", "PC030 a finding: "));

    @Test
    void theApplication_doesNotBuild() {
        fail("it was built");
    }
}
