package io.portcullis.deployment.build;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.restassured.response.Response;

/** An endpoint with one tool, and whether it is at a path with all that guards it. */
public class Endpoint {

    @Tool
    @RequiresRole("reader")
    String where() {
        return "here";
    }

    static void servedAt(String path) {
        post(Keys.READER, path).then().statusCode(200).body("result.tools.name", contains("where"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
        post(null, path).then().statusCode(401).body("error.code", equalTo(-31401));
        Mcp.json(Keys.READER).basePath("").header("Origin", "https://elsewhere.example").body("{}").post(path).then()
                .statusCode(403);
    }

    static void absentAt(String path) {
        post(Keys.READER, path).then().statusCode(404);
    }

    private static Response post(String key, String path) {
        return Mcp.headers(key, "tools/list", null).basePath("").body(Mcp.body("tools/list", Mcp.withMeta(""))).post(path);
    }
}
