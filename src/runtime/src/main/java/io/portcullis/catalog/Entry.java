package io.portcullis.catalog;

import java.util.Optional;

import io.portcullis.protocol.ToolDescriptor;

/**
 * One tool of this server.
 *
 * @param index its place in the catalog
 * @param descriptor what clients are told
 * @param access who may use it
 * @param limit how often, if there is a limit
 * @param invocation how its method is called
 */
public record Entry(int index, ToolDescriptor descriptor, AccessRule access, Optional<LimitRule> limit,
        Invocation invocation) {

    /** The unique name. */
    public String name() {
        return descriptor.name();
    }
}
