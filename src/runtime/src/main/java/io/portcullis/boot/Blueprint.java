package io.portcullis.boot;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the build found.
 *
 * @param path the path of the MCP endpoint, absolute
 * @param tools the tools, sorted by name
 */
public record Blueprint(String path, List<ToolRecipe> tools) {

    /** Every role that a rule names, sorted. */
    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        tools.forEach(tool -> tool.access().roles().forEach(roles::addAll));
        return roles;
    }
}
