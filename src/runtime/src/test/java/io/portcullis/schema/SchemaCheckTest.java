package io.portcullis.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpServer;

import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;

/** T-06, T-07, Z-04, B-13. */
class SchemaCheckTest {

    private final SchemaCheck check = new SchemaCheck();

    @ParameterizedTest // T-07
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "{'type':'array','items':{'type':'integer'}}|[1,2]",
            "{'type':'object','properties':{'a':{'type':'string'}},'required':['a']}|{'a':'x','b':1}", "{'type':'null'}|null",
            "{'$defs':{'n':{'type':'number'}},'$ref':'#/$defs/n'}|1.5", "{'oneOf':[{'type':'string'},{'type':'null'}]}|'x'",
            "true|{'a':1}", "{'type':'integer'}|1.0", "{'prefixItems':[{'const':1}],'items':false}|[1]",
            "{'$schema':'https://json-schema.org/draft/2020-12/schema','type':'string'}|'x'" })
    void resultThatKeepsItsSchema_passes(String schema, String json) {
        assertThat(result(schema, json)).isEmpty();
    }

    @ParameterizedTest // T-07, Z-04: the keywords of 2020-12 count
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "{'type':'array','items':{'type':'integer'}}|[1,'2']",
            "{'type':'object','properties':{'a':{'type':'string'}},'required':['a']}|{'b':1}",
            "{'type':'object','additionalProperties':false}|{'a':1}", "{'type':'integer'}|1.5", "{'type':'null'}|0",
            "{'$defs':{'n':{'type':'number'}},'$ref':'#/$defs/n'}|'x'", "false|1",
            "{'prefixItems':[{'const':1}],'items':false}|[1,2]", "{'unevaluatedProperties':false}|{'a':1}",
            "{'dependentRequired':{'a':['b']}}|{'a':1}", "{'minLength':2}|'x'", "{'pattern':'^a$'}|'b'" })
    void resultThatBreaksItsSchema_isToldWhere(String schema, String json) {
        assertThat(result(schema, json)).get().asString().isNotBlank();
    }

    @Test
    void toolWithoutAnOutputSchema_mayAnswerAnything() {
        assertThat(check.brokenByResult(tool("{\"type\":\"object\"}", ""), "[1]")).isEmpty();
    }

    @Test
    void arguments_areComparedWithTheInputSchema() {
        ToolDescriptor tool = tool("{\"type\":\"object\",\"properties\":{\"a\":{\"maximum\":5}}}", "{\"type\":\"array\"}");
        assertThat(check.brokenByArguments(tool, "{\"a\":5}")).isEmpty();
        assertThat(check.brokenByArguments(tool, "{\"a\":6}")).get().asString().contains("a");
    }

    @Test // the model should be able to mend it, and not drown in it
    void severalFaults_areToldUpToABound() {
        ToolDescriptor tool = tool("{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}", "");
        String wrong = "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1}";
        String told = check.brokenByArguments(tool, wrong).orElseThrow();
        assertThat(told.split("integer found", -1)).hasSize(6);
    }

    @ParameterizedTest // T-13: what the client sent may be a secret
    @ValueSource(strings = { "{'const':'x'}", "{'enum':['x']}", "{'type':'integer'}", "{'maxLength':1}", "{'minLength':99}",
            "{'pattern':'^x$'}", "{'format':'email','minLength':99}", "{'not':{}}", "{'oneOf':[{'const':'x'},{'const':'y'}]}",
            "{'anyOf':[{'const':'x'},{'type':'null'}]}", "false" })
    void value_isNotRepeated(String schema) {
        ToolDescriptor tool = tool(("{'type':'object','properties':{'a':" + schema + "}}").replace('\'', '"'), "");
        assertThat(check.brokenByArguments(tool, "{\"a\":\"hush-hush\"}")).get().asString().doesNotContain("hush");
    }

    @Test // B-13
    void referenceToAnotherServer_isNeverFollowed() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort() + "/schema.json";
            for (String schema : List.of("{'$ref':'" + url + "'}", "{'$dynamicRef':'" + url + "'}",
                    "{'properties':{'a':{'$ref':'" + url + "#/x'}}}", "{'$schema':'" + url + "'}",
                    "{'$id':'" + url + "','$ref':'other.json'}", "{'allOf':[{'$ref':'" + url + "'}]}")) {
                assertRefused(schema);
            }
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test // B-13
    void referenceToAFile_isNeverFollowed(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("open.json"), "{}");
        for (String schema : List.of("{'$ref':'" + file.toUri() + "'}", "{'$ref':'" + file + "'}",
                "{'$id':'" + directory.toUri() + "','$ref':'open.json'}")) {
            assertRefused(schema);
        }
    }

    @ParameterizedTest // B-13
    @ValueSource(strings = { "{'$ref':'classpath:/schema/open.json'}", "{'$ref':'resource:/schema/open.json'}",
            "{'$ref':'urn:example:nothing'}", "{'$ref':'#/$defs/nothing'}",
            "{'$ref':'https://json-schema.org/draft/2020-12/schema'}" })
    void referenceToAnythingElse_isRefused(String schema) {
        assertRefused(schema);
    }

    @ParameterizedTest // T-05: what an author may write by hand
    @ValueSource(strings = { "{'type':'object'}",
            "{ 'type' : 'object' ,'properties':{'a':{'$ref':'#/$defs/n'}},'$defs':{'n':{}}}",
            "{'$schema':'https://json-schema.org/draft/2020-12/schema','type':'object'}" })
    void schemaOfAnObject_isTaken(String schema) {
        assertThat(SchemaCheck.ofArguments(schema.replace('\'', '"'))).startsWith("{\"").doesNotContain(" ");
    }

    @ParameterizedTest // T-05, Z-04, B-13
    @ValueSource(strings = { "", "x", "[]", "true", "{}", "{'type':'array'}", "{'type':['object']}", "{'type':'object'}}",
            "{'type':'object','type':'object'}", "{'type':'object','properties':[]}", "{'type':'object','required':'a'}",
            "{'type':'object','properties':{'a':{'type':'text'}}}", "{'type':'object','minProperties':-1}",
            "{'type':'object','$schema':'http://json-schema.org/draft-07/schema#'}", "{'type':'object','$id':'https://a'}",
            "{'type':'object','$ref':'https://a'}", "{'type':'object','properties':{'a':{'$ref':'other.json'}}}",
            "{'type':'object','properties':{'a':{'items':{'$dynamicRef':'https://a'}}}}",
            "{'type':'object','$defs':{'a':{'$id':'x','$ref':'y'}}}", "{'type':'object','properties':{'a':{'$ref':5}}}" })
    void whatIsNoSuchSchema_isRefused(String schema) {
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaCheck.ofArguments(schema.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'type':'object','description':'a\\u202eb'}",
            "{'type':'object','properties':{'a':{'title':'\\udb40\\udc41'}}}",
            "{'type':'object','properties':{'description':{'anyOf':[{'description':'\\u001b[2J'}]}}}" })
    void textThatHidesSomething_isRefused(String schema) {
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaCheck.ofArguments(schema.replace('\'', '"')))
                .withMessageContaining("nobody sees");
    }

    @Test
    void patternOfUnseenCharacters_isTaken() {
        assertThat(SchemaCheck.ofArguments("{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":\"[^\\u202e]*\"}}}"))
                .contains("pattern");
    }

    private void assertRefused(String schema) {
        assertThatThrownBy(() -> result(schema, "{\"a\":1}")).as(schema).isInstanceOf(RuntimeException.class);
    }

    private Optional<String> result(String schema, String json) {
        return check.brokenByResult(tool("{\"type\":\"object\"}", schema.replace('\'', '"')), json.replace('\'', '"'));
    }

    private static ToolDescriptor tool(String input, String output) {
        return new ToolDescriptor("find", Display.NONE, input, output, new Hints(false, true, false, true), List.of(),
                TaskSupport.NONE, true);
    }
}
