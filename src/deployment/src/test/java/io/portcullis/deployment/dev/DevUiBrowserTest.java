package io.portcullis.deployment.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.wire.Browser;
import io.portcullis.deployment.wire.Start;
import io.quarkus.test.QuarkusDevModeTest;

/**
 * The pages of the Dev UI in a browser. What others wrote - descriptions, arguments, results - is shown there and never runs.
 */
@Tag("interop")
class DevUiBrowserTest {

    private static final String HOSTILE = "<img src=x onerror='window.ran()'><script>window.ran()</script>";
    private static final int PORT = Start.freePort();

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest().withApplicationRoot(jar -> jar.addClass(Shed.class)
            .addAsResource(new StringAsset("quarkus.http.port=" + PORT + "\nportcullis.server.name=shed\n"),
                    "application.properties"));

    /** What a careless or a wicked author declares. */
    @RequiresRole("smith")
    public static class Shed {

        @Tool(description = HOSTILE)
        String saw(String wood) {
            return "sawn " + wood;
        }

        @RequiresRole("joiner")
        @Tool(description = "Only for joiners")
        String hammer() {
            return "hammered";
        }
    }

    @Test
    void pages_showWhatIsThere_andRunNothingOfIt() throws Exception {
        JsonNode seen = Browser.look("devui", "http://localhost:" + PORT, Map.of("HOSTILE", HOSTILE));
        assertThat(seen.get("pages")).extracting(JsonNode::textValue).contains("entries", "console", "explain", "audit");
        assertThat(seen.get("entries").textValue()).contains("hammer", "saw", "joiner", "onerror");
        assertThat(seen.get("called").textValue()).contains("sawn", "onerror");
        assertThat(seen.get("explained").textValue()).contains("tool:saw", "may use it", "unknown");
        assertThat(seen.get("audited").textValue()).contains("dev-smith", "refused");
        assertThat(seen.get("wrong")).isEmpty();
    }
}
