package io.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.fake.Callers;
import io.portcullis.refusal.Refusal.Unknown.Why;

/** Every rule for every caller, with anonymous callers served and not. An empty cell fails. */
class AccessPolicyTest {

    private static final Map<String, AccessRule> RULES = Map.of(
            "public", AccessRule.of(Kind.PUBLIC),
            "authenticated", AccessRule.of(Kind.AUTHENTICATED),
            "denied", AccessRule.of(Kind.DENIED),
            "a", AccessRule.roles(List.of(Set.of("a"))),
            "a or b", AccessRule.roles(List.of(Set.of("a", "b"))),
            "a and b", AccessRule.roles(List.of(Set.of("a"), Set.of("b"))),
            "(a or c) and b", AccessRule.roles(List.of(Set.of("a", "c"), Set.of("b"))),
            "nothing of nothing", AccessRule.roles(List.of(Set.of())));

    private static final Map<String, Caller> CALLERS = Map.of(
            "anonymous", Caller.anonymous(),
            "anonymous with a role", Callers.of("anonymous", "", Authentication.NONE, "a", "b", "c"),
            "nobody special", Callers.key("x"),
            "a", Callers.key("x", "a"),
            "b", Callers.key("x", "b"),
            "a+b", Callers.key("x", "a", "b"),
            "b+c", Callers.key("x", "b", "c"),
            "A", Callers.key("x", "A", " a", "a ", "a,b", "ab"));

    /** Who gets in, besides anonymous callers. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "public", Set.of("nobody special", "a", "b", "a+b", "b+c", "A"),
            "authenticated", Set.of("nobody special", "a", "b", "a+b", "b+c", "A"),
            "denied", Set.of(),
            "a", Set.of("a", "a+b"),
            "a or b", Set.of("a", "b", "a+b", "b+c"),
            "a and b", Set.of("a+b"),
            "(a or c) and b", Set.of("a+b", "b+c"),
            "nothing of nothing", Set.of());

    @TestFactory
    List<DynamicTest> everyRule_letsInWhomItNames() {
        List<DynamicTest> cells = new ArrayList<>();
        for (String rule : new TreeSet<>(RULES.keySet())) {
            for (String caller : new TreeSet<>(CALLERS.keySet())) {
                for (boolean anonymous : new boolean[] { false, true }) {
                    boolean allowed = CALLERS.get(caller).isAnonymous() ? anonymous && rule.equals("public")
                            : ALLOWED.get(rule).contains(caller);
                    cells.add(DynamicTest.dynamicTest(rule + " x " + caller + (anonymous ? ", anonymous on" : ""),
                            () -> assertThat(new AccessPolicy(anonymous).refuse(RULES.get(rule), CALLERS.get(caller)).isEmpty())
                                    .isEqualTo(allowed)));
                }
            }
        }
        return cells;
    }

    @Test
    void everyKindOfRule_isInTheTable() {
        assertThat(RULES.values().stream().map(AccessRule::kind)).contains(Kind.values());
    }

    @TestFactory
    List<DynamicTest> everyWayToAuthenticate_isAnAuthenticatedCallerButNone() {
        return List.of(Authentication.values()).stream().map(way -> DynamicTest.dynamicTest(way.name(),
                () -> assertThat(
                        new AccessPolicy(false).refuse(AccessRule.of(Kind.AUTHENTICATED), Callers.of("x", "", way)).isEmpty())
                        .isEqualTo(way != Authentication.NONE)))
                .toList();
    }

    @Test
    void reason_saysWhatWasMissing() {
        AccessPolicy policy = new AccessPolicy(true);
        assertThat(policy.refuse(RULES.get("denied"), Callers.key("x", "a"))).isEqualTo(Optional.of(Why.DENIED));
        assertThat(policy.refuse(RULES.get("denied"), Caller.anonymous())).isEqualTo(Optional.of(Why.DENIED));
        assertThat(policy.refuse(RULES.get("a"), Callers.key("x"))).isEqualTo(Optional.of(Why.ROLE));
        assertThat(policy.refuse(RULES.get("a"), Caller.anonymous())).isEqualTo(Optional.of(Why.ROLE));
    }

    @ParameterizedTest // AU-08: all that are needed, those the caller has as well
    @CsvSource({ "'','',''", "'',a,''", "a,a,''", "a,'a b',''", "a b,'b a c',''", "a,'','a'", "a b,a,'a b'", "a b,'c','a b'",
            "a,A,'a'", "a:b,a,'a:b'" })
    void lackingScopes_areAllThatAreNeeded(String needed, String granted, String lacking) {
        AccessRule rule = AccessRule.of(Kind.AUTHENTICATED).withScopes(words(needed));
        Caller caller = Callers.scoped("x", words(granted).toArray(String[]::new));
        assertThat(new AccessPolicy(false).lackingScopes(rule, caller)).isEqualTo(words(lacking));
    }

    @Test // AU-17: and the other way round
    void scopes_openNoRule() {
        Caller caller = Callers.scoped("x", "a", "b", "c");
        for (String rule : List.of("denied", "a", "a or b", "nothing of nothing")) {
            assertThat(new AccessPolicy(true).refuse(RULES.get(rule), caller)).isPresent();
        }
        Caller roles = Callers.key("x", "a");
        AccessRule scoped = AccessRule.of(Kind.AUTHENTICATED).withScopes(Set.of("a"));
        assertThat(new AccessPolicy(true).lackingScopes(scoped, roles)).containsExactly("a");
    }

    @Test // it would hide what only lacks a scope
    void lackingScope_isNoReasonToHide() {
        AccessRule scoped = RULES.get("a").withScopes(Set.of("write"));
        assertThat(new AccessPolicy(false).refuse(scoped, Callers.key("x", "a"))).isEmpty();
        assertThat(new AccessPolicy(false).refuse(scoped, Callers.scoped("x", "write"))).contains(Why.ROLE);
    }

    private static Set<String> words(String text) {
        return text == null || text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    @TestFactory // a rule that treats two served callers differently is not the same for all
    List<DynamicTest> sameForAll_isWhatTreatsEverybodyAlike() {
        return RULES.keySet().stream().sorted().map(rule -> DynamicTest.dynamicTest(rule, () -> {
            AccessPolicy policy = new AccessPolicy(true);
            long allowed = CALLERS.values().stream().filter(caller -> policy.refuse(RULES.get(rule), caller).isEmpty()).count();
            boolean alike = allowed == 0 || allowed == CALLERS.size();
            assertThat(policy.isSameForAll(RULES.get(rule))).isEqualTo(alike && !rule.equals("nothing of nothing"));
        })).toList();
    }
}
