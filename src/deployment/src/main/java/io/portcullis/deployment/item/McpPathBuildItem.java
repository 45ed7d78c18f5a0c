package io.portcullis.deployment.item;

import io.quarkus.builder.item.SimpleBuildItem;

/** Where the MCP endpoint is. */
public final class McpPathBuildItem extends SimpleBuildItem {

    private final String path;

    /** @param path as clients see it: absolute, without a trailing slash */
    public McpPathBuildItem(String path) {
        this.path = path;
    }

    /** The path as clients see it. */
    public String path() {
        return path;
    }
}
