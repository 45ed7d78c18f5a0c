package io.portcullis.benchmarks;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;

/** Tools to fill a list with. Every server that is compared has them, with the same words. */
@RequiresRole("caller")
@RequiresScope("echo")
public class RegisterTools {

    @Tool(description = "Looks up entries of register 01 by their name")
    String register01(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 02 by their name")
    String register02(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 03 by their name")
    String register03(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 04 by their name")
    String register04(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 05 by their name")
    String register05(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 06 by their name")
    String register06(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 07 by their name")
    String register07(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 08 by their name")
    String register08(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 09 by their name")
    String register09(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 10 by their name")
    String register10(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 11 by their name")
    String register11(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 12 by their name")
    String register12(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 13 by their name")
    String register13(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 14 by their name")
    String register14(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 15 by their name")
    String register15(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 16 by their name")
    String register16(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 17 by their name")
    String register17(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 18 by their name")
    String register18(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }

    @Tool(description = "Looks up entries of register 19 by their name")
    String register19(@ToolArg(description = "The name to look for") String name,
            @ToolArg(description = "How many entries at most") int limit) {
        return name;
    }
}
