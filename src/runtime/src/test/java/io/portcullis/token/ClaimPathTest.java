package io.portcullis.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.json.JsonObject;

class ClaimPathTest {

    private final JsonObject claims = new JsonObject("""
            {"scope": " a  b ", "groups": ["x", "", " ", 1, null, "y z"], "number": 1, "flag": true, "nothing": null,
             "empty": "", "tenant": "acme", "realm_access": {"roles": ["reader"], "deep": {"er": "here"}},
             "https://example.org/tenant": "umbrella", "a.b": {"c/d": "e"}, "list": [{"roles": ["admin"]}]}""");

    @ParameterizedTest
    @CsvSource({ "scope,scope", "realm_access/roles,realm_access|roles", "a/b/c,a|b|c", "a.b,a.b",
            "'\"https://example.org/tenant\"',https://example.org/tenant", "'\"a/b\"/c',a/b|c", "'a/\"b/c\"',a|b/c",
            "'\"a\"/\"b\"',a|b", "' a ',' a '" })
    void path_isItsNames(String text, String names) {
        assertThat(ClaimPath.of(text).names()).isEqualTo(List.of(names.split("\\|")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/", "/a", "a/", "a//b", "\"a", "\"\"", "a\"b", "a/\"b", "\"a\"b", "\"a\"\"b\"", "//" })
    void anythingElse_isNoPath(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClaimPath.of(text));
    }

    @Test // RFC 6749, 3.3
    void wordsOfOneText_areBetweenTheSpaces() {
        assertThat(ClaimPath.of("scope").words(claims)).containsExactly("a", "b");
        assertThat(ClaimPath.of("empty").words(claims)).isEmpty();
    }

    @Test
    void wordsOfAnArray_areItsTextsAsTheyAre() {
        assertThat(ClaimPath.of("groups").words(claims)).containsExactly("x", "y z");
    }

    @ParameterizedTest
    @ValueSource(strings = { "number", "flag", "nothing", "realm_access", "none", "scope/a", "groups/x", "realm_access/none/x",
            "list/roles", "nothing/x" })
    void anythingElse_isNoWords(String path) {
        assertThat(ClaimPath.of(path).words(claims)).isEmpty();
    }

    @Test
    void nestedValue_isFound() {
        assertThat(ClaimPath.of("realm_access/roles").words(claims)).containsExactly("reader");
        assertThat(ClaimPath.of("realm_access/deep/er").text(claims)).isEqualTo("here");
        assertThat(ClaimPath.of("\"https://example.org/tenant\"").text(claims)).isEqualTo("umbrella");
        assertThat(ClaimPath.of("a.b/\"c/d\"").text(claims)).isEqualTo("e");
    }

    @ParameterizedTest
    @ValueSource(strings = { "number", "flag", "nothing", "empty", "groups", "realm_access", "none" })
    void anythingElse_isNoText(String path) {
        assertThat(ClaimPath.of(path).text(claims)).isNull();
    }
}
