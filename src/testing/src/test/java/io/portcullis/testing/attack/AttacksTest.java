package io.portcullis.testing.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

class AttacksTest {

    private static final int MAX_BODY = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = """
            {"type":"object","additionalProperties":false,"required":["text"],"properties":{
              "text":{"type":"string"},
              "number":{"type":"integer"},
              "place":{"type":"object","required":["room"],"properties":{"room":{"type":"string"}}},
              "tags":{"type":"array","items":{"type":"string"}}}}
            """;

    @Test
    void requiredArgument_isLeftOut() throws Exception {
        assertThat(tree("/text", "missing").has("text")).isFalse();
        assertThat(named("/number", "missing")).isEmpty();
        assertThat(tree("/place/room", "missing").at("/place").isEmpty()).isTrue();
    }

    @Test
    void everyArgument_getsEveryOtherType() throws Exception {
        for (String argument : List.of("/text", "/number", "/place", "/place/room", "/tags", "/tags/0")) {
            assertThat(tree(argument, "a boolean").at(argument).isBoolean()).isTrue();
            assertThat(tree(argument, "an object").at(argument).isObject()).isTrue();
            assertThat(tree(argument, "null").at(argument).isNull()).isTrue();
        }
    }

    @Test
    void everyText_getsHostileOnes() throws Exception {
        for (String argument : List.of("/text", "/place/room", "/tags/0")) {
            HostileTexts.all().keySet().forEach(name -> assertThat(named(argument, name)).hasSize(1));
            assertThat(tree(argument, "path traversal").at(argument).asText()).startsWith("../");
        }
        assertThat(named("/number", "SQL")).isEmpty();
    }

    @Test
    void argumentGivenTwice_isARepeatedKey() {
        Attack attack = named("/text", "given twice").get(0);
        ObjectMapper strict = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        assertThatThrownBy(() -> strict.readTree(attack.arguments())).hasMessageContaining("Duplicate");
        assertThat(attack.reach()).isEqualTo(Reach.NEVER);
    }

    @Test
    void texts_areJustAboveAndJustBelowTheLimit() {
        assertThat(named("/text", "a text over the limit of the body").get(0).arguments().length()).isGreaterThan(MAX_BODY);
        assertThat(named("/text", "a text just below the limit of the body").get(0).arguments().length())
                .isBetween(MAX_BODY / 2, MAX_BODY - 1);
    }

    @Test
    void numbers_areHuge() {
        assertThat(named("/number", "400 digits").get(0).arguments()).contains("9".repeat(400));
        assertThat(named("/number", "a huge exponent").get(0).arguments()).contains(":1e999999999");
    }

    @Test
    void whatNoSchemaAllows_neverReaches() {
        assertThat(attacks()).filteredOn(attack -> attack.name().contains("too deep") || attack.name().equals("no JSON"))
                .isNotEmpty().allMatch(attack -> attack.reach() == Reach.NEVER);
    }

    @Test
    void toolWithoutArguments_isAttackedAsAWhole() throws Exception {
        List<Attack> attacks = Attacks.on(JSON.readTree("{\"type\":\"object\",\"additionalProperties\":false}"), MAX_BODY);
        assertThat(attacks).extracting(Attack::name).contains("an unknown argument", "a body over the limit");
        assertThat(attacks).extracting(Attack::argument).containsOnly("");
    }

    @Test
    void attack_saysTheArgumentAndWhatIsTried() {
        assertThat(named("/place/room", "shell").get(0)).hasToString("argument /place/room, shell");
    }

    private static List<Attack> named(String argument, String name) {
        return attacks().stream().filter(attack -> attack.argument().equals(argument) && attack.name().equals(name)).toList();
    }

    private static JsonNode tree(String argument, String name) throws JsonProcessingException {
        return JSON.readTree(named(argument, name).get(0).arguments());
    }

    private static List<Attack> attacks() {
        try {
            return Attacks.on(JSON.readTree(SCHEMA), MAX_BODY);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
