package io.portcullis.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeClock;
import io.portcullis.spi.StoredApiKey.Grant;

class KeyRequestTest {

    private final FakeClock clock = new FakeClock("2030-01-01T10:20:30.5Z");

    @Test
    void everythingThatIsTyped_isInTheRequest() {
        assertThat(parse("--client alice --roles reader,,editor --scopes a,b --tenant acme --days 1 --file keys"))
                .isEqualTo(new KeyRequest(
                        new Grant("alice", Optional.of("acme"), Set.of("reader", "editor"), Set.of("a", "b")),
                        Optional.of(Instant.parse("2030-01-02T10:20:30Z")), Optional.of(Path.of("keys"))));
    }

    @Test // a key ends unless somebody says otherwise
    void keyWithoutAnEnd_hasToBeAskedFor() {
        assertThat(parse("--client alice").expiresAt()).contains(Instant.parse("2030-04-01T10:20:30Z"));
        assertThat(parse("--client alice --unlimited").expiresAt()).isEmpty();
        assertThat(parse("--unlimited --client alice").grant().client()).isEqualTo("alice");
    }

    @Test
    void keyWithoutRights_hasNone() {
        assertThat(parse("--client alice").grant()).isEqualTo(new Grant("alice", Optional.empty(), Set.of(), Set.of()));
        assertThat(parse("--client alice").file()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "--roles a", "--client", "--client alice --roles", "--client alice --file",
            "--client alice --admin x", "alice",
            "--client alice bob", "--client alice --client bob", "--client alice --unlimited --unlimited",
            "--client alice --days 0", "--client alice --days -1", "--client alice --days 3661", "--client alice --days x",
            "--client alice --days 99999999999" })
    void anythingElse_isRefused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(line));
    }

    @Test
    void clientWithoutAName_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyRequest.parse(List.of("--client", " "), clock));
    }

    private KeyRequest parse(String line) {
        return KeyRequest.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")), clock);
    }
}
