package io.portcullis.deployment.client;

import org.jboss.shrinkwrap.api.asset.StringAsset;

import io.portcullis.api.Access;
import io.portcullis.api.Feature;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;

/** The running library. */
final class House {

    private static final String NEWS = "news";

    private House() {
    }

    /** Open to the keys of the tests, with further settings. */
    static QuarkusUnitTest open(String... settings) {
        String properties = Keys.properties() + String.join("\n", settings);
        return new QuarkusUnitTest().withApplicationRoot(jar -> jar
                .addClasses(Clients.class, Heard.class, House.class, Keys.class, Library.class)
                .addAsResource(new StringAsset(properties), "application.properties"));
    }

    /** Where a client finds it. */
    static String url() {
        return "http://localhost:" + RestAssured.port + "/mcp";
    }

    /** Adds a tool that readers see, and takes it away again. */
    static void changeTools(McpServer server) {
        server.add(NewEntry.tool(NEWS, Access.anyRole("reader"), call -> "none"));
        server.remove(Feature.TOOL, NEWS);
    }

    /** Adds a prompt that readers see, and takes it away again. */
    static void changePrompts(McpServer server) {
        server.add(NewEntry.prompt(NEWS, Access.anyRole("reader"), call -> "none"));
        server.remove(Feature.PROMPT, NEWS);
    }

    /** Adds a resource that readers see, and takes it away again. */
    static void changeResources(McpServer server) {
        server.add(NewEntry.resource("library://news", Access.anyRole("reader"), call -> "none"));
        server.remove(Feature.RESOURCE, "library://news");
    }
}
