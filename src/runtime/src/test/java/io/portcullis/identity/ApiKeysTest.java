package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.fake.FakeClock;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;

class ApiKeysTest {

    private static final String END = "2030-01-01T00:00:00Z";

    private final FakeClock clock = new FakeClock("2029-06-01T00:00:00Z");
    private final ApiKeys keys = new ApiKeys(List.of(key("alice", "pck_alice", Optional.of(Instant.parse(END))),
            key("bob", "any other text", Optional.empty())), clock);

    @Test
    void validKey_isItsCaller() {
        assertThat(keys.verify("pck_alice"))
                .isEqualTo(Outcome.known(new Caller("alice", "", Authentication.API_KEY, Set.of("reader"),
                        Set.of("tickets"), Optional.of(Instant.parse(END)))));
        assertThat(keys.verify("any other text")).isInstanceOf(Outcome.Known.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "pck_alic", "pck_alice ", "PCK_ALICE", "pck_alicf", "alice" })
    void unknownKey_isInvalid(String key) {
        assertThat(keys.verify(key)).isEqualTo(Outcome.refused(Credential.INVALID, "api_key"));
    }

    @Test
    void digestOfAKey_isNoKey() {
        assertThat(keys.verify(digest("pck_alice"))).isEqualTo(Outcome.refused(Credential.INVALID, "api_key"));
    }

    @Test
    void keyUntilItsEnd_isValid() {
        clock.set("2029-12-31T23:59:59.999999999Z");
        assertThat(keys.verify("pck_alice")).isInstanceOf(Outcome.Known.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { END, "2030-01-01T00:00:00.000000001Z", "2099-01-01T00:00:00Z" })
    void keyFromItsEndOn_isExpired(String now) {
        clock.set(now);
        assertThat(keys.verify("pck_alice")).isEqualTo(Outcome.refused(Credential.EXPIRED, "api_key"));
        assertThat(keys.verify("any other text")).isInstanceOf(Outcome.Known.class);
    }

    @Test
    void withoutKeys_everyKeyIsInvalid() {
        ApiKeys none = new ApiKeys(List.of(), clock);
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.verify("pck_alice")).isEqualTo(Outcome.refused(Credential.INVALID, "api_key"));
    }

    @Test
    void digest_mayBeWrittenInUpperCase() {
        String upper = "sha256:" + digest("k").substring(7).toUpperCase(java.util.Locale.ROOT);
        ApiKeys one = new ApiKeys(List.of(ApiKey.configured("x", upper, Set.of(), Set.of(), Optional.empty())), clock);
        assertThat(one.verify("k")).isInstanceOf(Outcome.Known.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "pck_alice", "sha256:", "sha256:00", "sha256:pck_alice", "md5:00",
            "sha256:zz00000000000000000000000000000000000000000000000000000000000000",
            "sha256:0000000000000000000000000000000000000000000000000000000000000000ff" })
    void digestOfAnotherForm_isRefusedWithoutRepeatingIt(String digest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKey.configured("x", digest, Set.of(), Set.of(), Optional.empty()))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("pck_", "zz00", "0000"));
    }

    private static ApiKey key(String name, String key, Optional<Instant> end) {
        return ApiKey.configured(name, digest(key), Set.of("reader"), Set.of("tickets"), end);
    }

    private static String digest(String key) {
        return "sha256:" + HexFormat.of().formatHex(ApiKeys.digest(key));
    }
}
