package io.portcullis.protocol;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;

/** The elements of a list, written once for one revision, to be used by many answers. */
public final class Elements {

    private final SerializedString json;

    Elements(String json) {
        this.json = new SerializedString(json);
    }

    /** How long they are, about: a character of ASCII is a byte. */
    public int bytes() {
        return json.charLength();
    }

    void writeTo(JsonGenerator out) throws IOException {
        out.writeRawValue(json);
    }
}
