package io.portcullis.api;

/**
 * One block of what a tool answers. See the MCP specification, {@code ContentBlock}.
 */
public sealed interface Content permits TextContent, ImageContent, AudioContent, ResourceLink, EmbeddedResource {
}
