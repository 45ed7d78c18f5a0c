package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Refusals;
import io.portcullis.fake.Slices;
import io.portcullis.refusal.Refusal.Malformed.Fault;

class SliceTest {

    @ParameterizedTest
    @ValueSource(strings = { "\"\\u0000\"", "{\"a\":\"x\\u0000y\"}", "{\"\\u0000\":1}", "\"\\\\\\u0000\"" })
    void anEscapedNul_isFound(String json) {
        assertThat(slice(json).holdsNul()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"\\\\u0000\"", "\"\\u0001\"", "\"u0000\"", "\"\\u00e9\"", "{}", "\"\\\\\"" })
    void whatOnlyLooksLikeIt_isNot(String json) {
        assertThat(slice(json).holdsNul()).isFalse();
    }

    @Test
    void members_areTheUnreadValuesInOrder() {
        Map<String, Slice> members = Slices.of("{'b': [1, {'x':2}] ,'a':'\\u20ac', '\\u0063':{'d':null},'n':-1.5e3, 't':true}")
                .members();
        assertThat(members.keySet()).containsExactly("b", "a", "c", "n", "t");
        assertThat(members.values()).extracting(Slice::text).containsExactly("[1, {\"x\":2}]", "\"\\u20ac\"",
                "{\"d\":null}", "-1.5e3", "true");
    }

    @Test
    void emptyObject_hasNoMembers() {
        assertThat(Slices.of("{}").members()).isEmpty();
        assertThat(Slices.of("{ }").members()).isEmpty();
    }

    @Test // a filter in front of this server might read the other one
    void repeatedMember_isRefused() {
        assertThat(Refusals.fault(() -> Slices.of("{'a':1,'b':2,'\\u0061':1}").members())).isEqualTo(Fault.PARAMS);
    }

    @Test // the number at the end has nothing behind it that would end it
    void membersOfAMember_areAtTheirPlaceInTheBody() {
        Slice inner = Slices.of("{'a':{'\u20ac':'\ud83d\ude00','b':12}}").members().get("a");
        assertThat(inner.members().get("\u20ac").text()).isEqualTo("\"\ud83d\ude00\"");
        assertThat(inner.members().get("b").text()).isEqualTo("12");
    }

    @Test
    void elements_areTheUnreadValuesInOrder() {
        assertThat(Slices.of("[1, [2,3] ,{'a':'\u20ac'},null, 'x',-0.5]").elements()).extracting(Slice::text)
                .containsExactly("1", "[2,3]", "{\"a\":\"\u20ac\"}", "null", "\"x\"", "-0.5");
        assertThat(Slices.of("[]").elements()).isEmpty();
    }

    @Test
    void kindOfAValue_showsAtItsBeginning() {
        assertThat(Slices.of("{}").isObject()).isTrue();
        assertThat(Slices.of("'x'").isString()).isTrue();
        assertThat(Slices.of("null").isNull()).isTrue();
        assertThat(Slices.of("[]").isObject() || Slices.of("[]").isString() || Slices.of("[]").isNull()).isFalse();
    }

    private static Slice slice(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Slice(bytes, 0, bytes.length);
    }
}
