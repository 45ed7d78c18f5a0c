package io.portcullis.protocol;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * A task as clients are told about it (K-04, K-06).
 *
 * @param id its id
 * @param status how far it is, as the protocol calls it
 * @param times when it began, changed and ends
 * @param detailName the name of what belongs to the status; empty for nothing
 * @param detail what belongs to the status, as JSON
 */
public record TaskView(String id, String status, Times times, String detailName, String detail) {

    /**
     * When.
     *
     * @param ttlMillis how long the task is kept, from its beginning
     * @param pollMillis how often to ask
     */
    public record Times(Instant createdAt, Instant updatedAt, long ttlMillis, long pollMillis) {
    }

    void writeTo(JsonGenerator out) throws IOException {
        out.writeStringField("taskId", id);
        out.writeStringField("status", status);
        out.writeStringField("createdAt", text(times.createdAt()));
        out.writeStringField("lastUpdatedAt", text(times.updatedAt()));
        out.writeNumberField("ttlMs", times.ttlMillis());
        out.writeNumberField("pollIntervalMs", times.pollMillis());
        if (status.equals("failed")) {
            out.writeStringField("statusMessage", "The task failed");
        }
        if (!detailName.isEmpty()) {
            out.writeFieldName(detailName);
            out.writeRawValue(detail);
        }
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
