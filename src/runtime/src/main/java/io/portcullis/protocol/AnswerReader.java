package io.portcullis.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.AudioContent;
import io.portcullis.api.Content;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.FormAnswer.Action;
import io.portcullis.api.ImageContent;
import io.portcullis.api.Root;
import io.portcullis.api.SamplingAnswer;
import io.portcullis.api.TextContent;

/** Reads what a client answered. Everything in it is untrusted: what does not fit the question is no answer (EL-10, V-09). */
public final class AnswerReader {

    private static final int MAX_ROOTS = 1_000;

    private AnswerReader() {
    }

    /** The answer to a form; empty when it does not fit. */
    public static Optional<FormAnswer> form(Form form, Slice answer) {
        return action(answer).flatMap(action -> action == Action.ACCEPT ? accepted(form, Json.tree(answer).path("content"))
                : Optional.of(new FormAnswer(action, Map.of())));
    }

    /** The answer to the visit of a page; empty when it does not fit. */
    public static Optional<FormAnswer> visit(Slice answer) {
        return action(answer).map(action -> new FormAnswer(action, Map.of()));
    }

    /** The answer of a model; empty when it does not fit. */
    public static Optional<SamplingAnswer> sampling(Slice answer) {
        JsonNode result = Json.tree(answer);
        JsonNode content = result.path("content").isArray() ? result.path("content").path(0) : result.path("content");
        return content(content)
                .map(block -> new SamplingAnswer(block, result.path("model").asText(), result.path("stopReason").asText()));
    }

    /** The directories of a client; empty when they do not fit. */
    public static Optional<List<Root>> roots(Slice answer) {
        JsonNode listed = Json.tree(answer).path("roots");
        if (!listed.isArray() || listed.size() > MAX_ROOTS) {
            return Optional.empty();
        }
        List<Root> roots = new ArrayList<>();
        for (JsonNode root : listed) {
            String uri = root.path("uri").asText();
            if (!uri.toLowerCase(Locale.ROOT).startsWith("file:")) { // RO-01
                return Optional.empty();
            }
            roots.add(new Root(uri, root.path("name").asText()));
        }
        return Optional.of(roots);
    }

    private static Optional<Action> action(Slice answer) {
        return switch (Json.tree(answer).path("action").asText()) {
            case "accept" -> Optional.of(Action.ACCEPT);
            case "decline" -> Optional.of(Action.DECLINE);
            case "cancel" -> Optional.of(Action.CANCEL);
            default -> Optional.empty();
        };
    }

    /** What was not asked for is dropped. */
    private static Optional<FormAnswer> accepted(Form form, JsonNode content) {
        if (!content.isObject() && !(content.isMissingNode() && form.fields().stream().noneMatch(Field::isRequired))) {
            return Optional.empty();
        }
        Map<String, Object> values = new HashMap<>();
        for (Field field : form.fields()) {
            JsonNode value = content.path(field.name());
            Optional<Object> read = FieldReader.read(field, value);
            if (read.isEmpty() && (field.isRequired() || !value.isMissingNode() && !value.isNull())) {
                return Optional.empty();
            }
            read.ifPresent(present -> values.put(field.name(), present));
        }
        return Optional.of(new FormAnswer(Action.ACCEPT, values));
    }

    private static Optional<Content> content(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "text" -> text(block, "text").map(TextContent::new);
            case "image" ->
                text(block, "data").flatMap(data -> text(block, "mimeType").map(type -> new ImageContent(data, type)));
            case "audio" ->
                text(block, "data").flatMap(data -> text(block, "mimeType").map(type -> new AudioContent(data, type)));
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(JsonNode block, String name) {
        return Optional.ofNullable(block.path(name).textValue());
    }
}
