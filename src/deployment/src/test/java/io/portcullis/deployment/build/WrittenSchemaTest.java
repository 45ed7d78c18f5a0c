package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.deployment.check.Code;
import io.portcullis.protocol.ToolDescriptor;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.StubMethod;

/** A schema that the author writes is one that clients can use (B-13, T-05, T-06, Z-04). */
class WrittenSchemaTest {

    @RequiresRole("a")
    static class Written {
        @Tool(task = TaskSupport.REQUIRED, inputSchema = """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "properties": {"x": {"$ref": "#/$defs/x"}, "y": {"$ref": "#anchored"}},
                  "$defs": {"x": {"type": "string", "pattern": "^a+$"}, "y": {"$anchor": "anchored", "type": "object"}},
                  "oneOf": [{"required": ["x"]}, {"required": ["y"]}],
                  "dependentRequired": {"y": []},
                  "unevaluatedProperties": false
                }
                """)
        void tool(String x, Map<String, String> y) {
        }
    }

    @RequiresRole("a")
    static class Recursive {
        @Tool(inputSchema = """
                {"type": "object", "properties": {"x": {"$ref": "#"}, "y": {"$ref": "#/$defs/tree"}},
                 "$defs": {"tree": {"type": "array", "items": {"$ref": "#/$defs/tree"}, "not": {"$ref": "#/$defs/leaf"}},
                           "leaf": {"type": "string"}}}
                """)
        void tool(JsonNode x, JsonNode y) {
        }
    }

    @Test
    void aSchemaThatIsRecursive_isTaken() {
        assertThat(Scanned.descriptor(ToolDescriptor.class, Recursive.class).ownSchema()).isTrue();
    }

    @RequiresRole("a")
    static class Made {
        @Tool
        void tool(String x) {
        }
    }

    @Test
    void aWrittenSchema_isOfferedAsItIs() {
        ToolDescriptor tool = Scanned.descriptor(ToolDescriptor.class, Written.class);
        assertThat(tool.inputSchema()).startsWith("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",")
                .contains("\"oneOf\":[{\"required\":[\"x\"]},{\"required\":[\"y\"]}]")
                .endsWith("\"unevaluatedProperties\":false}");
        assertThat(tool.ownSchema()).isTrue();
        assertThat(tool.task()).isEqualTo(TaskSupport.REQUIRED);
    }

    @Test
    void aSchemaThatIsMade_isNone() {
        ToolDescriptor tool = Scanned.descriptor(ToolDescriptor.class, Made.class);
        assertThat(tool.ownSchema()).isFalse();
        assertThat(tool.task()).isEqualTo(TaskSupport.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "{\"type\":\"object\"", "{\"type\":\"object\"} {}", "[]", "true", "{}",
            "{\"type\":\"string\"}", "{\"type\":[\"object\",\"null\"]}", "{\"type\":\"object\",\"type\":\"object\"}",
            "{\"type\":\"object\",\"properties\":{\"x\":{}},\"$schema\":\"http://json-schema.org/draft-07/schema#\"}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"https://example.org/x\"}}}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"x.json#/a\"}}}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"allOf\":[{\"$dynamicRef\":\"https://example.org/x#a\"}]}}}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"#/$defs/missing\"}}}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"#missing\"}}}",
            "{\"$id\":\"https://example.org/\",\"type\":\"object\",\"properties\":{\"x\":{}}}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"text\"}}}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"minLength\":-1}}}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"pattern\":\"(\"}}}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"#/properties/x\"}}}",
            "{\"type\":\"object\",\"properties\":{\"x\":{}},\"anyOf\":[{\"$ref\":\"#\"}]}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"#a\"}},\"$defs\":{\"a\":{\"$anchor\":\"a\",\"not\":{\"$dynamicRef\":\"#a\"}}}}",
            "{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"#/properties/y%20z\"},\"y z\":{\"allOf\":[{\"$ref\":\"#/properties/x\"}]}}}",
            "{\"type\":\"object\",\"properties\":{\"y\":{}}}", "{\"type\":\"object\",\"properties\":{\"x\":{},\"y\":{}}}",
            "{\"type\":\"object\"}" })
    void otherSchemas_areRefused(String schema) {
        refused(schema);
    }

    @Test
    void schemasWithoutEnd_areRefused() {
        refused("{\"type\":\"object\",\"properties\":{\"x\":" + "{\"items\":".repeat(60) + "{}" + "}".repeat(62));
        refused("{\"type\":\"object\",\"properties\":{\"x\":{\"description\":\"" + "a".repeat(33_000) + "\"}}}");
    }

    private static void refused(String schema) {
        byte[] type = new ByteBuddy().subclass(Object.class).name("org.acme.Tools")
                .defineMethod("tool", void.class, Visibility.PUBLIC).withParameter(String.class, "x")
                .intercept(StubMethod.INSTANCE)
                .annotateMethod(AnnotationDescription.Builder.ofType(Tool.class).define("inputSchema", schema).build(),
                        AnnotationDescription.Builder.ofType(RequiresRole.class).defineArray("value", "a").build())
                .make().getBytes();
        assertThat(Scanned.of(type).problems()).as(schema).singleElement()
                .matches(problem -> problem.code() == Code.PC021 && !problem.ways().isEmpty());
    }
}
