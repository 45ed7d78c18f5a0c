package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;

import io.portcullis.deployment.test.Mcp;
import io.restassured.response.Response;

/** What came back from a call. */
final class Answered {

    /** A failure that was not meant for the caller. */
    static final String FIXED = "The tool failed\\. Correlation id: [0-9a-f]{16}";

    private Answered() {
    }

    static void with(String text, String key, String tool, String arguments) {
        Response response = Mcp.call(key, tool, arguments);
        assertThat(response.asString()).as(tool).contains("\"isError\":false");
        assertThat(text(response)).as(tool).isEqualTo(text);
    }

    /** A tool error with that very text. */
    static void withError(String text, String key, String tool, String arguments) {
        Response response = Mcp.call(key, tool, arguments);
        assertThat(response.asString()).as(tool).contains("\"isError\":true");
        assertThat(text(response)).as(tool).isEqualTo(text);
    }

    /** The fixed text of a broken tool, and nothing else. */
    static void withFixedText(String key, String tool, String arguments) {
        Response response = Mcp.call(key, tool, arguments);
        assertThat(response.statusCode()).as(tool).isEqualTo(200);
        assertThat(response.asString()).as(tool).contains("\"isError\":true").doesNotContain("structuredContent", "xception");
        assertThat(text(response)).as(tool).matches(FIXED);
        assertThat(response.<Integer> path("result.content.size()")).as(tool).isEqualTo(1);
    }

    static void limited(String key, String tool, String arguments) {
        assertThat(Mcp.call(key, tool, arguments).statusCode()).as(tool).isEqualTo(429);
    }

    static String text(Response response) {
        return response.path("result.content[0].text");
    }

    /** What became of a call inside a tool: its value, or the name of what it threw. */
    static String tried(Supplier<String> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }
}
