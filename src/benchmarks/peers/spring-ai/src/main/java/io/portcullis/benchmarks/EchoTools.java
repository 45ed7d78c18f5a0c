package io.portcullis.benchmarks;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.stereotype.Component;

@Component
public class EchoTools {

    @McpTool(name = "echo", description = "Answers what it is told")
    public String echo(@McpToolParam(description = "The text to answer") String text) {
        return text;
    }

    @McpTool(name = "echoBlocking", description = "Answers what it is told, from a thread that may wait")
    public String echoBlocking(@McpToolParam(description = "The text to answer") String text) {
        return text;
    }
}
