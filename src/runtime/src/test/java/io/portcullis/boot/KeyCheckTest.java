package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.config.IdentityConfig.ApiKey;

class KeyCheckTest {

    private static final String ONE = "sha256:" + "1a".repeat(32);
    private static final String TWO = "sha256:" + "2b".repeat(32);

    /** What {@code printf %s "$KEY" | sha256sum} writes when there is no KEY. */
    private static final String OF_NOTHING = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private record Digest(String digest, Optional<String> client) implements ApiKey {

        @Override
        public Optional<String> tenant() {
            return Optional.empty();
        }

        @Override
        public Optional<Set<String>> roles() {
            return Optional.empty();
        }

        @Override
        public Optional<Set<String>> scopes() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> expiresAt() {
            return Optional.empty();
        }
    }

    @Test
    void keysOfTheirOwn_areFine() {
        assertThat(problems(Map.of("alice", ONE, "bob", TWO))).isEmpty();
    }

    @Test
    void emptyKey_isRefused() {
        assertThat(problems(Map.of("alice", OF_NOTHING))).singleElement().asString()
                .contains("portcullis.identity.api-keys.\"alice\".digest", "empty key").doesNotContain("e3b0");
    }

    @Test
    void emptyKeyInCapitals_isRefused() {
        assertThat(problems(Map.of("alice", "sha256:" + OF_NOTHING.substring(7).toUpperCase(Locale.ROOT)))).hasSize(1);
    }

    @Test
    void oneKeyOfTwoCallers_isRefused() {
        assertThat(problems(Map.of("alice", ONE, "bob", "sha256:" + ONE.substring(7).toUpperCase(Locale.ROOT)))).singleElement()
                .asString().contains("\"alice\"", "\"bob\"").doesNotContain("1a1a");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "sha256:", "md5:00", "pck_a-long-secret-key", "sha256:abc" })
    void malformedDigest_isRefusedAndNotRepeated(String digest) {
        assertThat(problems(Map.of("alice", digest))).containsExactly(
                "portcullis.identity.api-keys.\"alice\".digest must be sha256: and 64 hexadecimal digits");
    }

    @Test
    void prefixInCapitals_isRefused() {
        assertThat(problems(Map.of("alice", "SHA256:" + ONE.substring(7)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Alice", "a_b", "a.b", "", "a b" })
    void idThatIsNotInKeys_isRefused(String id) {
        assertThat(problems(Map.of(id, ONE))).singleElement().asString().contains("pck_<id>_<secret>");
    }

    @Test
    void clientWithoutAName_isRefused() {
        List<String> problems = new ArrayList<>();
        new KeyCheck(Map.of("alice", new Digest(ONE, Optional.of(" ")))).run(problems);
        assertThat(problems).containsExactly("portcullis.identity.api-keys.\"alice\".client is blank");
    }

    private static List<String> problems(Map<String, String> digests) {
        Map<String, ApiKey> keys = new TreeMap<>();
        digests.forEach((name, digest) -> keys.put(name, new Digest(digest, Optional.empty())));
        List<String> problems = new ArrayList<>();
        new KeyCheck(keys).run(problems);
        return problems;
    }
}
