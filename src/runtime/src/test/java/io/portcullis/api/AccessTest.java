package io.portcullis.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Access.Kind;

/** Rules of entries that are added by program. */
class AccessTest {

    @Test
    void rule_mayAskForScopesBesides() {
        assertThat(Access.anyRole("reader").withScopes("read", "write"))
                .isEqualTo(new Access(Kind.ROLES, List.of(Set.of("reader")), Set.of("read", "write")));
        assertThat(Access.authenticated().withScopes("read"))
                .isEqualTo(new Access(Kind.AUTHENTICATED, List.of(), Set.of("read")));
    }

    @Test
    void scopesThatAreSaidAgain_replaceTheFirst() {
        assertThat(Access.authenticated().withScopes("a").withScopes("b").scopes()).containsExactly("b");
        assertThat(Access.authenticated().withScopes("a").withScopes().scopes()).isEmpty();
    }

    @Test // who needs a scope is not everybody
    void publicRuleWithScopes_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Access.permitAll().withScopes("read"));
    }

    @ParameterizedTest // RFC 6749, 3.3: they stand between quotes and spaces in challenges
    @ValueSource(strings = { "", " ", "a b", "a\"", "\"", "\\", "a\\b", "a\n", "\u00e9", "a\u0000", "\u007f" })
    void textThatIsNoScope_isRefused(String text) {
        assertThat(Access.isScope(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Access.authenticated().withScopes(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "tickets:read", "https://example.org/scope", "!", "#[]^~", "a/b.c-d_e+f=g,h;i'" })
    void textThatIsAScope_isTaken(String text) {
        assertThat(Access.isScope(text)).isTrue();
        assertThat(Access.authenticated().withScopes(text).scopes()).containsExactly(text);
    }

    @Test
    void rolesWithoutARole_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Access(Kind.ROLES, List.of(), Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Access(Kind.ROLES, List.of(Set.of()), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Access(Kind.AUTHENTICATED, List.of(Set.of("a")), Set.of()));
    }
}
