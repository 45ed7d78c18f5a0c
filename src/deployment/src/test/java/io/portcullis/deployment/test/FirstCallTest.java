package io.portcullis.deployment.test;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Caller;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** A tool is listed for whom it is meant for, called, and answers. */
class FirstCallTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Greetings.class, Mcp.class, Keys.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    record Greeting(String text, String caller) {
    }

    public static class Greetings {

        @Tool(description = "Greets")
        @RequiresRole("reader")
        Greeting greet(String name, Caller caller) {
            return new Greeting("Hello " + name, caller.subject());
        }

        @Tool
        @RequiresRole("reader")
        Uni<String> later(int number) {
            return Uni.createFrom().item(() -> "n" + number);
        }

        @Tool
        @RequiresRole("admin")
        String secret() {
            return "secret";
        }
    }

    @Test
    void list_showsWhatTheCallerMayUse() {
        Mcp.modern(Keys.READER, "tools/list", "").then().statusCode(200)
                .body("result.tools.name", contains("greet", "later"));
    }

    @Test
    void call_answersStructured() {
        Mcp.call(Keys.READER, "greet", "{\"name\":\"Ada\"}").then().statusCode(200)
                .body("result.structuredContent.text", equalTo("Hello Ada"))
                .body("result.structuredContent.caller", equalTo("reader"));
    }

    @Test
    void call_ofAnAsynchronousTool() {
        Mcp.call(Keys.READER, "later", "{\"number\":7}").then().statusCode(200)
                .body("result.content[0].text", equalTo("n7"));
    }

    @Test
    void hiddenAndUnknown_answerAlike() {
        String hidden = Mcp.call(Keys.READER, "secret", "{}").then().statusCode(200).extract().asString();
        String unknown = Mcp.call(Keys.READER, "nothing", "{}").then().statusCode(200).extract().asString();
        org.junit.jupiter.api.Assertions.assertEquals(unknown, hidden);
    }

    @Test
    void withoutCredential_401() {
        Mcp.modern(null, "tools/list", "").then().statusCode(401);
    }
}
