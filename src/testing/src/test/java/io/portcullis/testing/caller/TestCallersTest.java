package io.portcullis.testing.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;
import io.quarkus.runtime.LaunchMode;

class TestCallersTest {

    private static final Grant ANN = new Grant("ann", Optional.empty(), Set.of("reader"), Set.of());

    @Test
    void keyOfACaller_isFoundByItsId() {
        TestCallers callers = new TestCallers(LaunchMode.TEST);
        String key = callers.keyFor(ANN);
        StoredApiKey stored = callers.find(key.split("_")[1]).orElseThrow();
        assertThat(stored.grant()).isEqualTo(ANN);
        assertThat(stored.digest()).isEqualTo(StoredApiKey.digestOf(key));
    }

    @Test
    void sameCaller_hasTheSameKey() {
        TestCallers callers = new TestCallers(LaunchMode.TEST);
        assertThat(callers.keyFor(ANN)).isEqualTo(callers.keyFor(ANN));
    }

    @Test
    void unknownId_isNotFound() {
        assertThat(new TestCallers(LaunchMode.TEST).find("nobody")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = LaunchMode.class, names = "TEST", mode = EnumSource.Mode.EXCLUDE)
    void outsideOfTests_noKeyIsHandedOut_noneIsFound_andTheApplicationDoesNotStart(LaunchMode mode) {
        TestCallers callers = new TestCallers(mode);
        assertThatIllegalStateException().isThrownBy(() -> callers.keyFor(ANN));
        assertThatIllegalStateException().isThrownBy(() -> callers.find("ann"));
        assertThatIllegalStateException().isThrownBy(() -> callers.refuseToStart(null)).withMessageContaining("scope test");
    }
}
