package io.portcullis.deployment.build;

import static org.hamcrest.Matchers.equalTo;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;

/**
 * {@code portcullis.access.default=authenticated}: a tool without a rule is for every caller with a credential, also where
 * callers without one are
 * served.
 */
class DefaultRuleAuthenticatedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Tickets.class, Mcp.class, Keys.class)
                    .addAsResource(new StringAsset(Keys.properties() + "portcullis.access.default=authenticated\n"
                            + "portcullis.identity.allow-anonymous=true\n"), "application.properties"));

    public static class Tickets {

        @Tool
        String find() {
            return "found";
        }

        @Tool
        @RequiresRole("reader")
        String ruled() {
            return "ruled";
        }
    }

    @Test
    void everyCallerWithACredential_usesTheToolWithoutRule() {
        Mcp.call(Keys.NOBODY, "find", "{}").then().statusCode(200).body("result.content[0].text", equalTo("found"));
        Mcp.call(null, "find", "{}").then().statusCode(401);
    }

    @Test
    void aWrittenRule_stays() {
        Mcp.call(Keys.NOBODY, "ruled", "{}").then().statusCode(200).body("error.code", equalTo(-32602));
    }
}
