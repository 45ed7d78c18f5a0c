package io.portcullis.deployment.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.check.RefusedBuildException;
import io.quarkus.test.QuarkusUnitTest;

/** Objects that look like a bean with tools and have no guard before them: the build refuses them, together. */
class WaysPastTheGuardTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Vault.class, OpenVault.class, OtherWords.class, Safe.class, Maker.class))
            .assertException(WaysPastTheGuardTest::refused);

    @ApplicationScoped
    @RequiresRole("admin")
    public static class Vault {

        @Tool
        public String secret(int number) {
            return "secret";
        }
    }

    @Alternative
    @Priority(1)
    @ApplicationScoped
    public static class OpenVault extends Vault {

        @Override
        public String secret(int number) {
            return "open";
        }
    }

    /** Overloads, and overrides as a tool of its own: both are fine. */
    @ApplicationScoped
    public static class OtherWords extends Vault {

        @Override
        @Tool(name = "otherSecret")
        @RequiresRole("admin")
        public String secret(int number) {
            return "other";
        }

        public String secret(String word) {
            return "mine";
        }
    }

    @RequiresRole("admin")
    public static class Safe {

        @Tool
        public String jewels() {
            return "jewels";
        }
    }

    public static class Maker {

        @Produces
        @Named("field")
        Safe field = new Safe();

        @Produces
        @Named("method")
        Safe method() {
            return new Safe();
        }
    }

    @Test
    void build_isRefused() {
        fail("the application was built");
    }

    private static void refused(Throwable failure) {
        assertThat(problemsIn(failure).problems()).extracting(problem -> problem.code() + " " + problem.place())
                .containsExactlyInAnyOrder(
                        "PC002 " + OpenVault.class.getName() + "#secret", "PC003 " + Maker.class.getName() + "#field",
                        "PC003 " + Maker.class.getName() + "#method");
    }

    private static RefusedBuildException problemsIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedBuildException refused) {
                return refused;
            }
        }
        throw new AssertionError("refused for another reason", failure);
    }
}
