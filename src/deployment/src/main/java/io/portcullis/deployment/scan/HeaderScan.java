package io.portcullis.deployment.scan;

import java.util.List;

import org.jboss.jandex.MethodParameterInfo;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Values;
import io.portcullis.deployment.schema.MirroredProperties;
import io.portcullis.deployment.schema.UnusableSchemaException;
import io.portcullis.protocol.ToolDescriptor.HeaderParameter;

/** The arguments of a tool that clients mirror in headers. A client drops a tool with a wrong one without a word. */
final class HeaderScan {

    private final Problems problems;

    HeaderScan(Problems problems) {
        this.problems = problems;
    }

    /** @param inputSchema the schema of the arguments; empty after a problem */
    List<HeaderParameter> of(Candidate tool, String inputSchema) {
        if (inputSchema.isEmpty()) {
            return List.of();
        }
        boolean written = !tool.text("inputSchema").isEmpty();
        if (written && tool.method().parameters().stream().anyMatch(HeaderScan::hasHeader)) {
            problems.add(Code.PC020, tool.place(), "The tool writes its own schema, where @ToolArg(header = ...) is not told.",
                    "write \"x-mcp-header\" on the property in the schema");
        }
        try {
            return MirroredProperties.of(inputSchema);
        } catch (UnusableSchemaException e) {
            problems.add(Code.PC020, tool.place(), e.getMessage(),
                    "name headers like Region, each once, on arguments that are a String, an enum, a whole number or a boolean",
                    "leave the header out");
            return List.of();
        }
    }

    private static boolean hasHeader(MethodParameterInfo parameter) {
        return !Values.text(parameter.declaredAnnotation(Names.TOOL_ARG), "header").isEmpty();
    }
}
