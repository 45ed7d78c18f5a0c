package io.portcullis.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.key.ApiKeys.Shelves;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;

class DevKeysTest {

    private static final Set<String> ROLES = Set.of("reader", "editor");
    private static final Set<String> SCOPES = Set.of("tickets:read", "tickets:write");

    @Test
    void everyRoleAndAllOfThem_haveAKey() {
        DevKeys keys = DevKeys.of(ROLES, Map.of());
        assertThat(caller(keys, ROLES, "reader").subject()).isEqualTo("dev-reader");
        assertThat(caller(keys, ROLES, "reader").authentication()).isEqualTo(Authentication.DEV_KEY);
        assertThat(caller(keys, ROLES, "reader").roles()).containsExactly("reader");
        assertThat(caller(keys, ROLES, "editor").roles()).containsExactly("editor");
        assertThat(caller(keys, ROLES, "all").roles()).containsExactlyInAnyOrder("reader", "editor");
    }

    @Test // else nothing that needs a scope could be tried
    void everyKey_hasAllScopes() {
        DevKeys keys = DevKeys.of(ROLES, Map.of());
        for (String name : keys.byName().keySet()) {
            assertThat(caller(keys, ROLES, name).scopes()).isEqualTo(SCOPES);
        }
    }

    @Test
    void catalogWithoutRoles_hasOneKey() {
        DevKeys keys = DevKeys.of(Set.of(), Map.of());
        assertThat(keys.byName()).containsOnlyKeys("all");
        assertThat(caller(keys, Set.of(), "all").roles()).isEmpty();
    }

    @Test
    void keys_areLongRandomAndPrefixed() {
        assertThat(DevKeys.of(ROLES, Map.of()).byName().values()).allMatch(key -> key.matches("pck_[0-9a-f]{12}_[0-9a-f]{64}"))
                .doesNotHaveDuplicates();
        assertThat(DevKeys.of(ROLES, Map.of()).byName()).isNotEqualTo(DevKeys.of(ROLES, Map.of()).byName());
    }

    @Test
    void keptKeys_stayWhatTheyAre() {
        Map<String, String> first = DevKeys.of(ROLES, Map.of()).byName();
        assertThat(DevKeys.of(ROLES, first).byName()).isEqualTo(first);
        assertThat(DevKeys.of(Set.of("reader", "admin"), first).byName()).containsEntry("reader", first.get("reader"))
                .containsOnlyKeys("reader", "admin", "all");
    }

    @Test
    void keyOfARoleThatIsGone_isInvalid() {
        Map<String, String> first = DevKeys.of(ROLES, Map.of()).byName();
        DevKeys later = DevKeys.of(Set.of("reader"), first);
        assertThat(outcome(later, Set.of("reader"), first.get("editor")))
                .isEqualTo(Outcome.refused(Credential.INVALID, Kind.API_KEY));
    }

    @Test
    void text_neverHoldsTheKeys() {
        DevKeys keys = DevKeys.of(ROLES, Map.of());
        assertThat(keys.toString()).doesNotContain("pck_").doesNotContain(keys.byName().values());
    }

    private static Caller caller(DevKeys keys, Set<String> roles, String name) {
        return ((Known) outcome(keys, roles, keys.byName().get(name))).caller();
    }

    private static Outcome outcome(DevKeys keys, Set<String> roles, String text) {
        Shelves shelves = new Shelves(Authentication.DEV_KEY, new ConfiguredKeys(keys.keys(roles, SCOPES)), List.of());
        return new ApiKeys(shelves, ScopeHierarchy.FLAT, Runnable::run, Clock.systemUTC()).verify(text, () -> true)
                .toCompletableFuture()
                .join();
    }
}
