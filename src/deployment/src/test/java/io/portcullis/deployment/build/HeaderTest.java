package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.deployment.check.Code;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.HeaderParameter;

/** Arguments that clients mirror in headers. */
class HeaderTest {

    enum Colour {
        RED
    }

    @RequiresRole("a")
    static class Mirrored {
        @Tool
        void tool(@ToolArg(header = "Region") String region, @ToolArg(name = "id", header = "X-Id") Optional<Long> number,
                @ToolArg(header = "Flag") boolean flag, @ToolArg(header = "Colour") Colour colour, CharSequence rest) {
        }
    }

    @Test
    void mirroredArguments_areInTheSchemaAndTheDescriptor() {
        ToolDescriptor tool = Scanned.descriptor(ToolDescriptor.class, Mirrored.class);
        assertThat(tool.headers()).containsExactly(new HeaderParameter("Region", List.of("region")),
                new HeaderParameter("X-Id", List.of("id")), new HeaderParameter("Flag", List.of("flag")),
                new HeaderParameter("Colour", List.of("colour")));
        assertThat(tool.inputSchema()).contains("\"region\":{\"type\":\"string\",\"x-mcp-header\":\"Region\"}",
                "\"id\":{\"type\":\"integer\",\"x-mcp-header\":\"X-Id\"}", "\"rest\":{\"type\":\"string\"}");
    }

    @RequiresRole("a")
    static class NoToken {
        @Tool
        void tool(@ToolArg(header = "two words") String x) {
        }
    }

    @RequiresRole("a")
    static class Umlaut {
        @Tool
        void tool(@ToolArg(header = "Größe") String x) {
        }
    }

    @RequiresRole("a")
    static class OneHeaderTwice {
        @Tool
        void tool(@ToolArg(header = "Region") String x, @ToolArg(header = "REGION") String y) {
        }
    }

    @RequiresRole("a")
    static class Fraction {
        @Tool
        void tool(@ToolArg(header = "Size") double x) {
        }
    }

    @RequiresRole("a")
    static class MaybeFraction {
        @Tool
        void tool(@ToolArg(header = "Size") Optional<Double> x) {
        }
    }

    @RequiresRole("a")
    static class Several {
        @Tool
        void tool(@ToolArg(header = "Names") List<String> x) {
        }
    }

    record Point(int x, int y) {
    }

    @RequiresRole("a")
    static class Record {
        @Tool
        void tool(@ToolArg(header = "Point") Point x) {
        }
    }

    @Test
    void headersThatClientsDropTheToolFor_areRefused() {
        for (Class<?> type : List.of(NoToken.class, Umlaut.class, OneHeaderTwice.class, Fraction.class, MaybeFraction.class,
                Several.class, Record.class)) {
            Scanned.refused(Code.PC020, type);
        }
    }

    @RequiresRole("a")
    static class Nested {
        @Tool(inputSchema = """
                {"type": "object", "properties": {
                   "order": {"type": "object", "properties": {"region": {"type": "string", "x-mcp-header": "Region"}}},
                   "id": {"type": "integer", "x-mcp-header": "Id"}}}
                """)
        void tool(Point order, long id) {
        }
    }

    @Test
    void headersInAWrittenSchema_areFoundWithTheirPath() {
        assertThat(Scanned.descriptor(ToolDescriptor.class, Nested.class).headers()).containsExactly(
                new HeaderParameter("Region", List.of("order", "region")), new HeaderParameter("Id", List.of("id")));
    }

    @RequiresRole("a")
    static class BelowItems {
        @Tool(inputSchema = """
                {"type": "object", "properties": {"x": {"type": "array", "items": {"type": "string", "x-mcp-header": "X"}}}}
                """)
        void tool(List<String> x) {
        }
    }

    @RequiresRole("a")
    static class BelowDefinitions {
        @Tool(inputSchema = """
                {"type": "object", "properties": {"x": {"$ref": "#/$defs/region"}},
                 "$defs": {"region": {"type": "string", "x-mcp-header": "X"}}}
                """)
        void tool(String x) {
        }
    }

    @RequiresRole("a")
    static class OnTheWhole {
        @Tool(inputSchema = """
                {"type": "object", "x-mcp-header": "X"}
                """)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class OnTwoTypes {
        @Tool(inputSchema = """
                {"type": "object", "properties": {"x": {"type": ["string", "null"], "x-mcp-header": "X"}}}
                """)
        void tool(String x) {
        }
    }

    @RequiresRole("a")
    static class OnNoName {
        @Tool(inputSchema = """
                {"type": "object", "properties": {"x": {"type": "string", "x-mcp-header": 7}}}
                """)
        void tool(String x) {
        }
    }

    @RequiresRole("a")
    static class NotInTheWrittenSchema {
        @Tool(inputSchema = """
                {"type": "object", "properties": {"x": {"type": "string"}}}
                """)
        void tool(@ToolArg(header = "X") String x) {
        }
    }

    @Test
    void headersInAWrittenSchema_areCheckedAlike() {
        for (Class<?> type : List.of(BelowItems.class, BelowDefinitions.class, OnTheWhole.class, OnTwoTypes.class,
                OnNoName.class, NotInTheWrittenSchema.class)) {
            Scanned.refused(Code.PC020, type);
        }
    }

    @RequiresRole("a")
    static class CalledLikeTheKeyword {
        @Tool(inputSchema = """
                {"type": "object", "properties": {"x-mcp-header": {"type": "string"}}}
                """)
        void tool(@ToolArg(name = "x-mcp-header") String x) {
        }
    }

    @Test
    void aPropertyOfThatName_isNoHeader() {
        assertThat(Scanned.descriptor(ToolDescriptor.class, CalledLikeTheKeyword.class).headers()).isEmpty();
    }
}
