package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.deployment.check.Code;
import io.quarkus.test.QuarkusUnitTest;

/** An application with every mistake there is a code for does not build, and all of them are told at once. */
class EveryProblemTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .withApplicationRoot(
                    jar -> jar.addClasses(Wrong.class, Contradictory.class, WithoutRule.class, Inner.class, Shape.class))
            .overrideConfigKey("portcullis.path", "mcp")
            .assertException(EveryProblemTest::allAreTold);

    @RequiresRole("reader")
    public static class Wrong {

        @Tool
        private String pc002Private() {
            return "";
        }

        @Tool
        static String pc002Static() {
            return "";
        }

        @Tool
        final String pc002Final() {
            return "";
        }

        @Tool(name = "not a name")
        String pc004() {
            return "";
        }

        @Tool(name = "twin")
        String pc005One() {
            return "";
        }

        @Tool(name = "twin")
        String pc005Two() {
            return "";
        }

        @Tool
        @RequiresRole("")
        String pc007() {
            return "";
        }

        @Tool
        String pc008(@ToolArg(defaultValue = "many") int number) {
            return "";
        }

        @Tool
        Optional<String> pc009() {
            return Optional.empty();
        }

        @Tool
        @RateLimited(permits = 0)
        String pc010() {
            return "";
        }

        @RequiresRole("admin")
        String pc011() {
            return "";
        }

        @Tool
        String pc013(Bounded bounded) {
            return "";
        }
    }

    record Bounded(@Max(9) int number) {
    }

    @ApplicationScoped
    public static class Contradictory {

        @Tool
        @RequiresRole("reader")
        @RolesAllowed("reader")
        String pc006() {
            return "";
        }
    }

    public static class WithoutRule {

        @Tool
        String pc001() {
            return "";
        }
    }

    @RequiresRole("reader")
    public class Inner {

        @Tool
        String pc003() {
            return "";
        }
    }

    @RequiresRole("reader")
    public interface Shape {

        @Tool
        String pc003();
    }

    private static void allAreTold(Throwable failure) {
        String message = failure.getMessage();
        told(message, Code.PC001, WithoutRule.class, "#pc001", "write @RequiresRole(\"...\")");
        told(message, Code.PC002, Wrong.class, "#pc002Private", "remove private");
        told(message, Code.PC002, Wrong.class, "#pc002Static", "remove private");
        told(message, Code.PC002, Wrong.class, "#pc002Final", "remove private");
        told(message, Code.PC003, Inner.class, "#pc003", "make it a class of its own, or static");
        told(message, Code.PC003, Shape.class, "#pc003", "move the method");
        told(message, Code.PC004, Wrong.class, "#pc004", "use 1 to 128 characters");
        assertThat(message).contains("PC005 duplicate name: " + Wrong.class.getName() + "#pc005");
        told(message, Code.PC006, Contradictory.class, "#pc006", "keep one of them");
        told(message, Code.PC007, Wrong.class, "#pc007", "write @DenyAll");
        told(message, Code.PC008, Wrong.class, "#pc008", "write the text itself");
        told(message, Code.PC009, Wrong.class, "#pc009", "return the value");
        told(message, Code.PC010, Wrong.class, "#pc010", "write for instance @RateLimited(");
        told(message, Code.PC011, Wrong.class, "#pc011", "make the method a @Tool");
        told(message, Code.PC013, Wrong.class, "#pc013", "write @Valid on the parameter bounded");
        assertThat(message).contains("PC012 invalid path: portcullis.path").contains("- set it for instance to /mcp");
        assertThat(Arrays.stream(Code.values()).map(Code::name)).allSatisfy(code -> assertThat(message).contains(code));
    }

    /** Code, place and a way to fix it, in one block of the message. */
    private static void told(String message, Code code, Class<?> type, String method, String way) {
        String head = code + " " + code.title() + ": " + type.getName() + method + "\n";
        assertThat(message).contains(head);
        String block = message.substring(message.indexOf(head)).split("\n\n")[0];
        assertThat(block).contains("\n      - " + way);
    }

    @Test
    void theApplication_doesNotBuild() {
        fail("it was built");
    }
}
