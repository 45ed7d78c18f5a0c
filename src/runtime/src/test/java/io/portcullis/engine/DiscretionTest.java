package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.catalog.Sensitivity.Node;
import io.portcullis.fake.FakeTool;
import io.portcullis.protocol.Slice;
import io.portcullis.redaction.Redaction;
import io.portcullis.redaction.Typed;

/** What is told of the arguments of a call. */
class DiscretionTest {

    /** A card: its number is sensitive, its holder is not, and it may have further cards. */
    private static final Sensitivity CARD = new Sensitivity(List.of(
            new Node(false, Map.of("number", 1, "holder", Node.OPEN, "others", 2), Node.NOWHERE), Node.SECRET,
            new Node(false, Map.of(), 0)));

    private static final Entry ENTRY = new FakeTool("pay").parameters(argument("pin").with(Sensitivity.WHOLE),
            argument("card").with(CARD), argument("note")).entry();

    private final Discretion discretion = new Discretion(Redaction.NONE);

    @Test
    void sensitiveValues_areReplacedAtEveryDepth_andUnknownArgumentsAreNotShown() {
        assertThat(redacted("{\"pin\":\"1234\",\"card\":{\"number\":4711,\"holder\":\"Ann\",\"others\":[{\"number\":[1],"
                + "\"holder\":\"Bob\"}]},\"note\":\"hi\",\"made-up\":\"x\"}")).isEqualTo(
                        "{\"pin\":\"[redacted]\",\"card\":{\"number\":\"[redacted]\",\"holder\":\"Ann\",\"others\":"
                                + "[{\"number\":\"[redacted]\",\"holder\":\"Bob\"}]},\"note\":\"hi\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"secret\"", "[\"secret\"]", "{\"nummer\":\"secret\"}", "{\"others\":\"secret\"}",
            "{\"number\":{\"secret\":1}}", "{\"others\":[\"secret\"]}", "42" })
    void whatHasNotTheShapeThatIsExpected_isTakenForSensitive(String card) {
        assertThat(redacted("{\"card\":" + card + "}")).doesNotContain("secret\"", "42");
    }

    @Test
    void length_isBounded() {
        assertThat(redacted("{\"note\":[" + "\"xxxxxxxxxxxxxxxx\",".repeat(1_000) + "1]}")).hasSizeLessThanOrEqualTo(4_096)
                .contains("[cut]");
    }

    @Test
    void otherTexts_goThroughTheRedaction() {
        Discretion typed = new Discretion(new Redaction(List.of(Typed.CARD_NUMBERS)));
        assertThat(typed.given(ENTRY, input("{\"note\":\"4111111111111111\"}")).values().redacted())
                .isEqualTo("{\"note\":\"[redacted]\"}");
    }

    @Test
    void names_areThoseThatAreKnown() {
        assertThat(discretion.given(ENTRY, input("{\"note\":1,\"pin\":null,\"made-up\":2}")).names()).containsExactly("note");
    }

    @Test
    void texts_areValuesToo() {
        Input input = Input.ofTexts("p", Optional.empty(), Map.of("pin", "1234"));
        assertThat(discretion.given(ENTRY, input).values().redacted()).isEqualTo("{\"pin\":\"[redacted]\"}");
        assertThat(new String(discretion.given(ENTRY, input).values().canonical(), StandardCharsets.UTF_8))
                .isEqualTo("{\"pin\":\"1234\"}");
    }

    @Test
    void canonical_isTheSameHoweverItIsSpelt() {
        assertThat(discretion.given(ENTRY, input("{ \"pin\":\"\\u0031\", \"note\":{\"b\":1,\"a\":2}}")).values().canonical())
                .isEqualTo(discretion.given(ENTRY, input("{\"note\":{\"a\":2,\"b\":1},\"pin\":\"1\"}")).values().canonical());
    }

    @Test
    void words_loseEverySensitiveText_nameAndNumber() {
        Input input = input(
                "{\"pin\":{\"key-of-map\":\"hunter2\"},\"card\":{\"number\":4711,\"holder\":\"Ann\"},\"note\":\"hi\"}");
        assertThat(discretion.told(ENTRY, input, "hi Ann, key-of-map is hunter2 and 4711"))
                .isEqualTo("hi Ann, [redacted] is [redacted] and [redacted]");
    }

    @ParameterizedTest // an author prints what Java has made of a number
    @ValueSource(strings = { "1234567890.10", "1.23456789010E9", "1234567890.1" })
    void words_loseNumbers_howeverTheyAreSpelt(String spelt) {
        String words = "it is 1234567890.10, 1234567890.1 or " + 1234567890.1;
        assertThat(discretion.told(ENTRY, input("{\"pin\":" + spelt + "}"), words)).doesNotContain("567890");
    }

    @Test
    void numberThatWouldFillTheMemory_isNotWrittenOut() {
        assertThat(discretion.told(ENTRY, input("{\"pin\":1e999999999}"), "none")).isEqualTo("none");
    }

    private String redacted(String arguments) {
        return discretion.given(ENTRY, input(arguments)).values().redacted();
    }

    private static Input input(String arguments) {
        byte[] json = arguments.getBytes(StandardCharsets.UTF_8);
        return Input.ofValues("pay", Optional.of(new Slice(json, 0, json.length)));
    }

    private static Parameter argument(String name) {
        return new Parameter(Source.ARGUMENT, name, Object.class.getName(), false, false, "");
    }
}
