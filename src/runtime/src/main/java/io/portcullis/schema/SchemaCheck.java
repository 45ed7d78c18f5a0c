package io.portcullis.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;

import io.portcullis.engine.SchemaGuard;
import io.portcullis.protocol.Texts;
import io.portcullis.protocol.ToolDescriptor;

/**
 * Compares JSON with the schemas of a tool (JSON Schema 2020-12, Z-04). Nothing is ever fetched: a reference that leads out of
 * the schema is an error (B-13).
 */
public final class SchemaCheck implements SchemaGuard {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final ObjectMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final int MAX_TOLD = 5;
    private static final int MAX_UNIQUE = 1_000;

    /** The dialect, and the one word MCP adds to it. */
    private static final Dialect KNOWN = Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("x-mcp-header")).build();
    private static final int MAX_SENTENCE = 300;

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(KNOWN,
            registry -> registry.schemaLoader(loader -> loader.fetchRemoteResources(false).block(place -> true)));
    private final LoadingCache<String, Schema> schemas = Caffeine.newBuilder().executor(Runnable::run).weakKeys()
            .build(this::schema);

    @Override
    public Optional<String> brokenByArguments(ToolDescriptor tool, String json) {
        return broken(tool.inputSchema(), json);
    }

    @Override
    public Optional<String> brokenByResult(ToolDescriptor tool, String json) {
        return tool.outputSchema().isEmpty() ? Optional.empty() : broken(tool.outputSchema(), json);
    }

    /**
     * The schema of the arguments of a tool, in its shortest spelling.
     *
     * @throws IllegalArgumentException when it is no schema of an object, refers to something outside itself, or has a title or
     *         description with characters that nobody sees
     */
    public static String ofArguments(String text) {
        try {
            JsonNode schema = STRICT.readTree(text);
            boolean elsewhere = Stream.of("$ref", "$dynamicRef").flatMap(ref -> schema.findValues(ref).stream())
                    .anyMatch(ref -> !ref.isTextual() || !ref.asText().startsWith("#"));
            if (!"object".equals(schema.path("type").asText()) || elsewhere
                    || !DIALECT.equals(schema.path("$schema").asText(DIALECT)) || schema.findValue("$id") != null) {
                throw new IllegalArgumentException(
                        "an input schema has the type object and refers to nothing outside itself (JSON Schema 2020-12)");
            }
            if (isSlow(schema)) {
                throw new IllegalArgumentException("uniqueItems needs a maxItems of at most " + MAX_UNIQUE
                        + " beside it: comparing many items takes too long");
            }
            if (hides(schema)) {
                throw new IllegalArgumentException("a title or a description holds characters that nobody sees");
            }
            if (!OfSchemas.SCHEMA.validate(schema).isEmpty()) {
                throw new IllegalArgumentException("this is not a JSON Schema 2020-12");
            }
            return schema.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not JSON", e);
        }
    }

    /**
     * Whether a text for the model has something in it that a reviewer would not see. Elsewhere, in a pattern, it may mean
     * something.
     */
    private static boolean hides(JsonNode schema) {
        boolean here = schema.isObject() && Stream.of("title", "description").map(schema::path).filter(JsonNode::isTextual)
                .map(JsonNode::asText).anyMatch(text -> !Texts.mended().text(text).equals(text));
        return here || StreamSupport.stream(schema.spliterator(), false).anyMatch(SchemaCheck::hides);
    }

    /** What schemas look like. Read once, by the first application that adds a schema: it takes milliseconds. */
    private static final class OfSchemas {

        static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(DIALECT));
    }

    /** Unique items are found by comparing each with each; a client can make their hashes equal. */
    private static boolean isSlow(JsonNode schema) {
        for (JsonNode parent : schema.findParents("uniqueItems")) {
            if (parent.get("uniqueItems").asBoolean() && parent.path("maxItems").asInt(Integer.MAX_VALUE) > MAX_UNIQUE) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> broken(String schema, String json) {
        List<Error> errors = schemas.get(schema).validate(json, InputFormat.JSON);
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.join(" ", errors.stream().limit(MAX_TOLD).map(SchemaCheck::sentence).distinct().toList()));
    }

    private static String sentence(Error error) {
        String place = error.getInstanceLocation() == null ? "" : error.getInstanceLocation().toString();
        String sentence = (place.isEmpty() ? "The value" : place) + ": " + error.getMessage() + ".";
        String shortened = sentence.length() <= MAX_SENTENCE ? sentence : sentence.substring(0, MAX_SENTENCE) + "...";
        return shortened.replaceAll("\\p{Cntrl}", "?"); // names in it are the client's
    }

    private Schema schema(String text) {
        return registry.getSchema(text, InputFormat.JSON);
    }
}
