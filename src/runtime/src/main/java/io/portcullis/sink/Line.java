package io.portcullis.sink;

import java.io.IOException;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a sink needs to know of a record.
 *
 * @param text the record, a line of JSON
 * @param trail the trail it belongs to
 * @param sequence its number in that trail
 * @param time when it happened
 * @param event what happened, a word from a closed list
 * @param status how it ended, a word from a closed list
 * @param severity how bad that is, as OCSF counts: 1 informational to 6 fatal
 */
record Line(String text, String trail, long sequence, Instant time, String event, String status, int severity) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a record; one without a place in a trail is none. */
    static Line of(String text) throws IOException {
        JsonNode record = JSON.readTree(text);
        JsonNode metadata = record.path("metadata");
        JsonNode sequence = metadata.path("sequence");
        String uid = metadata.path("uid").asText();
        String end = "-" + sequence.asText();
        if (!sequence.canConvertToLong() || uid.length() <= end.length() || !uid.endsWith(end)) {
            throw new IOException("a record without a place in a trail");
        }
        return new Line(text, uid.substring(0, uid.length() - end.length()), sequence.asLong(),
                Instant.ofEpochMilli(record.path("time").asLong()), metadata.path("event_code").asText(),
                record.path("status_code").asText(), record.path("severity_id").asInt());
    }
}
