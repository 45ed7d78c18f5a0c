package io.portcullis.engine;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.ResourceContents;
import io.portcullis.api.ResourceResponse;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.Caching;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.ResourceDescriptor;
import io.portcullis.protocol.Result;
import io.portcullis.protocol.Result.Read;
import io.portcullis.protocol.TemplateDescriptor;

/** The answers of resources. */
final class ResourceShape implements Shape {

    private final ObjectMapper json;
    private final String uri;

    /** @param uri the address that was asked for */
    ResourceShape(ObjectMapper json, String uri) {
        this.json = json;
        this.uri = uri;
    }

    /** The address that was asked for. */
    String uri() {
        return uri;
    }

    @Override
    public Result result(Visit visit, Object returned) throws JsonProcessingException {
        List<ResourceContents> contents = new ArrayList<>();
        for (ResourceContents each : contents(visit, returned)) {
            contents.add(complete(each, mimeType(visit.entry().descriptor())));
        }
        return new Read(contents, Caching.NONE); // may depend on the caller and on the moment
    }

    private List<ResourceContents> contents(Visit visit, Object returned) throws JsonProcessingException {
        if (returned instanceof ResourceResponse response) {
            return response.contents();
        } else if (returned instanceof ResourceContents contents) {
            return List.of(contents);
        } else if (returned instanceof Collection<?> several && !several.isEmpty()
                && several.iterator().next() instanceof ResourceContents) {
            return several.stream().map(ResourceContents.class::cast).toList();
        } else if (returned instanceof CharSequence text) {
            return List.of(ResourceContents.ofText(text.toString()));
        } else if (returned instanceof byte[] bytes) {
            return List.of(ResourceContents.ofBlob(Base64.getEncoder().encodeToString(bytes)));
        } else if (returned == null || isEmptyContent(visit, returned)) {
            throw new IllegalStateException(visit.entry().name() + " returned no content");
        }
        return List.of(ResourceContents.ofText(json.writeValueAsString(returned)));
    }

    /** An empty list of contents is no content; one of values is JSON, and says so by its type. */
    private static boolean isEmptyContent(Visit visit, Object returned) {
        return returned instanceof Collection<?> several && several.isEmpty() && mimeType(visit.entry().descriptor()).isEmpty();
    }

    private ResourceContents complete(ResourceContents contents, String mimeType) {
        ResourceContents placed = contents.uri() == null ? contents.at(uri) : contents;
        return placed.mimeType() == null && !mimeType.isEmpty() ? placed.typed(mimeType) : placed;
    }

    private static String mimeType(Descriptor descriptor) {
        if (descriptor instanceof ResourceDescriptor resource) {
            return resource.mimeType();
        }
        return descriptor instanceof TemplateDescriptor template ? template.mimeType() : "";
    }
}
