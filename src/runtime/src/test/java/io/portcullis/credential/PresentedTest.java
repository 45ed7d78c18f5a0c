package io.portcullis.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.credential.Presented.Kind;
import io.portcullis.fake.Refusals;
import io.portcullis.refusal.Refusal.Malformed.Fault;

/** AU-10, AU-11. */
class PresentedTest {

    private static final List<String> NONE = List.of();

    @Test
    void noHeader_presentsNothing() {
        assertThat(Presented.in(NONE, NONE).kind()).isEqualTo(Kind.NONE);
    }

    @Test
    void apiKeyHeader_presentsAnyKey() {
        assertThat(Presented.in(List.of(" any text "), NONE)).isEqualTo(new Presented(Kind.API_KEY, "any text"));
    }

    @Test
    void emptyApiKeyHeader_isAKeyAndNotNothing() {
        assertThat(Presented.in(List.of(""), NONE)).isEqualTo(new Presented(Kind.API_KEY, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer ey.J0.x_-", "bearer ey.J0.x_-", "BEARER   ey.J0.x_-", "Bearer ey.J0.x_- " })
    void bearer_presentsAToken(String line) {
        assertThat(Presented.in(NONE, List.of(line))).isEqualTo(new Presented(Kind.BEARER, "ey.J0.x_-"));
    }

    @Test
    void bearerWithThePrefix_presentsAKey() {
        assertThat(Presented.in(NONE, List.of("Bearer pck_abc"))).isEqualTo(new Presented(Kind.API_KEY, "pck_abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer PCK_abc", "Bearer xpck_abc", "Bearer pckabc" })
    void bearerWithAnotherPrefix_presentsAToken(String line) {
        assertThat(Presented.in(NONE, List.of(line)).kind()).isEqualTo(Kind.BEARER);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer", "Bearer ", "Bearer a b", "Bearer a,b", "Bearer \"a\"", "Bearera", "Bearer: a",
            "Bearer\ta", "Bearer =a",
            "Bearer a\u0000", "Bearer \u00e9", "Bearer a, Bearer b" })
    void brokenBearer_isRefused(String line) {
        assertThat(Refusals.fault(() -> Presented.in(NONE, List.of(line)))).isEqualTo(Fault.CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Basic YTpi", "Digest x", "pck_abc", "", " Bearer x", " DPoP x" })
    void otherScheme_isOther(String line) {
        assertThat(Presented.in(NONE, List.of(line))).isEqualTo(new Presented(Kind.OTHER, ""));
    }

    @Test
    void twoCredentials_areRefused() {
        assertThat(Refusals.fault(() -> Presented.in(List.of("k"), List.of("Bearer t")))).isEqualTo(Fault.CREDENTIALS);
        assertThat(Refusals.fault(() -> Presented.in(List.of("k"), List.of("Basic t")))).isEqualTo(Fault.CREDENTIALS);
    }

    @Test
    void repeatedLines_areRefused() {
        assertThat(Refusals.fault(() -> Presented.in(List.of("k", "k"), NONE))).isEqualTo(Fault.CREDENTIALS);
        assertThat(Refusals.fault(() -> Presented.in(NONE, List.of("Bearer t", "Bearer t")))).isEqualTo(Fault.CREDENTIALS);
    }

    @Test
    void longBrokenBearer_isRefusedQuickly() {
        String line = "Bearer " + "a".repeat(100_000) + "=".repeat(100_000) + " ".repeat(100_000) + "!";
        assertThat(Refusals.fault(() -> Presented.in(NONE, List.of(line)))).isEqualTo(Fault.CREDENTIALS);
    }

    @Test
    void text_neverHoldsTheSecret() {
        assertThat(Presented.in(List.of("secret"), NONE).toString()).doesNotContain("secret");
    }
}
