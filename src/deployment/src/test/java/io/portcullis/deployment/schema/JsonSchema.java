package io.portcullis.deployment.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** A schema that can judge, formats included when asked. */
final class JsonSchema {

    private final Schema schema;
    private final boolean formats;

    private JsonSchema(Schema schema, boolean formats) {
        this.schema = schema;
        this.formats = formats;
    }

    static JsonSchema of(String schema) {
        return new JsonSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema), false);
    }

    JsonSchema withFormats() {
        return new JsonSchema(schema, true);
    }

    boolean accepts(JsonNode value) {
        return schema.validate(value, run -> run.executionConfig(config -> config.formatAssertionsEnabled(formats))).isEmpty();
    }
}
