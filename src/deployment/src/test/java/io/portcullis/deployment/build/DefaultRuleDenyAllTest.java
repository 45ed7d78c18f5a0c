package io.portcullis.deployment.build;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;

/** {@code portcullis.access.default=deny-all}: a tool without a rule builds, and nobody may use it. */
class DefaultRuleDenyAllTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Tickets.class, Mcp.class, Keys.class)
                    .addAsResource(new StringAsset(Keys.properties() + "portcullis.access.default=deny-all\n"),
                            "application.properties"));

    public static class Tickets {

        @Tool
        String find() {
            return "";
        }

        @Tool
        @RequiresRole("reader")
        String ruled() {
            return "ruled";
        }
    }

    @Test
    void nobodyUsesTheToolWithoutRule() {
        Mcp.modern(Keys.ADMIN, "tools/list", "").then().statusCode(200).body("result.tools.name", equalTo(java.util.List.of()));
        Mcp.modern(Keys.READER, "tools/list", "").then().statusCode(200).body("result.tools.name", contains("ruled"));
        Mcp.call(Keys.READER, "find", "{}").then().statusCode(200).body("error.code", equalTo(-32602));
    }

    @Test
    void aWrittenRule_stays() {
        Mcp.call(Keys.READER, "ruled", "{}").then().statusCode(200).body("result.content[0].text", equalTo("ruled"));
    }
}
