package io.portcullis.audit;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.SerializableString;

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

    static void caller(Sheet out, Caller caller) throws IOException {
        out.parts().actor().write(out, caller.subject(), caller.issuer());
    }

    static void actor(Sheet out, String subject, String issuer) throws IOException {
        out.open(Field.ACTOR);
        out.open(Field.USER);
        text(out, Field.UID, subject);
        out.close();
        if (!issuer.isEmpty()) {
            out.open(Field.IDP);
            text(out, Field.NAME, issuer);
            out.close();
        }
        out.close();
    }

    static void caller(Sheet out, Optional<Caller> caller) throws IOException {
        if (caller.isPresent()) {
            caller(out, caller.get());
            return;
        }
        out.open(Field.ACTOR);
        out.open(Field.USER);
        out.word(Field.NAME, "unknown");
        out.close();
        out.close();
    }

    static void endpoint(Sheet out, String address) throws IOException {
        out.parts().endpoint().write(out, Field.SRC_ENDPOINT, address);
    }

    static void from(Sheet out, Field endpoint, String address) throws IOException {
        out.open(endpoint);
        text(out, isAddress(address) ? Field.IP : Field.NAME, address);
        out.close();
    }

    static void api(Sheet out, Origin origin, Arguments arguments) throws IOException {
        out.open(Field.API);
        String method = origin.spoken().method();
        out.parts().spoken().write(out, method.isEmpty() ? Word.of(origin.door()).getValue() : method,
                origin.spoken().revision());
        if (origin.requestId() != null || arguments.hasData()) {
            out.open(Field.REQUEST);
            if (origin.requestId() != null) {
                out.text(Field.UID, origin.requestId(), MAX_ID);
            }
            arguments.data(out);
            out.close();
        }
        out.close();
    }

    static void spoken(Sheet out, String operation, String revision) throws IOException {
        text(out, Field.OPERATION, operation);
        if (!revision.isEmpty()) {
            text(out, Field.VERSION, revision);
        }
    }

    static void resource(Sheet out, String name, SerializableString type) throws IOException {
        out.parts().resource().write(out, name, type);
    }

    static void resources(Sheet out, String name, SerializableString type) throws IOException {
        out.openArray(Field.RESOURCES);
        out.open();
        text(out, Field.NAME, name);
        out.word(Field.TYPE, type);
        out.close();
        out.closeArray();
    }

    static void text(Sheet out, Field field, String text) throws IOException {
        out.text(field, text, MAX_TEXT);
    }

    static void longText(Sheet out, Field field, String text) throws IOException {
        out.text(field, text, MAX_LONG_TEXT);
    }

    static String cut(String text, int max) {
        return Shortened.of(text, max);
    }

    /** Hexadecimal digits and what separates them, which does not stand at the end alone. */
    private static boolean isAddress(String text) {
        int separated = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean separator = c == ':' || c == '.';
            if (!separator && !isDigit(c)) {
                return false;
            }
            separated = separator && separated < 0 ? i : separated;
        }
        return separated >= 0 && separated < text.length() - 1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
