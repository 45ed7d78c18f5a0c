package io.portcullis.protocol;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * The id of a request, echoed with the JSON type it came with (J-01).
 *
 * @param json the id as JSON: a string or an integer
 */
public record RequestId(String json) {

    /** Writes the member {@code id}. */
    void writeTo(JsonGenerator out) throws IOException {
        out.writeFieldName("id");
        out.writeRawValue(json);
    }
}
