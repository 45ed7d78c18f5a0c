package io.portcullis.deployment.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortableRegexTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "[a-z]+", "^[A-Z]{2}\\d{1,3}$", "(?:a|b)*?", "(ab)+c", "[^\\s\\-]{2,}", "\\p{L}+", "a(?=b)",
            "x\\.y", "[\\w.-]+@[\\w.-]+",
            "#[0-9a-fA-F]{6}", "\\+?[0-9 ()-]{5,20}", "C-\\d+", "\\u00e9" })
    void commonGround_isPortable(String regex) {
        assertThat(PortableRegex.isPortable(regex)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "(?i)x", "\\p{Alpha}", "a++", "a{2}+", "(?>a)", "[a-z&&[^b]]", "\\A.*\\z", "\\Qa.b\\E", "\\h",
            "(?<n>a)", "\\-", "[[a]b]", "\\07",
            "\\R", "a#\\_", "\n", "\\1" })
    void whatOnlyJavaUnderstands_isNot(String regex) {
        assertThat(PortableRegex.isPortable(regex)).isFalse();
    }
}
