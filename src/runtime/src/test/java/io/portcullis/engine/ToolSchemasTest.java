package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.ToolResponse;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeTool;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.HeaderParameter;

/** What a tool promises in its descriptor is kept: T-07, T-12, T-13, X-14, X-15. */
class ToolSchemasTest {

    private static final Parameter A = new Parameter(Source.ARGUMENT, "a", "int", true, false, "");
    private static final String SECRET = "jdbc://secret";

    @Test // T-07: a result that breaks the schema it was promised to keep does not leave
    void resultThatBreaksItsSchema_isABrokenTool() {
        FakeSchemas schemas = new FakeSchemas().brokenByResult("a is missing");
        FakeTool tool = new FakeTool("find").outputSchema("{\"type\":\"object\"}").returns(Result.STRUCTURED,
                arguments -> Map.of("secret", SECRET));
        FakeServer server = new Setup().schemas(schemas).serving(tool);
        JsonNode result = server.call("find", "{}");
        assertThat(result.at("/content/0/text").textValue()).startsWith("The result was withheld.");
        assertThat(result.toString()).doesNotContain(SECRET);
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test // T-07: nothing was promised about failures
    void failureWithStructure_isNotComparedWithTheSchema() {
        FakeServer server = new Setup().schemas(new FakeSchemas().brokenByResult("a is missing")).serving(new FakeTool("find")
                .returns(Result.RESPONSE, arguments -> new ToolResponse(List.of(), Map.of("why", "x"), true)));
        assertThat(server.call("find", "{}").at("/structuredContent/why").textValue()).isEqualTo("x");
    }

    @Test // T-12, T-13: what the author wrote as the schema counts before anything is bound
    void argumentsThatBreakTheSchemaOfTheAuthor_areAResultAndTheMethodIsNotCalled() {
        FakeSchemas schemas = new FakeSchemas().brokenByArguments("a: must be small.");
        FakeTool tool = new FakeTool("find").parameters(A).returns(Result.TEXT, arguments -> "called");
        FakeServer server = new Setup().schemas(schemas).serving(tool.ownSchema());
        JsonNode result = server.call("find", "{'a':1}");
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").textValue()).isEqualTo("a: must be small.");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.INVALID);
        assertThat(server.opened).isEmpty();
    }

    @Test // the binder knows better what it made itself
    void schemaMadeOfTheParameters_isNotChecked() {
        FakeServer server = new Setup().schemas(new FakeSchemas().brokenByArguments("wrong")).serving(
                new FakeTool("find").parameters(A).returns(Result.TEXT, arguments -> "called"));
        assertThat(server.call("find", "{'a':1}").at("/content/0/text").textValue()).isEqualTo("called");
    }

    @Test // a check that breaks refuses
    void schemaThatCannotBeChecked_isABrokenTool() {
        SchemaGuard broken = new FakeSchemas() {

            @Override
            public Optional<String> brokenByArguments(ToolDescriptor tool, String json) {
                throw new IllegalStateException(SECRET);
            }
        };
        FakeServer server = new Setup().schemas(broken).serving(new FakeTool("find").ownSchema());
        assertThat(server.call("find", "{}").at("/content/0/text").textValue()).startsWith("The tool failed.");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test // after the gate, before the arguments
    void headersOfArguments_areCompared() {
        FakeTool tool = new FakeTool("find").parameters(A).headers(new HeaderParameter("A", List.of("a"))).returns(Result.TEXT,
                arguments -> "called");
        FakeServer server = new FakeServer(tool);
        assertThat(FakeServer.tree(withHeader(server, "7")).at("/result/content/0/text").textValue()).isEqualTo("called");
        Reply reply = withHeader(server, "8");
        assertThat(FakeServer.code(reply)).isEqualTo(-32020);
        assertThat(server.told.calls().get(1).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(server.told.calls().get(1).reason()).contains("malformed_header");
        assertThat(FakeServer.tree(server.handshake("2025-11-25", "tools/call", "'name':'find','arguments':{'a':7}"))
                .at("/result/content/0/text").textValue()).isEqualTo("called"); // E-09
    }

    private static Reply withHeader(FakeServer server, String value) {
        MirroredHeaders headers = new MirroredHeaders(List.of(FakeServer.MODERN), List.of("tools/call"), List.of("find"),
                name -> name.equals("A") ? List.of(value) : List.of("not looked at"));
        return server.send(FakeServer.ALICE, headers,
                FakeServer.request("tools/call", "'name':'find','arguments':{'a':7}," + FakeServer.meta(FakeServer.MODERN)));
    }
}
