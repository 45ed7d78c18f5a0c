package io.portcullis.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import io.portcullis.audit.Draft.End;

/**
 * How a record is written: a JSON object in ASCII with the members of OCSF. Everything outside ASCII is escaped, so that no
 * text
 * of a client can start a line of its own or turn its direction around.
 */
final class Format {

    /** The version of OCSF whose members these are. */
    static final String OCSF = "1.6.0";

    /** The version of what is ours in the records; a new one when a member changes its meaning or goes. */
    static final String VERSION = "1";

    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;
    private static final int OTHER = 99;

    private final String service;

    /** @param service the name of the server */
    Format(String service) {
        this.service = service;
    }

    /** The record that takes this place in a trail. */
    byte[] write(Draft draft, String trail, long sequence) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
        try (JsonGenerator out = JSON.createGenerator(line)) {
            out.writeStartObject();
            out.writeNumberField("time", draft.millis());
            out.writeStringField("time_dt", Instant.ofEpochMilli(draft.millis()).toString());
            metadata(out, draft, trail, sequence);
            out.writeNumberField("category_uid", draft.event().categoryUid());
            out.writeNumberField("class_uid", draft.event().classUid());
            end(out, draft.end());
            draft.members().to(out);
            out.writeEndObject();
        }
        return line.toByteArray();
    }

    private void metadata(JsonGenerator out, Draft draft, String trail, long sequence) throws IOException {
        out.writeObjectFieldStart("metadata");
        out.writeStringField("event_code", Members.word(draft.event()));
        out.writeStringField("uid", trail + "-" + sequence);
        out.writeNumberField("sequence", sequence);
        if (!draft.correlationId().isEmpty()) {
            out.writeStringField("correlation_uid", Members.cut(draft.correlationId(), 64));
        }
        out.writeStringField("version", OCSF);
        out.writeStringField("log_version", VERSION);
        out.writeObjectFieldStart("product");
        out.writeStringField("name", "Portcullis");
        Members.text(out, "uid", service);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void end(JsonGenerator out, End end) throws IOException {
        out.writeNumberField("severity_id", end.severity().id());
        out.writeNumberField("status_id", end.good().map(good -> good ? SUCCESS : FAILURE).orElse(OTHER));
        out.writeStringField("status", end.good().map(good -> good ? "Success" : "Failure").orElse("Other"));
        out.writeStringField("status_code", end.code());
        if (!end.detail().isEmpty()) {
            out.writeStringField("status_detail", end.detail());
        }
    }
}
