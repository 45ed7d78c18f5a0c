package io.portcullis.deployment.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** The schema of what one record is read from. */
public final class RecordSchema {

    private RecordSchema() {
    }

    /**
     * The properties of the record, by their names in JSON.
     *
     * @throws UnsupportedTypeException if their JSON cannot be known
     */
    public static JsonNode properties(Class<?> type) {
        return new TypeSchemas(Direction.INPUT).of(type).path("properties");
    }
}
