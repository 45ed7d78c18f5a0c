package io.portcullis.testing.client;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.api.Feature;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.HeaderParameter;

/** The headers that repeat arguments of a tool, as a client learns them from the schema of the tool. */
final class MirroredArguments {

    private final LiveCatalog catalog;

    MirroredArguments(LiveCatalog catalog) {
        this.catalog = catalog;
    }

    Map<String, String> headers(String method, ObjectNode params) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (method.equals("tools/call")) {
            catalog.current().find(Feature.TOOL, params.path("name").asText())
                    .map(entry -> (ToolDescriptor) entry.descriptor())
                    .ifPresent(tool -> tool.headers().forEach(header -> add(headers, header, params.path("arguments"))));
        }
        return headers;
    }

    private static void add(Map<String, String> headers, HeaderParameter header, JsonNode arguments) {
        JsonNode value = arguments;
        for (String name : header.path()) {
            value = value.path(name);
        }
        if (value.isValueNode() && !value.isNull()) {
            headers.put("Mcp-Param-" + header.header(), HeaderText.of(value.asText()));
        }
    }
}
