package io.portcullis.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.spi.StoredApiKey.Grant;

class StoredApiKeyTest {

    private static final String DIGEST = "sha256:" + "1a".repeat(32);
    private static final Grant GRANT = new Grant("alice", Optional.empty(), Set.of("reader"), Set.of("tickets"));

    @Test // as sha256sum writes it
    void digest_isThatOfTheText() {
        assertThat(StoredApiKey.digestOf("abc"))
                .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(StoredApiKey.digestOf("\u20ac"))
                .isEqualTo("sha256:c4cc90ed3d26f12d4b08a75140970a7904035c31cbb4515a83f19b9003c00d1d");
    }

    @Test
    void digest_mayBeWrittenInCapitals() {
        String capitals = "sha256:" + DIGEST.substring(7).toUpperCase(Locale.ROOT);
        assertThat(new StoredApiKey("id", capitals, GRANT, Optional.empty()).digest()).isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "pck_alice", "sha256:", "sha256:00", "sha256:pck_alice", "md5:00", "SHA256:",
            "sha256:zz00000000000000000000000000000000000000000000000000000000000000",
            "sha256:0000000000000000000000000000000000000000000000000000000000000000ff",
            " sha256:0000000000000000000000000000000000000000000000000000000000000000" })
    void digestOfAnotherForm_isRefusedWithoutRepeatingIt(String digest) {
        assertThat(StoredApiKey.isDigest(digest)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredApiKey("x", digest, GRANT, Optional.empty()))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("pck_", "zz00", "0000"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "A", "a_b", "a.b", "a b", "\u00e9", "a\n",
            "0123456789012345678901234567890123456789012345678901234567890123a" })
    void idOfAnotherForm_isRefusedWithoutRepeatingIt(String id) {
        assertThat(StoredApiKey.isId(id)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredApiKey(id, DIGEST, GRANT, Optional.empty()))
                .withMessage("the id of a key has 1 to 64 lower-case letters, digits and hyphens");
    }

    @Test
    void keyWithoutAGrantOrAnEnd_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> new StoredApiKey("id", DIGEST, null, Optional.empty()));
        assertThatNullPointerException().isThrownBy(() -> new StoredApiKey("id", DIGEST, GRANT, null));
        assertThatNullPointerException().isThrownBy(() -> new Grant("alice", null, Set.of(), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\t" })
    void grantOfNobody_isRefused(String client) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Grant(client, Optional.empty(), Set.of(), Set.of()));
    }

    @Test
    void grant_doesNotChangeWithItsSets() {
        Set<String> roles = new HashSet<>(List.of("reader"));
        Grant grant = new Grant("alice", Optional.empty(), roles, Set.of());
        roles.add("admin");
        assertThat(grant.roles()).containsExactly("reader");
    }
}
