package io.portcullis.api;

import java.util.List;

/**
 * The whole answer to the reading of a resource, for authors who need more than a return value.
 *
 * @param contents at least one content: a resource that is not there is a {@link ResourceNotFound}
 */
public record ResourceResponse(List<ResourceContents> contents) {

    public ResourceResponse {
        contents = List.copyOf(contents);
        if (contents.isEmpty()) {
            throw new IllegalArgumentException("a resource without content is not there: throw new ResourceNotFound()");
        }
    }

    /** An answer of these contents. */
    public static ResourceResponse of(ResourceContents... contents) {
        return new ResourceResponse(List.of(contents));
    }
}
