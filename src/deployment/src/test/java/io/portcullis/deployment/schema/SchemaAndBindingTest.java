package io.portcullis.deployment.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.arguments.StrictJson;

/**
 * What the schema allows is bound, what it refuses is refused, and what is written fits the schema of results. Random values
 * from a fixed seed; a failure
 * shows the value.
 */
class SchemaAndBindingTest {

    private static final int VALUES = 300;
    private static final long SEED = 20260728;

    private final ObjectMapper json = StrictJson.create(100, 100_000, 1_000);

    static Stream<Method> tools() {
        return Arrays.stream(Catalogue.class.getDeclaredMethods()).sorted(Comparator.comparing(Method::getName));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void whatTheSchemaAllows_isBound(Method tool) throws Exception {
        String text = inputSchema(tool);
        JsonSchema schema = JsonSchema.of(text).withFormats();
        RandomJson values = new RandomJson(new Random(SEED), json.readTree(text));
        for (int i = 0; i < VALUES; i++) {
            JsonNode value = values.of(json.readTree(text), 0);
            assertThat(schema.accepts(value)).as("schema %s, value %s", text, value).isTrue();
            assertThat(bindingFailure(value, tool)).as("value %s", value).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void whatTheSchemaRefuses_isNotBound(Method tool) throws Exception {
        String text = inputSchema(tool);
        JsonSchema schema = JsonSchema.of(text);
        Random random = new Random(SEED);
        RandomJson values = new RandomJson(random, json.readTree(text));
        int refused = 0;
        for (int i = 0; i < VALUES; i++) {
            ObjectNode broken = Mutation.of((ObjectNode) values.of(json.readTree(text), 0), random);
            if (!schema.accepts(broken)) {
                refused++;
                assertThat(bindingFailure(broken, tool)).as("schema %s, value %s", text, broken).isNotEmpty();
            }
        }
        assertThat(refused).isGreaterThan(VALUES / 10);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void whatIsWritten_fitsTheSchemaOfTheResult(Method tool) throws Exception {
        Type type = tool.getGenericParameterTypes()[0];
        String text = OutputSchema.of(type);
        JsonSchema schema = JsonSchema.of(text).withFormats();
        JsonNode input = json.readTree(inputSchema(tool));
        RandomJson values = new RandomJson(new Random(SEED), input);
        for (int i = 0; i < VALUES; i++) {
            Object value = json.treeToValue(values.of(input, 0).get("it"), json.constructType(type));
            JsonNode written = json.readTree(json.writerFor(json.constructType(type)).writeValueAsString(value));
            assertThat(schema.accepts(written)).as("schema %s, written %s", text, written).isTrue();
        }
    }

    private static String inputSchema(Method tool) {
        return InputSchema.of(tool, List.of(new ArgumentShape(0, "it", "", true, null)));
    }

    private String bindingFailure(JsonNode arguments, Method tool) {
        try {
            json.readerFor(json.constructType(tool.getGenericParameterTypes()[0])).readValue(arguments.get("it").toString());
            return "";
        } catch (JsonProcessingException e) {
            return e.toString();
        }
    }
}
