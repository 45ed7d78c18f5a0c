package io.portcullis.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Keys;
import io.portcullis.spi.StoredApiKey;

class ApiKeyTest {

    private static final String SECRET = "A".repeat(32);

    @ParameterizedTest
    @ValueSource(strings = { "a", "a-b", "0", "-", "billing-2026",
            "0123456789-0123456789-0123456789-0123456789-0123456789-012345678" })
    void key_saysItsId(String id) {
        assertThat(ApiKey.of("pck_" + id + "_" + SECRET)).map(ApiKey::id).contains(id);
    }

    @ParameterizedTest // the id ends at the first underscore; a secret may have further ones
    @ValueSource(strings = { "a", "-", "_", "aZ09_-" })
    void secret_mayHaveTheCharactersOfBase64Url(String some) {
        assertThat(ApiKey.of("pck_id_" + SECRET + some)).map(ApiKey::id).contains("id");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "pck", "pck_", "pck__", "pck_id", "pck_id_", "id_" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "pck_id_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", // a character short
            "pck__AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "PCK_id_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "pck_ID_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "pck_i.d_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "pck_\u00e9_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "pck_id_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ",
            "pck_id_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "pck_id_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
            " pck_id_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "pck_id_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u00c1" })
    void textOfAnotherForm_isNoKey(String text) {
        assertThat(ApiKey.of(text)).isEmpty();
    }

    @Test
    void textThatIsTooLong_isNoKey() {
        assertThat(ApiKey.of("pck_id_" + "A".repeat(256))).isPresent();
        assertThat(ApiKey.of("pck_id_" + "A".repeat(257))).isEmpty();
        assertThat(ApiKey.of("pck_" + "a".repeat(65) + "_" + SECRET)).isEmpty();
    }

    @Test // so that the id cannot be exchanged
    void digest_isOfTheWholeKey() {
        assertThat(ApiKey.of(Keys.text("alice")).orElseThrow().digest()).isEqualTo(StoredApiKey.digestOf(Keys.text("alice")));
    }

    @Test
    void text_neverHoldsTheKey() {
        assertThat(ApiKey.of(Keys.text("alice")).orElseThrow()).asString().isEqualTo("key alice");
    }
}
