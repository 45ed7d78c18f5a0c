package io.portcullis.api;

/**
 * One block of what a tool answers or a prompt says. See the MCP specification, {@code ContentBlock}.
 */
public sealed interface Content permits TextContent, ImageContent, AudioContent, ResourceLink, EmbeddedResource {

    /** What is said besides the content itself. */
    Extras extras();
}
