package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Caller;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/**
 * Bean Validation stands before the tool by its own interceptor. What is wrong with the caller's arguments is said, and nothing
 * else.
 */
class ValidationTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Orders.class, Store.class, Answered.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    @Inject
    Orders orders;

    record Address(@Pattern(regexp = "[0-9]{5}") String zip) {
    }

    record Customer(@Size(min = 2) String name, @Valid Address address, @Valid List<Address> others) {
    }

    /** A bean behind the tools, with constraints of its own. */
    @ApplicationScoped
    public static class Store {

        void put(@Max(3) int secretShelf) {
        }

        @Min(10)
        int count() {
            return 1;
        }
    }

    @RequiresRole("reader")
    public static class Orders {

        @Inject
        Store store;

        @Inject
        Instance<Orders> self;

        @Tool
        String order(@ToolArg(name = "count") @Min(1) @Max(9) int number, Caller caller, @Size(max = 3) String note) {
            return "ordered";
        }

        @Tool
        @NonBlocking
        String quick(@Min(1) int count) {
            return "ordered";
        }

        @Tool
        Uni<String> later(@Min(1) int count) {
            return Uni.createFrom().item("ordered");
        }

        @Tool
        String nested(@Valid Customer customer) {
            return "ordered";
        }

        @Tool
        String many(@NotEmpty List<@Size(max = 2) String> list, Map<String, @Min(1) Integer> map) {
            return "ordered";
        }

        @Tool
        String maybe(Optional<@Min(1) Integer> count, Optional<@Valid Address> address) {
            return "ordered";
        }

        @Tool
        @Size(min = 10)
        String tooShort() {
            return "short";
        }

        @Tool
        String shelved(int shelf) {
            store.put(shelf);
            return "shelved";
        }

        @Tool
        String counted() {
            return "" + store.count();
        }

        @Tool
        Uni<String> shelvedLater(int shelf) {
            return Uni.createFrom().item(() -> shelved(shelf));
        }

        @Tool
        String callsItself(@Max(3) int depth, int next) {
            return next == 0 ? "done" : self.get().callsItself(next, 0);
        }

        @Tool
        String overloaded(int number) {
            return self.get().overloaded(number < 0 ? "long" : "", number);
        }

        String overloaded(@Size(max = 1) String secretText, @Max(3) int secretNumber) {
            return "done";
        }
    }

    @Test
    void aViolation_namesTheArgumentOfTheClient() {
        Answered.with("ordered", Keys.READER, "order", "{\"count\":1,\"note\":\"abc\"}");
        error("Argument \"count\" must be less than or equal to 9.", "order", "{\"count\":10,\"note\":\"abc\"}");
        error("Argument \"count\" must be greater than or equal to 1. Argument \"note\" size must be between 0 and 3.", "order",
                "{\"count\":0,\"note\":\"abcd\"}");
        error("Argument \"count\" must be greater than or equal to 1.", "quick", "{\"count\":0}");
        error("Argument \"count\" must be greater than or equal to 1.", "later", "{\"count\":0}");
    }

    @Test
    void aViolationInsideAnArgument_hasItsPath() {
        Answered.with("ordered", Keys.READER, "nested",
                "{\"customer\":{\"name\":\"Ada\",\"address\":{\"zip\":\"12345\"},\"others\":[]}}");
        error("Argument \"customer.address.zip\" must match \"[0-9]{5}\".", "nested",
                "{\"customer\":{\"name\":\"Ada\",\"address\":{\"zip\":\"1\"},\"others\":[]}}");
        error("Argument \"customer.name\" size must be between 2 and 2147483647."
                + " Argument \"customer.others[1].zip\" must match \"[0-9]{5}\".", "nested",
                "{\"customer\":{\"name\":\"A\",\"address\":{\"zip\":\"12345\"},\"others\":[{\"zip\":\"12345\"},{\"zip\":\"x\"}]}}");
    }

    @Test
    void aViolationOfAnElement_hasItsPlace() {
        error("Argument \"list\" must not be empty.", "many", "{\"list\":[],\"map\":{}}");
        error("Argument \"list[1]\" size must be between 0 and 2.", "many", "{\"list\":[\"a\",\"abc\"],\"map\":{}}");
        error("Argument \"map\" must be greater than or equal to 1.", "many", "{\"list\":[\"a\"],\"map\":{\"k\":0}}");
        error("Argument \"count\" must be greater than or equal to 1.", "maybe", "{\"count\":0}");
        error("Argument \"address.zip\" must match \"[0-9]{5}\".", "maybe", "{\"address\":{\"zip\":\"x\"}}");
        Answered.with("ordered", Keys.READER, "maybe", "{}");
    }

    @Test
    void aViolationThatIsNotTheCallers_staysInside() {
        Answered.withFixedText(Keys.READER, "tooShort", "{}");
        Answered.withFixedText(Keys.READER, "shelved", "{\"shelf\":4}");
        Answered.withFixedText(Keys.READER, "shelvedLater", "{\"shelf\":4}");
        Answered.withFixedText(Keys.READER, "counted", "{}");
    }

    @Test
    void aViolationOfAnotherMethodOfThatName_staysInside() {
        Answered.withFixedText(Keys.READER, "overloaded", "{\"number\":4}");
        Answered.withFixedText(Keys.READER, "overloaded", "{\"number\":-1}");
        Answered.with("done", Keys.READER, "overloaded", "{\"number\":3}");
    }

    /** Who may not call a tool learns nothing about its arguments. */
    @Test
    void theGuard_standsBeforeValidation() {
        assertThatThrownBy(() -> orders.order(0, Caller.anonymous(), "")).isInstanceOf(UnauthorizedException.class);
    }

    private static void error(String text, String tool, String arguments) {
        Answered.withError(text, Keys.READER, tool, arguments);
    }
}
