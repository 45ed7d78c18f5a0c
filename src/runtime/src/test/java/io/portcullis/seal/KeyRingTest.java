package io.portcullis.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class KeyRingTest {

    private final SealKey old = new SealKey("old", new byte[32]);
    private final SealKey young = new SealKey("new", new byte[32]);

    @Test
    void firstKey_isTheOneToSealWith() {
        assertThat(new KeyRing(List.of(young, old)).first()).isSameAs(young);
    }

    @Test
    void everyKey_isFoundByItsExactId() {
        KeyRing ring = new KeyRing(List.of(young, old));
        assertThat(ring.find("new")).containsSame(young);
        assertThat(ring.find("old")).containsSame(old);
        assertThat(ring.find("Old")).isEmpty();
        assertThat(ring.find("")).isEmpty();
    }

    @Test
    void ringWithoutKeys_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyRing(List.of()))
                .withMessage("a key ring needs at least one seal key");
    }

    @Test
    void twoKeysOfOneId_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyRing(List.of(young, old, new SealKey("old", new byte[32]))))
                .withMessage("two seal keys have the id old");
    }

    @Test
    void ring_doesNotChangeWithTheListItWasMadeOf() {
        List<SealKey> keys = new ArrayList<>(List.of(young));
        KeyRing ring = new KeyRing(keys);
        keys.add(old);
        assertThat(ring.find("old")).isEmpty();
    }
}
