package io.portcullis.testing.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * The answer to one message, as it came. What is not there is a missing node, 0 or an empty text, so that a test can say what
 * it expects without looking first.
 *
 * @param status the HTTP status
 * @param headers the HTTP headers, names in lower case
 * @param body the body as text; of a stream, what was read of it
 * @param message the JSON-RPC answer; a missing node when there is none
 * @param notifications what a stream told before the answer
 */
public record McpAnswer(int status, Map<String, List<String>> headers, String body, JsonNode message,
        List<JsonNode> notifications) {

    private static final int LACKS = -31403;
    private static final int INVALID = -32602;
    private static final List<String> HIDDEN = List.of("Unknown tool", "Unknown prompt", "Resource not found",
            "Nothing to complete", "Unknown task");

    /** The first value of a header, if there is one. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    /** The result; a missing node when the answer is an error. */
    public JsonNode result() {
        return message.path("result");
    }

    /** The JSON-RPC error code; 0 when there is no error. */
    public int errorCode() {
        return message.path("error").path("code").asInt();
    }

    /** The JSON-RPC error message; empty when there is no error. */
    public String errorMessage() {
        return message.path("error").path("message").asText();
    }

    /** The data of the JSON-RPC error. */
    public JsonNode errorData() {
        return message.path("error").path("data");
    }

    /** Whether there is a result and the tool says that it is an error. */
    public boolean isError() {
        return result().path("isError").asBoolean();
    }

    /** Whether there is a result, and it is no error. */
    public boolean isOk() {
        return status == 200 && result().isObject() && !isError();
    }

    /** All text blocks of a tool result, of the messages of a prompt, or of a resource; one a line. */
    public String text() {
        List<String> texts = new ArrayList<>();
        for (String member : List.of("content", "messages", "contents")) {
            for (JsonNode block : result().path(member)) {
                JsonNode text = block.path("content").isObject() ? block.path("content").path("text") : block.path("text");
                if (text.isTextual()) {
                    texts.add(text.asText());
                }
            }
        }
        return String.join("\n", texts);
    }

    /** The structured content of a tool result. */
    public JsonNode structured() {
        return result().path("structuredContent");
    }

    /** What kind of result it is: {@code complete}, {@code input_required}, {@code task}; empty in older revisions. */
    public String resultType() {
        return result().path("resultType").asText();
    }

    /** What the client is asked before the call can go on; a missing node when nothing is. */
    public JsonNode inputRequired() {
        return "input_required".equals(resultType()) ? result().path("inputRequests") : MissingNode.getInstance();
    }

    /** Whether what was asked for does not exist, as far as this caller can know. */
    public boolean isHidden() {
        return (errorCode() == INVALID || errorCode() == -32002) && HIDDEN.contains(errorMessage());
    }

    /** Whether the credential lacks a scope. */
    public boolean needsScope() {
        return status == 403 && errorCode() == LACKS && !scopes().isEmpty();
    }

    /** All scopes the call needs, when the credential lacks one. */
    public List<String> scopes() {
        List<String> scopes = new ArrayList<>();
        errorData().path("requiredScopes").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    /** Whether there is no valid credential. */
    public boolean isUnauthenticated() {
        return status == 401;
    }

    /** Whether the caller has used up its permits. */
    public boolean isLimited() {
        return errorCode() == -31429;
    }

    /** Whether the caller was refused, for whatever reason: no credential, hidden, no scope, too many calls. */
    public boolean isRefused() {
        return isUnauthenticated() || status == 403 || isHidden() || isLimited();
    }
}
