package io.portcullis.deployment.permission;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionChecker;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.test.QuarkusUnitTest;

/** A checker may stand beside the tools it is about: its bean is guarded itself, and the guard needs the checkers. */
class CheckerBesideToolsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive.addClasses(Keys.class, Mcp.class, Desk.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    /** Tools and their checker. */
    @Authenticated
    public static class Desk {

        @Tool(description = "Reads a letter")
        @PermissionsAllowed("own-letter")
        String read(String letter) {
            return "read " + letter;
        }

        @PermissionChecker("own-letter")
        boolean isOwn(String letter) {
            return letter.startsWith("mine");
        }
    }

    @Test
    void server_starts_andAsksTheChecker() {
        assertThat(Mcp.call(Keys.READER, "read", "{\"letter\":\"mine-1\"}").jsonPath().getString("result.content[0].text"))
                .isEqualTo("read mine-1");
        assertThat(Mcp.call(Keys.READER, "read", "{\"letter\":\"yours-1\"}").jsonPath().getString("result.content[0].text"))
                .isEqualTo("This caller may not do that with these arguments.");
    }
}
