package io.portcullis.protocol;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.Question;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.UrlVisit;

/** Writes questions to the client: the members {@code method} and {@code params} (EL-03, EL-04, SA-03, RO-01). */
final class QuestionWriter {

    private final Revision revision;
    private final ResultWriter results;

    QuestionWriter(Revision revision) {
        this.revision = revision;
        this.results = new ResultWriter(revision);
    }

    /** A question by itself, as an object. */
    byte[] alone(Question question, Texts texts) {
        return Json.bytes(out -> {
            out.writeStartObject();
            write(texts.over(out), question, "");
            out.writeEndObject();
        });
    }

    /** @param id names the visit of a page where the revision wants that */
    void write(JsonGenerator out, Question question, String id) throws IOException {
        if (question instanceof Form form) {
            start(out, "elicitation/create");
            form(out, form);
        } else if (question instanceof UrlVisit visit) {
            start(out, "elicitation/create");
            visit(out, visit, id);
        } else if (question instanceof SamplingRequest sampling) {
            start(out, "sampling/createMessage");
            sampling(out, sampling);
        } else {
            start(out, "roots/list");
        }
        out.writeEndObject();
    }

    private static void start(JsonGenerator out, String method) throws IOException {
        out.writeStringField("method", method);
        out.writeObjectFieldStart("params");
    }

    private void form(JsonGenerator out, Form form) throws IOException {
        if (revision.isAtLeast(Revision.V2025_11_25)) { // 2025-06-18 knows no modes
            out.writeStringField("mode", "form");
        }
        out.writeStringField("message", form.message());
        out.writeObjectFieldStart("requestedSchema");
        out.writeStringField("type", "object");
        out.writeObjectFieldStart("properties");
        for (Field field : form.fields()) {
            field(out, field);
        }
        out.writeEndObject();
        out.writeArrayFieldStart("required");
        for (Field field : form.fields()) {
            if (field.isRequired()) {
                out.writeString(field.name());
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void field(JsonGenerator out, Field field) throws IOException {
        Map<String, Object> keywords = new LinkedHashMap<>(field.keywords());
        boolean choices = revision.isAtLeast(Revision.V2025_11_25);
        if (!choices && field.type() != Field.Type.FLAG) {
            keywords.remove("default");
        }
        out.writeObjectFieldStart(field.name());
        switch (field.type()) {
            case TEXT -> out.writeStringField("type", "string");
            case INTEGER -> out.writeStringField("type", "integer");
            case NUMBER -> out.writeStringField("type", "number");
            case FLAG -> out.writeStringField("type", "boolean");
            case CHOICE -> choice(out, field, choices);
            case CHOICES -> choices(out, field);
        }
        Values.members(out, keywords);
        out.writeEndObject();
    }

    private static void choice(JsonGenerator out, Field field, boolean titles) throws IOException {
        out.writeStringField("type", "string");
        boolean titled = field.options().values().stream().noneMatch(String::isEmpty);
        if (titled && titles && !field.keywords().containsKey("enumNames")) {
            titledOptions(out, "oneOf", field);
            return;
        }
        values(out, field);
        if (titled && !field.keywords().containsKey("enumNames")) { // the older way to say it
            out.writeFieldName("enumNames");
            Values.write(out, field.options().values());
        }
    }

    /** Several choices are younger than 2025-06-18, whose clients are never asked for them. */
    private static void choices(JsonGenerator out, Field field) throws IOException {
        out.writeStringField("type", "array");
        out.writeObjectFieldStart("items");
        if (field.options().values().stream().noneMatch(String::isEmpty)) {
            titledOptions(out, "anyOf", field);
        } else {
            out.writeStringField("type", "string");
            values(out, field);
        }
        out.writeEndObject();
    }

    private static void values(JsonGenerator out, Field field) throws IOException {
        out.writeFieldName("enum");
        Values.write(out, field.options().keySet());
    }

    private static void titledOptions(JsonGenerator out, String keyword, Field field) throws IOException {
        out.writeArrayFieldStart(keyword);
        for (Map.Entry<String, String> option : field.options().entrySet()) {
            out.writeStartObject();
            out.writeStringField("const", option.getKey());
            out.writeStringField("title", option.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void visit(JsonGenerator out, UrlVisit visit, String id) throws IOException {
        out.writeStringField("mode", "url");
        out.writeStringField("message", visit.message());
        out.writeStringField("url", visit.url().toString());
        if (!revision.isModern()) {
            out.writeStringField("elicitationId", id);
        }
    }

    private void sampling(JsonGenerator out, SamplingRequest sampling) throws IOException {
        out.writeArrayFieldStart("messages");
        for (PromptMessage message : sampling.messages()) {
            results.message(out, message);
        }
        out.writeEndArray();
        Replies.optional(out, "systemPrompt", sampling.systemPrompt());
        out.writeNumberField("maxTokens", sampling.maxTokens());
    }
}
