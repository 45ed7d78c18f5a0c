package io.portcullis.deployment.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.annotation.security.PermitAll;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Tool;
import io.quarkus.test.QuarkusProdModeTest;

/** {@code portcullis.posture.fail-on=high}: an application with such findings does not build, and each is named. */
class FailOnTest {

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest().withApplicationRoot(jar -> jar.addClass(Orders.class))
            .overrideConfigKey("portcullis.posture.fail-on", "high")
            .assertBuildException(refused -> assertThat(refused.getMessage()).contains("PC030 a finding: ",
                    "PF001, high: The tool may destroy something, and everybody may call it. (tool:order_delete)",
                    "- accept it: portcullis.posture.ignore=PF001:tool:order_delete").doesNotContain("PF004"));

    public static class Orders {

        @Tool(name = "order_delete")
        @PermitAll
        String delete() {
            return "";
        }
    }

    @Test
    void theApplication_doesNotBuild() {
        fail("it was built");
    }
}
