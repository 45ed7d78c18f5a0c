package io.portcullis.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeClock;

class SealKeyTest {

    private static final byte[] SECRET = HexFormat.of()
            .parseHex("00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210");
    private static final String BASE64 = Base64.getEncoder().encodeToString(SECRET);

    @ParameterizedTest
    @ValueSource(strings = { "a", "k7", "2029-06_Z", "ABCDEFGHIJKLMNOP" })
    void idOfLettersDigitsAndDashes_isTaken(String id) {
        assertThat(SealKey.configured(id, BASE64).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "a b", "a.b", "a:b", "a\n", "é", "ABCDEFGHIJKLMNOPQ",
            "ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA=" })
    void idOfAnotherForm_isRefusedWithoutRepeatingIt(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> SealKey.configured(id, BASE64))
                .withMessage("the id of a seal key has 1 to 16 letters, digits, _ and -").withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = { "!ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA", "a secret of words, not of random bytes",
            "ABEiM0RVZneImaq7zN3u_wEjRWeJq83v_ty6mHZUMhA=", "ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA==",
            "=ABEiM0RVZneImaq7zN3u/wEjRWeJq83v/ty6mHZUMhA" })
    void secretThatIsNoBase64_isRefusedWithoutRepeatingIt(String base64) {
        assertThatIllegalArgumentException().isThrownBy(() -> SealKey.configured("k7", base64))
                .withMessage("the secret of a seal key is Base64 of 32 bytes").withNoCause();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 16, 24, 31, 33, 64 })
    void secretOfAnotherLength_isRefused(int length) {
        String base64 = Base64.getEncoder().encodeToString(new byte[length]);
        assertThatIllegalArgumentException().isThrownBy(() -> SealKey.configured("k7", base64))
                .withMessage("the secret of a seal key has 32 bytes, not " + length).withNoCause();
    }

    @Test
    void toString_hidesTheSecret() {
        SealKey key = SealKey.configured("k7", BASE64);
        assertThat(key).hasToString("SealKey[k7]");
        KeyRing ring = new KeyRing(List.of(key));
        Sealer sealer = new Sealer(ring, new FakeClock("2029-06-01T00:00:00Z"));
        assertThat(List.of(key, ring, sealer).toString()).doesNotContain(BASE64, Arrays.toString(SECRET),
                HexFormat.of().formatHex(SECRET));
    }

    @Test
    void secret_isCopied() {
        FakeClock clock = new FakeClock("2029-06-01T00:00:00Z");
        byte[] bytes = SECRET.clone();
        Sealer sealer = new Sealer(new KeyRing(List.of(new SealKey("k7", bytes))), clock);
        Arrays.fill(bytes, (byte) 0);
        Sealer same = new Sealer(new KeyRing(List.of(SealKey.configured("k7", BASE64))), clock);
        assertThat(same.open("p", sealer.seal("p", new byte[] { 1 }, Instant.parse("2029-06-01T00:01:00Z")))).isPresent();
    }

    @Test
    void generatedKeys_differInIdAndSecret() {
        SealKey one = SealKey.generated();
        SealKey other = SealKey.generated();
        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(one.secret().getEncoded()).hasSize(32).isNotEqualTo(other.secret().getEncoded());
    }
}
