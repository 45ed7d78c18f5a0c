package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.fake.Callers;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;

class DevKeysTest {

    private static final Set<String> ROLES = Set.of("reader", "editor");

    @Test
    void everyRoleAndAllOfThem_haveAKey() {
        DevKeys keys = DevKeys.of(ROLES, Map.of());
        assertThat(caller(keys, ROLES, "reader")).isEqualTo(Callers.of("dev-reader", "", Authentication.DEV_KEY, "reader"));
        assertThat(caller(keys, ROLES, "editor").roles()).containsExactly("editor");
        assertThat(caller(keys, ROLES, "all").roles()).containsExactlyInAnyOrder("reader", "editor");
    }

    @Test
    void catalogWithoutRoles_hasOneKey() {
        DevKeys keys = DevKeys.of(Set.of(), Map.of());
        assertThat(keys.byName()).containsOnlyKeys("all");
        assertThat(caller(keys, Set.of(), "all").roles()).isEmpty();
    }

    @Test
    void keys_areLongRandomAndPrefixed() {
        assertThat(DevKeys.of(ROLES, Map.of()).byName().values()).allMatch(key -> key.matches("pck_[0-9a-f]{64}"))
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
        assertThat(new ApiKeys(later.keys(Set.of("reader")), Clock.systemUTC()).verify(first.get("editor")))
                .isEqualTo(Outcome.refused(Credential.INVALID, "api_key"));
    }

    @Test
    void text_neverHoldsTheKeys() {
        DevKeys keys = DevKeys.of(ROLES, Map.of());
        assertThat(keys.toString()).doesNotContain("pck_").doesNotContain(keys.byName().values());
    }

    private static Caller caller(DevKeys keys, Set<String> roles, String name) {
        return ((Outcome.Known) new ApiKeys(keys.keys(roles), Clock.systemUTC()).verify(keys.byName().get(name))).caller();
    }
}
