package io.portcullis.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.Keys;
import io.portcullis.key.ApiKeys.Shelves;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

/** Keys that are in memory: whose they are. */
class ApiKeysTest {

    private static final String END = "2030-01-01T00:00:00Z";
    private static final Outcome INVALID = Outcome.refused(Credential.INVALID, Kind.API_KEY);

    private final FakeClock clock = new FakeClock("2029-06-01T00:00:00Z");
    private final ApiKeys keys = keys(
            Keys.until(END, Keys.stored("alice", new Grant("alice", Optional.of("acme"), Set.of("reader"), Set.of("tickets")))),
            Keys.stored("bob"));

    @Test
    void validKey_isItsCaller() {
        assertThat(verify(Keys.text("alice"))).isEqualTo(Outcome.known(new Caller("alice", "", Authentication.API_KEY,
                Set.of("reader"), Set.of("tickets"), Optional.of(Instant.parse(END)), Optional.of("alice"),
                Optional.of("acme"))));
        assertThat(verify(Keys.text("bob"))).isInstanceOf(Known.class);
    }

    @Test // for audit and metrics alone: the client hears the same
    void unknownAndWrongKey_areTheSame() {
        String wrong = Keys.text("alice").replace("0123", "0124");
        assertThat(verify(wrong)).isEqualTo(INVALID).isEqualTo(verify(Keys.text("carol")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "alice", "pck_alice", "pck_alice_", "PCK_ALICE_0123456789abcdef0123456789abcdef" })
    void textOfAnotherForm_isInvalid(String text) {
        assertThat(verify(text)).isEqualTo(INVALID);
    }

    @Test
    void keyWithABitMore_isInvalid() {
        assertThat(verify(Keys.text("alice") + " ")).isEqualTo(INVALID);
        assertThat(verify(Keys.text("alice") + "0")).isEqualTo(INVALID);
    }

    @Test
    void digestOfAKey_isNoKey() {
        assertThat(verify(StoredApiKey.digestOf(Keys.text("alice")))).isEqualTo(INVALID);
    }

    @Test
    void keyUntilItsEnd_isValid() {
        clock.set("2029-12-31T23:59:59.999999999Z");
        assertThat(verify(Keys.text("alice"))).isInstanceOf(Known.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { END, "2030-01-01T00:00:00.000000001Z", "2099-01-01T00:00:00Z" })
    void keyFromItsEndOn_isExpired(String now) {
        clock.set(now);
        assertThat(verify(Keys.text("alice"))).isEqualTo(Outcome.refused(Credential.EXPIRED, Kind.API_KEY));
        assertThat(verify(Keys.text("bob"))).isInstanceOf(Known.class);
    }

    @Test // nobody without the key hears that there was one
    void wrongKeyAfterTheEnd_isInvalid() {
        clock.set(END);
        assertThat(verify(Keys.text("alice").replace("0123", "0124"))).isEqualTo(INVALID);
    }

    @Test
    void withoutKeys_everyKeyIsInvalid() {
        ApiKeys none = keys();
        assertThat(none.verify(Keys.text("alice"), () -> true).toCompletableFuture().join()).isEqualTo(INVALID);
    }

    private Outcome verify(String text) {
        return keys.verify(text, () -> true).toCompletableFuture().join();
    }

    private ApiKeys keys(StoredApiKey... all) {
        Shelves shelves = new Shelves(Authentication.API_KEY, new ConfiguredKeys(List.of(all)), List.of());
        return new ApiKeys(shelves, ScopeHierarchy.FLAT, step -> {
            throw new AssertionError("nothing has to wait");
        }, clock);
    }
}
