package io.portcullis.dev;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.catalog.Entry;
import io.portcullis.engine.Incoming;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.engine.Outlet;
import io.portcullis.protocol.CompletionDescriptor;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.Revision;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.HeaderParameter;
import io.vertx.core.json.JsonObject;

/** A request of the console, as a client of the stateless revision would send it. */
final class DevRequest {

    private static final String PREFIX = "io.modelcontextprotocol/";
    private static final JsonObject CAN_BE_ASKED = new JsonObject().put("elicitation",
            new JsonObject().put("form", new JsonObject()).put("url", new JsonObject()));

    private final Entry entry;
    private final JsonObject arguments;
    private final JsonObject answers;

    /** @param answers what the client brings from an earlier question: {@code inputResponses} and {@code requestState} */
    DevRequest(Entry entry, JsonObject arguments, JsonObject answers) {
        this.entry = entry;
        this.arguments = arguments;
        this.answers = answers;
    }

    Incoming by(Caller caller, Outlet outlet) {
        JsonObject params = params().mergeIn(answers).put("_meta",
                new JsonObject().put(PREFIX + "protocolVersion", Revision.V2026_07_28.text())
                        .put(PREFIX + "clientCapabilities", CAN_BE_ASKED).put("progressToken", 1));
        String name = params.getString("name", params.getString("uri"));
        MirroredHeaders headers = new MirroredHeaders(List.of(Revision.V2026_07_28.text()), List.of(method()),
                name == null ? List.of() : List.of(encoded(name)), this::mirrored);
        JsonObject body = new JsonObject().put("jsonrpc", "2.0").put("id", 1).put("method", method()).put("params", params);
        return new Incoming(body.toBuffer().getBytes(), headers, List.of(), new Sender(caller, "127.0.0.1"), outlet);
    }

    private String method() {
        return switch (entry.feature()) {
            case TOOL -> "tools/call";
            case PROMPT -> "prompts/get";
            case RESOURCE, RESOURCE_TEMPLATE -> "resources/read";
            case COMPLETION -> "completion/complete";
        };
    }

    private JsonObject params() {
        return switch (entry.feature()) {
            case TOOL, PROMPT -> new JsonObject().put("name", entry.name()).put("arguments", arguments);
            case RESOURCE -> new JsonObject().put("uri", entry.name());
            case RESOURCE_TEMPLATE -> new JsonObject().put("uri", arguments.getString("uri", ""));
            case COMPLETION -> completion((CompletionDescriptor) entry.descriptor());
        };
    }

    private JsonObject completion(CompletionDescriptor completion) {
        JsonObject ref = completion.of() == Feature.PROMPT
                ? new JsonObject().put("type", "ref/prompt").put("name", completion.target())
                : new JsonObject().put("type", "ref/resource").put("uri", completion.target());
        return new JsonObject().put("ref", ref).put("argument", new JsonObject().put("name", completion.argument())
                .put("value", arguments.getString("value", "")));
    }

    private List<String> mirrored(String header) {
        for (HeaderParameter parameter : ((ToolDescriptor) entry.descriptor()).headers()) {
            Object value = parameter.header().equalsIgnoreCase(header) ? at(parameter.path()) : null;
            if (value != null) {
                return List.of(encoded(value.toString()));
            }
        }
        return List.of();
    }

    private Object at(List<String> path) {
        Object value = arguments;
        for (String name : path) {
            value = value instanceof JsonObject object ? object.getValue(name) : null;
        }
        return value;
    }

    /** whatever it holds. */
    private static String encoded(String value) {
        return "=?base64?" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
