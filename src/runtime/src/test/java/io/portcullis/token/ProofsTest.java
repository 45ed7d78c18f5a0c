package io.portcullis.token;

import static io.portcullis.fake.Now.now;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeClock;
import io.portcullis.seal.OnceOnly;
import io.vertx.core.json.JsonObject;

/** RFC 9449, 11.1: a proof is fresh, and used once. */
class ProofsTest {

    private static final String NOW = "2030-01-01T00:00:00Z";
    private static final long NOW_SECONDS = Instant.parse(NOW).getEpochSecond();

    private final FakeClock clock = new FakeClock(NOW);
    private final OnceOnly used = new OnceOnly(1_000, clock);
    private final Proofs proofs = new Proofs((id, end) -> CompletableFuture.completedFuture(used.firstUse(id, end)), clock);

    @Test
    void proof_isFreshOnce() {
        assertThat(now(proofs.isFresh(proof("a", NOW_SECONDS)))).isTrue();
        assertThat(now(proofs.isFresh(proof("a", NOW_SECONDS)))).isFalse();
        assertThat(now(proofs.isFresh(proof("b", NOW_SECONDS)))).isTrue();
    }

    @Test // the id alone counts: a client makes a new one for each request
    void idThatWasUsed_isNotFreshAtAnotherTimeEither() {
        assertThat(now(proofs.isFresh(proof("a", NOW_SECONDS)))).isTrue();
        assertThat(now(proofs.isFresh(proof("a", NOW_SECONDS - 1)))).isFalse();
        clock.advance(Duration.ofSeconds(59));
        assertThat(now(proofs.isFresh(proof("a", NOW_SECONDS)))).isFalse();
    }

    @Test // and is then too old
    void proof_isRememberedAsLongAsItIsFresh() {
        proofs.isFresh(proof("a", NOW_SECONDS + 9));
        for (int second = 0; second < 200; second++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(now(proofs.isFresh(proof("a", NOW_SECONDS + 9)))).isFalse();
        }
    }

    @ParameterizedTest // seconds from now: a minute old at most, ten seconds ahead at most
    @CsvSource({ "-61,false", "-60,false", "-59,true", "0,true", "9,true", "10,false", "11,false", "3600,false" })
    void proof_isOfNow(long offset, boolean fresh) {
        assertThat(now(proofs.isFresh(proof("a", NOW_SECONDS + offset)))).isEqualTo(fresh);
    }

    @Test
    void noProof_isNotFresh() {
        assertThat(now(proofs.isFresh(null))).isFalse();
        assertThat(now(proofs.isFresh(new JsonObject()))).isFalse();
        assertThat(now(proofs.isFresh(new JsonObject().put("jti", "a")))).isFalse();
        assertThat(now(proofs.isFresh(new JsonObject().put("iat", NOW_SECONDS)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "''", "' '", "1", "true", "[]", "{}", "['a']" })
    void idThatIsNoText_isNotFresh(String id) {
        JsonObject proof = new JsonObject("{\"jti\":" + id.replace('\'', '"') + ",\"iat\":" + NOW_SECONDS + "}");
        assertThat(now(proofs.isFresh(proof))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "'1893456000'", "true", "[]", "{}", "0", "-1", "9223372036854775807",
            "-9223372036854775808", "1e400", "-1e400", "123456789012345678901234567890", "1893456000000" })
    void timeThatIsNone_isNotFresh(String issued) {
        assertThat(now(proofs.isFresh(new JsonObject("{\"jti\":\"a\",\"iat\":" + issued.replace('\'', '"') + "}")))).isFalse();
    }

    @Test
    void longId_isNotFresh() {
        assertThat(now(proofs.isFresh(proof("a".repeat(256), NOW_SECONDS)))).isTrue();
        assertThat(now(proofs.isFresh(proof("a".repeat(257), NOW_SECONDS)))).isFalse();
    }

    private static JsonObject proof(String id, long issued) {
        return new JsonObject().put("jti", id).put("iat", issued);
    }
}
