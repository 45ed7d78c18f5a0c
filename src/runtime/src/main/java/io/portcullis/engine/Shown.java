package io.portcullis.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.portcullis.api.Feature;
import io.portcullis.arguments.Masking;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Catalog.Found;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.redaction.Occurrences;
import io.portcullis.redaction.Redaction;

/**
 * A request and what is said in answer to it, as people who look for a mistake may see them. What is not known to be harmless
 * is replaced by the mark.
 */
public final class Shown {

    /** Parameters that say what is asked for, and nothing about anybody. */
    private static final Set<String> PLAIN = Set.of("name", "uri", "ref", "level", "protocolVersion", "capabilities",
            "clientInfo", "requestId", "reason", "progressToken", "progress", "total", "message", "notifications", "logger",
            "data", "mode", "requestedSchema");
    /** Parameters of the protocol whose names may be seen, and their values not. */
    private static final Set<String> HIDDEN = Set.of("cursor", "requestState", "inputResponses", "taskId", "task");

    private static final Set<String> PLAIN_META = Set.of("progressToken", "traceparent", "tracestate");
    private static final String OURS = "io.modelcontextprotocol/";

    /** Methods whose results come from the catalog and the configuration alone. */
    private static final Set<String> OF_THE_SERVER = Set.of("initialize", "server/discover", "ping", "tools/list",
            "prompts/list", "resources/list", "resources/templates/list", "subscriptions/listen", "logging/setLevel",
            "resources/subscribe", "resources/unsubscribe", "tasks/cancel");

    private static final Set<String> OF_ENTRIES = Set.of("tools/call", "prompts/get", "resources/read",
            "completion/complete", "tasks/get", "tasks/update");

    private static final Set<String> OPAQUE = Set.of("requestState", "nextCursor", "taskId");
    private static final Set<String> MADE_BY_ENTRIES = Set.of("content", "contents", "messages", "completion", "result");

    private static final JsonNode VERSION = TextNode.valueOf("2.0");

    private final Catalog catalog;
    private final JsonNode request;
    private final String method;
    private final Optional<Entry> entry;

    /** @param request a message; anything */
    public Shown(Catalog catalog, JsonNode request) {
        this.catalog = catalog;
        this.request = request;
        this.method = request.path("method").asText();
        this.entry = entry();
    }

    private Optional<Entry> entry() {
        JsonNode params = request.path("params");
        return switch (method) {
            case "tools/call" -> catalog.find(Feature.TOOL, params.path("name").asText());
            case "prompts/get" -> catalog.find(Feature.PROMPT, params.path("name").asText());
            case "resources/read" -> catalog.findResource(params.path("uri").asText()).map(Found::entry);
            case "completion/complete" -> completed(params.path("ref"));
            default -> Optional.empty();
        };
    }

    /** What is completed: its arguments are those of the request. */
    private Optional<Entry> completed(JsonNode ref) {
        return ref.has("name") ? catalog.find(Feature.PROMPT, ref.path("name").asText())
                : catalog.find(Feature.RESOURCE_TEMPLATE, ref.path("uri").asText());
    }

    /** The request. */
    public JsonNode request() {
        return message(request, "");
    }

    /** Something that is said in answer to it: the answer, or a message before that. */
    public JsonNode answer(JsonNode message) {
        return message(message, method);
    }

    /** Takes out of texts what the redaction finds, and what is sensitive in the request. */
    public Redaction redaction(Redaction redaction) {
        Set<String> secrets = secrets();
        return secrets.isEmpty() ? redaction
                : new Redaction(List.of(text -> redaction.clean(Occurrences.removed(text, secrets))));
    }

    private Set<String> secrets() {
        Set<String> secrets = new HashSet<>();
        entry.filter(called -> !method.equals("completion/complete")).ifPresent(
                called -> Discretion.collect(called, request.path("params").path("arguments"), secrets));
        return secrets;
    }

    /** @param answers the method that it answers; empty when it is none */
    private JsonNode message(JsonNode message, String answers) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : message.properties()) {
            switch (member.getKey()) {
                case "jsonrpc" -> shown.set("jsonrpc", VERSION.equals(member.getValue()) ? VERSION : Masking.MARK);
                case "id", "method" -> shown.set(member.getKey(),
                        member.getValue().isContainerNode() ? Masking.MARK : member.getValue());
                case "params" -> shown.set("params",
                        answers.isEmpty() && !isKnown() ? Masking.MARK : params(member.getValue()));
                case "error" -> shown.set("error", answers.isEmpty() ? Masking.MARK : member.getValue());
                case "result" -> shown.set("result", answers.isEmpty() ? Masking.MARK : result(member.getValue()));
                default -> shown.set(Redaction.MARK, Masking.MARK); // its name is as unknown as its value
            }
        }
        return message.isObject() ? shown : Masking.MARK;
    }

    private boolean isKnown() {
        return entry.isPresent() || OF_ENTRIES.contains(method) || OF_THE_SERVER.contains(method)
                || method.startsWith("notifications/");
    }

    private JsonNode params(JsonNode params) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : params.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            switch (name) {
                case "arguments" -> shown.set(name, arguments(value));
                case "argument" -> shown.set(name, argument(value));
                case "context" -> shown.set(name,
                        JsonNodeFactory.instance.objectNode().set("arguments", arguments(value.path("arguments"))));
                case "_meta" -> shown.set(name, meta(value));
                default -> shown.set(PLAIN.contains(name) || HIDDEN.contains(name) ? name : Redaction.MARK,
                        PLAIN.contains(name) ? value : Masking.MARK);
            }
        }
        return params.isObject() ? shown : Masking.MARK;
    }

    private JsonNode arguments(JsonNode arguments) {
        return entry.filter(known -> arguments.isObject()).<JsonNode> map(known -> Discretion.masked(known, arguments))
                .orElse(Masking.MARK);
    }

    /** What was typed so far of an argument. */
    private JsonNode argument(JsonNode argument) {
        String name = argument.path("name").asText();
        JsonNode value = arguments(JsonNodeFactory.instance.objectNode().set(name, argument.path("value")));
        return JsonNodeFactory.instance.objectNode().put("name", value.has(name) ? name : Redaction.MARK).set("value",
                value.has(name) ? value.get(name) : Masking.MARK);
    }

    private static JsonNode meta(JsonNode meta) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        meta.properties().forEach(member -> {
            boolean plain = member.getKey().startsWith(OURS) || PLAIN_META.contains(member.getKey());
            shown.set(plain ? member.getKey() : Redaction.MARK, plain ? member.getValue() : Masking.MARK);
        });
        return meta.isObject() ? shown : Masking.MARK;
    }

    private JsonNode result(JsonNode result) {
        if (entry.isEmpty() && !OF_THE_SERVER.contains(method) || !result.isObject()) {
            return Masking.MARK;
        }
        Sensitivity sensitivity = entry.filter(called -> !method.equals("completion/complete"))
                .map(called -> called.invocation().sensitivity()).orElse(Sensitivity.NONE);
        boolean failed = result.path("isError").asBoolean();
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : result.properties()) {
            String name = member.getKey();
            if (name.equals("structuredContent")) {
                shown.set(name, Masking.masked(member.getValue(), sensitivity.root()));
            } else {
                boolean secret = !sensitivity.isNone() && !failed && MADE_BY_ENTRIES.contains(name);
                shown.set(name, secret || OPAQUE.contains(name) ? Masking.MARK : member.getValue());
            }
        }
        return shown;
    }
}
