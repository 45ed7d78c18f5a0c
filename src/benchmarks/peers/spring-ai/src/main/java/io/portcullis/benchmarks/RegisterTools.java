package io.portcullis.benchmarks;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.stereotype.Component;

/** Tools to fill a list with. Every server that is compared has them, with the same words. */
@Component
public class RegisterTools {

    @McpTool(name = "register01", description = "Looks up entries of register 01 by their name")
    public String register01(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register02", description = "Looks up entries of register 02 by their name")
    public String register02(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register03", description = "Looks up entries of register 03 by their name")
    public String register03(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register04", description = "Looks up entries of register 04 by their name")
    public String register04(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register05", description = "Looks up entries of register 05 by their name")
    public String register05(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register06", description = "Looks up entries of register 06 by their name")
    public String register06(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register07", description = "Looks up entries of register 07 by their name")
    public String register07(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register08", description = "Looks up entries of register 08 by their name")
    public String register08(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register09", description = "Looks up entries of register 09 by their name")
    public String register09(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register10", description = "Looks up entries of register 10 by their name")
    public String register10(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register11", description = "Looks up entries of register 11 by their name")
    public String register11(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register12", description = "Looks up entries of register 12 by their name")
    public String register12(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register13", description = "Looks up entries of register 13 by their name")
    public String register13(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register14", description = "Looks up entries of register 14 by their name")
    public String register14(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register15", description = "Looks up entries of register 15 by their name")
    public String register15(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register16", description = "Looks up entries of register 16 by their name")
    public String register16(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register17", description = "Looks up entries of register 17 by their name")
    public String register17(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register18", description = "Looks up entries of register 18 by their name")
    public String register18(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }

    @McpTool(name = "register19", description = "Looks up entries of register 19 by their name")
    public String register19(@McpToolParam(description = "The name to look for") String name,
            @McpToolParam(description = "How many entries at most") int limit) {
        return name;
    }
}
