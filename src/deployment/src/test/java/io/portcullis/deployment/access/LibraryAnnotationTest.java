package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.wire.Wire;
import io.quarkus.test.QuarkusUnitTest;

/** An annotation of a library that is in no index brings its rules all the same. */
class LibraryAnnotationTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties(), Entries.class);

    /** Not in the archive: like those of a jar without an index. */
    @Retention(RetentionPolicy.RUNTIME)
    @RequiresRole("admin")
    public @interface AdminOnly {
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RequiresConfirmation("Really wipe?")
    public @interface Asked {
    }

    @RequiresRole("reader")
    public static class Entries {

        @Tool
        @AdminOnly
        public String secret() {
            return "the secret";
        }

        @Tool
        @Asked
        public String wipe() {
            return "wiped";
        }
    }

    @Test
    void roleIsBrought() {
        String answer = Mcp.call(Keys.READER, "secret", "{}").asString();
        assertThat(answer).doesNotContain("the secret");
    }

    @Test
    void confirmationIsBrought() {
        String answer = Mcp.call(Keys.READER, "wipe", "{}").asString();
        assertThat(answer).doesNotContain("wiped");
    }
}
