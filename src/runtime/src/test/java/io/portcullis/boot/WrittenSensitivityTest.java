package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.catalog.Sensitivity;
import io.portcullis.catalog.Sensitivity.Part;

class WrittenSensitivityTest {

    private static final String SCHEMA = """
            {"type":"object","properties":{
              "pin":{"type":"string","writeOnly":true},
              "note":{"type":"string"},
              "cards":{"type":"array","items":{"$ref":"#/$defs/card"}},
              "named":{"type":"object","additionalProperties":{"$ref":"#/$defs/card"}}},
             "$defs":{"card":{"type":"object","properties":{"number":{"$ref":"#/$defs/secret"},"holder":{"type":"string"},
               "before":{"$ref":"#/$defs/card"}}},"secret":{"type":"string","writeOnly":true}}}
            """;

    @ParameterizedTest
    @ValueSource(strings = { "pin", "cards.*.number", "named.*.number", "cards.*.before.before.number", "cards.*.misspelt" })
    void whatIsWrittenOnly_isSensitive(String path) {
        assertThat(part(path).isSecret()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "note", "cards.*.holder", "named.*.before.holder" })
    void theRest_isNot(String path) {
        assertThat(part(path).isOpen()).isTrue();
    }

    @Test
    void schemaWithoutIt_hasNothingSensitive() {
        assertThat(WrittenSensitivity.of("{\"type\":\"object\",\"properties\":{\"a\":{}}}")).isEqualTo(Sensitivity.NONE);
    }

    private static Part part(String path) {
        Part part = WrittenSensitivity.of(SCHEMA).root();
        for (String name : path.split("\\.")) {
            part = name.equals("*") ? part.element() : part.member(name);
        }
        return part;
    }
}
