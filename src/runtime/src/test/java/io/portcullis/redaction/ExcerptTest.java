package io.portcullis.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class ExcerptTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatFits_isThereAsItIs() throws Exception {
        String json = "{\"a\":[1,true,null,{\"b\":1.5}],\"c\":{}}";
        assertThat(Excerpt.of(JSON.readTree(json), Redaction.NONE, 1_000)).isEqualTo(json);
    }

    @Test
    void text_isInAscii_andCut() throws Exception {
        JsonNode value = JSON.createObjectNode().put("a", "\u202e\u00e9\n").put("b", "x".repeat(300));
        assertThat(Excerpt.of(value, Redaction.NONE, 1_000)).isEqualTo(
                "{\"a\":\"\\u202E\\u00E9\\n\",\"b\":\"" + "x".repeat(256) + "...\"}");
    }

    @Test
    void textsNamesAndNumbers_goThroughTheRedaction() throws Exception {
        Redaction redaction = new Redaction(List.of(Typed.CARD_NUMBERS));
        assertThat(Excerpt.of(JSON.readTree("{\"4111111111111111\":[\"4111111111111111\",4111111111111111]}"), redaction, 500))
                .isEqualTo("{\"[redacted]\":[\"[redacted]\",\"[redacted]\"]}");
    }

    @Test // a record in which a name comes twice would break the trail it stands in
    void namesThatBecomeAlike_stayDifferent() throws Exception {
        Redaction redaction = new Redaction(List.of(Typed.CARD_NUMBERS));
        String alike = "x".repeat(256);
        assertThat(Excerpt.of(JSON.readTree("{\"4111111111111111\":1,\"5500000000000004\":2}"), redaction, 500))
                .isEqualTo("{\"[redacted]\":1,\"[redacted] (2)\":2}");
        assertThat(Excerpt.of(JSON.readTree("{\"" + alike + "1\":1,\"" + alike + "2\":2}"), Redaction.NONE, 1_000))
                .contains("x...\":1", "x... (2)\":2");
        assertThat(Excerpt.of(JSON.readTree("{\"[cut]\":1,\"a\":\"" + alike + "\"}"), Redaction.NONE, 64))
                .isEqualTo("{\"[cut] (2)\":1,\"[cut]\":true}");
    }

    @Test
    void cut_leavesNoHalfOfACharacter() throws Exception {
        String text = "x".repeat(255) + "\ud83d\ude00";
        assertThat(Excerpt.of(JSON.createArrayNode().add(text).add("\udc00"), Redaction.NONE, 1_000))
                .isEqualTo("[\"" + "x".repeat(255) + "\\uFFFD...\",\"\\uFFFD\"]");
    }

    @Test
    void whateverIsCut_isJsonThatSaysSo_andNotTooLong() throws Exception {
        Random random = new Random(1);
        for (int most = 64; most < 700; most++) {
            JsonNode value = tree(random, 5);
            String excerpt = Excerpt.of(value, Redaction.NONE, most);
            assertThat(excerpt.length()).as(excerpt).isLessThanOrEqualTo(most);
            assertThat(JSON.readTree(excerpt).equals(value) || excerpt.contains("[cut]")).as(excerpt).isTrue();
        }
    }

    private static JsonNode tree(Random random, int depth) {
        var object = JSON.createObjectNode();
        for (int i = 0; i < 4; i++) {
            if (depth > 0 && random.nextBoolean()) {
                object.set("o" + i, random.nextBoolean() ? tree(random, depth - 1)
                        : JSON.createArrayNode().add(tree(random, depth - 1)).add(7));
            } else {
                object.put("s" + i, "x".repeat(random.nextInt(30)));
            }
        }
        return object;
    }
}
