package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;

import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Ask;
import io.portcullis.api.CompletePrompt;
import io.portcullis.api.Icon;
import io.portcullis.api.MetaField;
import io.portcullis.api.Prompt;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.Sensitive;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.deployment.check.Code;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.quarkus.test.QuarkusUnitTest;

/** An application with every mistake there is a code for does not build, and all of them are told at once. */
class EveryProblemTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .withApplicationRoot(
                    jar -> jar.addClasses(Wrong.class, Contradictory.class, WithoutRule.class, Inner.class, Shape.class,
                            Nothing.class, Bounded.class, Passing.class, Orders.class,
                            RemoteOrders.class, AccessToken.class))
            .overrideConfigKey("portcullis.path", "mcp")
            .assertException(EveryProblemTest::allAreTold);

    @RequiresRole("reader")
    public static class Wrong {

        @Tool
        @RequiresRole("a")
        @RequiresConfirmation("Delete {number}?")
        void pc023(int id) {
        }

        @Tool
        @Timeout(0)
        void pc024() {
        }

        @Tool
        @RequiresRole("a")
        String pc025(@Sensitive @ToolArg(header = "Pin") String pin) {
            return pin;
        }

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

        @Tool
        @Prompt
        String pc014() {
            return "";
        }

        @Resource(uri = "nowhere")
        String pc015() {
            return "";
        }

        @CompletePrompt("nothing")
        List<String> pc016(String typed) {
            return List.of();
        }

        @Tool
        String pc017(@Ask("Is {this} right?") Nothing nothing) {
            return "";
        }

        @Tool(icons = @Icon(src = "http://example.org/icon.png"))
        String pc018() {
            return "";
        }

        @Tool
        @MetaField(name = "io.modelcontextprotocol/kind", value = "ours")
        String pc019() {
            return "";
        }

        @Tool
        String pc020(@ToolArg(header = "two words") String region) {
            return "";
        }

        @Tool(inputSchema = "{\"type\":\"array\"}")
        String pc021() {
            return "";
        }
    }

    record Nothing() {
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

    public static class Passing {

        @Inject
        Orders orders;

        @Tool
        @RequiresRole("reader")
        String pc022() {
            return orders.list();
        }
    }

    @AccessToken
    public interface Orders {

        String list();
    }

    @Singleton
    public static class RemoteOrders implements Orders {

        @Override
        public String list() {
            return "";
        }
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
        told(message, Code.PC011, Wrong.class, "#pc011", "make the method a @Tool,");
        told(message, Code.PC013, Wrong.class, "#pc013", "write @Valid on the parameter bounded");
        told(message, Code.PC014, Wrong.class, "#pc014", "keep one of them");
        told(message, Code.PC015, Wrong.class, "#pc015", "write it with a scheme");
        told(message, Code.PC016, Wrong.class, "#pc016", "name a prompt of this application");
        told(message, Code.PC017, Wrong.class, "#pc017", "name one of its arguments");
        told(message, Code.PC018, Wrong.class, "#pc018", "write an https or a data: URI");
        told(message, Code.PC019, Wrong.class, "#pc019", "write a key with a prefix of yours");
        told(message, Code.PC020, Wrong.class, "#pc020", "name headers like Region");
        told(message, Code.PC021, Wrong.class, "#pc021", "write an object schema");
        told(message, Code.PC023, Wrong.class, "#pc023", "name one of");
        told(message, Code.PC025, Wrong.class, "#pc025", "remove @Sensitive");
        told(message, Code.PC022, Passing.class, "", "inject io.portcullis.api.TokenExchange");
        assertThat(message).contains("PC012 invalid path: portcullis.path").contains("- set it for instance to /mcp");
        // from PC030 on, it is about an application that could be built
        assertThat(Arrays.stream(Code.values()).filter(code -> code.compareTo(Code.PC030) < 0).map(Code::name))
                .allSatisfy(code -> assertThat(message).contains(code));
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
