package io.portcullis.deployment.dev;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.deployment.wire.Start;
import io.quarkus.test.QuarkusDevModeTest;

/** Pages of the Dev UI get what they ask for, and a call from the console goes the whole way of a call. */
class DevUiTest {

    private static final int PORT = Start.freePort();

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest().withApplicationRoot(jar -> jar.addClass(Workshop.class)
            .addAsResource(new StringAsset("quarkus.http.port=" + PORT + "\nportcullis.server.name=workshop\n"),
                    "application.properties"));

    @Test
    void pages_getWhatTheyAskFor() throws Exception {
        try (Desk desk = new Desk(PORT)) {
            JsonNode entries = desk.ask("entries", "");
            assertThat(entries.findValuesAsText("key")).containsExactly("resource:shop://plan", "tool:hammer", "tool:saw");
            assertThat(entries.findValuesAsText("rule")).containsExactly("everybody", "role joiner; scope wood",
                    "role joiner or smith");
            assertThat(desk.ask("identities", "")).extracting(JsonNode::textValue).containsExactly("all", "joiner", "smith",
                    "no role", "anonymous");
            assertThat(desk.ask("explain", "\"entry\":\"tool:hammer\",\"identity\":\"smith\"").get("usable").booleanValue())
                    .isFalse();
            assertThat(desk.ask("explain", "\"entry\":\"tool:saw\",\"identity\":\"smith\"").get("usable").booleanValue())
                    .isTrue();
            calls(desk);
        }
        for (String page : List.of("entries", "console", "explain", "audit")) {
            String script = "/q/dev-ui/portcullis/qwc-portcullis-" + page + ".js";
            assertThat(given().port(PORT).get(script).asString()).contains("customElements.define('qwc-portcullis-" + page);
        }
    }

    private static void calls(Desk desk) throws Exception {
        assertThat(desk.call("tool:saw", "smith", "{\\\"wood\\\":\\\"oak\\\"}").at("/answer/result/content/0/text").textValue())
                .isEqualTo("sawn oak");
        assertThat(desk.call("tool:hammer", "smith", "{}").at("/answer/error/code").intValue()).isEqualTo(-32602);
        assertThat(desk.call("tool:hammer", "joiner", "{}").at("/answer/result/inputRequests").toString())
                .contains("Hammer away?");
        assertThat(desk.call("resource:shop://plan", "no role", "{}").at("/answer/result/contents/0/text").textValue())
                .isEqualTo("the plan");
        assertThat(desk.call("tool:saw", "smith", "[1").has("failure")).isTrue();
        assertThat(desk.call("tool:gone", "smith", "{}").has("failure")).isTrue();
        List<JsonNode> audit = desk.called(4);
        assertThat(audit).extracting(record -> record.at("/status_code").textValue()).containsExactly("ok", "refused", "asked",
                "ok");
        assertThat(audit).extracting(record -> record.at("/actor/user/uid").textValue()).containsExactly("dev-smith",
                "dev-smith", "dev-joiner", "dev-no-role");
    }
}
