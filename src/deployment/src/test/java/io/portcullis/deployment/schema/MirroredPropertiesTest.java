package io.portcullis.deployment.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.protocol.ToolDescriptor.HeaderParameter;

/**
 * A header may mirror exactly what is reached by {@code properties} alone. Schemas drawn at random from a fixed seed.
 */
class MirroredPropertiesTest {

    private static final List<String> OTHER_WAYS = List.of("items", "not", "if", "then", "else", "contains",
            "additionalProperties", "unevaluatedProperties", "propertyNames");
    private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final List<String> MAPS = List.of("$defs", "patternProperties", "dependentSchemas");

    private final Random random = new Random(20260728);

    @Test
    void aHeader_isFoundWhereverPropertiesLead() {
        for (int i = 0; i < 500; i++) {
            List<String> path = new ArrayList<>();
            ObjectNode schema = object();
            ObjectNode inner = schema;
            for (int depth = 0; depth <= random.nextInt(5); depth++) {
                path.add("p" + random.nextInt(9));
                inner = inner.putObject("properties").putObject(path.get(path.size() - 1));
            }
            inner.put("type", "integer").put(MirroredProperties.KEYWORD, "X");
            assertThat(MirroredProperties.of(schema.toString())).containsExactly(new HeaderParameter("X", path));
        }
    }

    @Test
    void aHeader_isRefusedBehindAnythingElse() {
        for (int i = 0; i < 500; i++) {
            ObjectNode schema = object();
            ObjectNode inner = properties(schema, random.nextInt(3));
            inner = properties(detour(inner), random.nextInt(3));
            inner.put("type", "integer").put(MirroredProperties.KEYWORD, "X");
            assertThatThrownBy(() -> MirroredProperties.of(schema.toString())).as(schema.toString())
                    .isInstanceOf(UnusableSchemaException.class);
        }
    }

    private ObjectNode detour(ObjectNode from) {
        return switch (random.nextInt(3)) {
            case 0 -> from.putObject(oneOf(OTHER_WAYS));
            case 1 -> from.putArray(oneOf(LISTS)).addObject();
            default -> from.putObject(oneOf(MAPS)).putObject("x");
        };
    }

    private ObjectNode properties(ObjectNode from, int depth) {
        ObjectNode inner = from;
        for (int i = 0; i < depth; i++) {
            inner = inner.putObject("properties").putObject("p" + i);
        }
        return inner;
    }

    private String oneOf(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
