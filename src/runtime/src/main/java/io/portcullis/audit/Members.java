package io.portcullis.audit;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.api.Caller;
import io.portcullis.event.Origin;
import io.portcullis.redaction.Shortened;

/** Members that records of several kinds have. Texts are cut at a length, so that nobody fills a record. */
final class Members {

    static final int MAX_TEXT = 256;
    static final int MAX_ID = 128;
    private static final int MAX_LONG_TEXT = 4_096;

    private Members() {
    }

    static void caller(JsonGenerator out, Caller caller) throws IOException {
        out.writeObjectFieldStart("actor");
        out.writeObjectFieldStart("user");
        text(out, "uid", caller.subject());
        out.writeEndObject();
        if (!caller.issuer().isEmpty()) {
            out.writeObjectFieldStart("idp");
            text(out, "name", caller.issuer());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    static void caller(JsonGenerator out, Optional<Caller> caller) throws IOException {
        if (caller.isPresent()) {
            caller(out, caller.get());
            return;
        }
        out.writeObjectFieldStart("actor");
        out.writeObjectFieldStart("user");
        out.writeStringField("name", "unknown");
        out.writeEndObject();
        out.writeEndObject();
    }

    static void endpoint(JsonGenerator out, String address) throws IOException {
        out.writeObjectFieldStart("src_endpoint");
        text(out, isAddress(address) ? "ip" : "name", address);
        out.writeEndObject();
    }

    static void api(JsonGenerator out, Origin origin, Arguments arguments) throws IOException {
        out.writeObjectFieldStart("api");
        text(out, "operation", origin.spoken().method().isEmpty() ? word(origin.door()) : origin.spoken().method());
        if (!origin.spoken().revision().isEmpty()) {
            text(out, "version", origin.spoken().revision());
        }
        if (origin.requestId() != null || arguments.hasData()) {
            out.writeObjectFieldStart("request");
            if (origin.requestId() != null) {
                out.writeStringField("uid", cut(origin.requestId(), MAX_ID));
            }
            arguments.data(out);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    static void resource(JsonGenerator out, String name, String type) throws IOException {
        out.writeArrayFieldStart("resources");
        out.writeStartObject();
        text(out, "name", name);
        out.writeStringField("type", type);
        out.writeEndObject();
        out.writeEndArray();
    }

    static void text(JsonGenerator out, String member, String text) throws IOException {
        out.writeStringField(member, cut(text, MAX_TEXT));
    }

    static void longText(JsonGenerator out, String member, String text) throws IOException {
        out.writeStringField(member, cut(text, MAX_LONG_TEXT));
    }

    static String cut(String text, int max) {
        return Shortened.of(text, max);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Hexadecimal digits and what separates them, which does not stand at the end alone. */
    private static boolean isAddress(String text) {
        int separated = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean separator = c == ':' || c == '.';
            if (c > 'f' || !separator && Character.digit(c, 16) < 0) {
                return false;
            }
            separated = separator && separated < 0 ? i : separated;
        }
        return separated >= 0 && separated < text.length() - 1;
    }
}
