package io.portcullis.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.spi.StoredApiKey.Grant;

class NewApiKeyTest {

    private static final Grant GRANT = new Grant("alice", Optional.empty(), Set.of(), Set.of());

    @Test
    void key_hasAnIdAndASecretOf256Bits() {
        NewApiKey key = NewApiKey.random();
        assertThat(key.text()).matches("pck_[0-9a-f]{12}_[0-9a-f]{64}").startsWith("pck_" + key.id() + "_");
    }

    @Test
    void keys_areNeverTheSame() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> NewApiKey.random().text()).collect(Collectors.toSet()))
                .hasSize(1_000);
        assertThat(NewApiKey.named("alice").text()).isNotEqualTo(NewApiKey.named("alice").text());
    }

    @Test
    void namedKey_hasItsId() {
        assertThat(NewApiKey.named("billing-2026").text()).matches("pck_billing-2026_[0-9a-f]{64}");
        assertThatIllegalArgumentException().isThrownBy(() -> NewApiKey.named("Billing"));
    }

    @Test
    void whatIsStored_isTheDigest() {
        NewApiKey key = NewApiKey.random();
        Optional<Instant> end = Optional.of(Instant.EPOCH);
        assertThat(key.stored(GRANT, end))
                .isEqualTo(new StoredApiKey(key.id(), StoredApiKey.digestOf(key.text()), GRANT, end));
        assertThat(key.digest()).isEqualTo(StoredApiKey.digestOf(key.text()));
    }

    @Test
    void text_neverHoldsTheKey() {
        NewApiKey key = NewApiKey.named("alice");
        assertThat(key).asString().isEqualTo("key alice");
        assertThat(key.stored(GRANT, Optional.empty())).asString().doesNotContain(key.text());
    }
}
