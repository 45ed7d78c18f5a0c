package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.boot.Blueprint;
import io.portcullis.boot.EntryRecipe;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.ValidatableResponse;

/** The guard before a method and the catalog call an entry by the same key, for every kind of entry. */
class GuardedTest {

    private static final String VERSION = "\"io.modelcontextprotocol/protocolVersion\":\"" + Mcp.MODERN + "\"";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(
            jar -> jar.addClasses(Shop.class, Shop.Receipt.class, Shop.Order.class, Shop.Colour.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    @Inject
    Shop shop;

    @Inject
    Blueprint blueprint;

    @Test
    void aCallThroughTheEngine_isLetIn() {
        ok(Mcp.headers(Keys.READER, "tools/call", "order").header("Mcp-Param-Order", "7")
                .body(body("tools/call", "\"name\":\"order\",\"arguments\":{\"id\":7}", "{}")).post("/mcp").then())
                .body("result.structuredContent.id", equalTo(7));
        ok(sent("prompts/get", "greet", "\"name\":\"greet\",\"arguments\":{\"name\":\"Ada\",\"colour\":\"RED\"}"))
                .body("result.messages[0].content.text", equalTo("Greet Ada 2 times."));
        ok(sent("resources/read", "shop://terms", "\"uri\":\"shop://terms\"")).body("result.contents[0].text",
                equalTo("terms"));
        ok(sent("resources/read", "shop://orders/north/7", "\"uri\":\"shop://orders/north/7\""))
                .body("result.contents[0].text", equalTo("{\"id\":7,\"region\":\"north\"}"));
        ok(sent("completion/complete", null,
                "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"greet\"},\"argument\":{\"name\":\"name\",\"value\":\"A\"}"))
                .body("result.completion.values", contains("Aa", "Ab"));
        ok(sent("completion/complete", null,
                "\"ref\":{\"type\":\"ref/resource\",\"uri\":\"shop://orders/{region}/{id}{?colour}\"},"
                        + "\"argument\":{\"name\":\"region\",\"value\":\"\"}"))
                .body("result.completion.values", contains("north", "south"));
    }

    /** V-01, EL-03. */
    @Test
    void whatIsDeclared_isAskedBeforeTheMethodRuns() {
        ok(Mcp.headers(Keys.READER, "tools/call", "buy").header("Mcp-Param-Region", "north")
                .body(body("tools/call", "\"name\":\"buy\",\"arguments\":{\"region\":\"north\",\"amount\":3}",
                        "{\"elicitation\":{\"form\":{}}}"))
                .post("/mcp").then()).body("result.resultType", equalTo("input_required"))
                .body("result.inputRequests.receipt.params.message", equalTo("Who gets the 3 pieces?"))
                .body("result.inputRequests.receipt.params.requestedSchema.required",
                        contains("name", "copies", "signed", "colour", "stamps"));
    }

    @Test
    void aCallOfTheBean_isRefusedByTheSameGate() {
        Stream<ThrowingCallable> calls = Stream.of(() -> shop.order(1),
                () -> shop.buy("north", 1, null, null, null, null, null, null, null, null),
                () -> shop.greet("Ada", 1, Optional.empty()), () -> shop.hello(), () -> shop.terms(),
                () -> shop.orders("north", 1, Optional.empty()), () -> shop.name("", Map.of(), null), () -> shop.regions(""));
        assertThat(calls.toList()).hasSize(blueprint.entries().size())
                .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(UnauthorizedException.class));
    }

    @Test
    void everyEntry_hasItsOwnMethod() {
        assertThat(blueprint.entries()).extracting(EntryRecipe::method).extracting(method -> method.owner())
                .doesNotHaveDuplicates();
    }

    private static ValidatableResponse sent(String method, String name, String params) {
        return Mcp.headers(Keys.READER, method, name).body(body(method, params, "{}")).post("/mcp").then();
    }

    private static ValidatableResponse ok(ValidatableResponse response) {
        return response.statusCode(200);
    }

    private static String body(String method, String params, String capabilities) {
        return Mcp.body(method, params + ",\"_meta\":{" + VERSION + ",\"io.modelcontextprotocol/clientCapabilities\":"
                + capabilities + "}");
    }
}
