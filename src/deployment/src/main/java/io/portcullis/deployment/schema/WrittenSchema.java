package io.portcullis.deployment.schema;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;

import io.portcullis.schema.SchemaCheck;

/** The schema of arguments that the author of a tool wrote, instead of the one the parameters would make. */
public final class WrittenSchema {

    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword(MirroredProperties.KEYWORD)).build();

    private WrittenSchema() {
    }

    /**
     * The schema, as compact JSON: valid JSON Schema 2020-12 (Z-04), for an object (T-05), complete in itself (B-13).
     *
     * @param text what the author wrote
     * @param arguments the names of the arguments that the method takes
     * @throws UnusableSchemaException if it is something else, or its properties are not the arguments
     */
    public static String of(String text, Set<String> arguments) {
        JsonNode schema = SchemaText.read(text);
        String compact = checked(text);
        sameAs(schema, arguments);
        usable(schema);
        ReferenceLoops.check(schema);
        return compact;
    }

    private static String checked(String text) {
        try {
            return SchemaCheck.ofArguments(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableSchemaException("The schema cannot be offered: " + e.getMessage() + ".");
        }
    }

    /** The schema promises exactly what is bound. */
    private static void sameAs(JsonNode schema, Set<String> arguments) {
        Set<String> properties = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        if (!properties.equals(arguments)) {
            throw new UnusableSchemaException("The properties of the schema are " + properties
                    + ", but the arguments of the method are " + new TreeSet<>(arguments) + ".");
        }
    }

    /** What only shows when the schema is used: patterns that are none, references to what is not there. */
    private static void usable(JsonNode schema) {
        try {
            SchemaRegistry.withDefaultDialect(DIALECT,
                    registry -> registry.schemaLoader(loader -> loader.fetchRemoteResources(false))).getSchema(schema)
                    .initializeValidators();
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnusableSchemaException("The schema cannot be used: " + e.getMessage() + ".");
        }
    }
}
