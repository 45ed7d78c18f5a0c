package io.portcullis.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

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

    @ParameterizedTest // RFC 9449, 7.1
    @ValueSource(strings = { "DPoP ey.J0.x_-", "dpop ey.J0.x_-", "DPOP   ey.J0.x_-", "dPoP ey.J0.x_- " })
    void dpop_presentsATokenWithAProof(String line) {
        assertThat(Presented.in(NONE, List.of(line))).isEqualTo(new Presented(Kind.DPOP, "ey.J0.x_-"));
    }

    @Test // a key needs no proof, and a verifier of tokens refuses it
    void dpopWithThePrefix_isNoKey() {
        assertThat(Presented.in(NONE, List.of("DPoP pck_abc"))).isEqualTo(new Presented(Kind.DPOP, "pck_abc"));
    }

    @Test // RFC 7235, 2.1: all of them may be in a token
    void token_mayHaveEveryCharacterOfTheGrammar() {
        assertThat(Presented.in(NONE, List.of("Bearer aZ09-._~+/==")).secret()).isEqualTo("aZ09-._~+/==");
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
            "Bearer a\u0000", "Bearer \u00e9", "Bearer a, Bearer b", "Bearer a=b", "DPoP", "DPoP ", "DPoPa", "DPoP a b",
            "DPoP a, Bearer b" })
    void brokenToken_isRefused(String line) {
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
    void longestCredential_isTaken() {
        assertThat(Presented.in(NONE, List.of("Bearer " + "a".repeat(16_384 - 7))).secret()).hasSize(16_384 - 7);
        assertThat(Presented.in(List.of("a".repeat(16_384)), NONE).secret()).hasSize(16_384);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer ", "DPoP ", "Basic ", "" })
    void longerCredential_isRefusedWhateverItIs(String scheme) {
        String line = scheme + "a".repeat(16_385 - scheme.length());
        assertThat(Refusals.fault(() -> Presented.in(NONE, List.of(line)))).isEqualTo(Fault.CREDENTIALS);
        assertThat(Refusals.fault(() -> Presented.in(List.of(line), NONE))).isEqualTo(Fault.CREDENTIALS);
    }

    @Test
    void longBrokenBearer_isRefusedQuickly() {
        String line = "Bearer " + "a".repeat(100_000) + "=".repeat(100_000) + " ".repeat(100_000) + "!";
        assertThat(Refusals.fault(() -> Presented.in(NONE, List.of(line)))).isEqualTo(Fault.CREDENTIALS);
    }

    @Test
    void text_neverHoldsTheSecret() {
        assertThat(Presented.in(List.of("hush"), NONE)).asString().isEqualTo("API_KEY");
        assertThat(Presented.in(NONE, List.of("Bearer hush"))).asString().isEqualTo("BEARER");
    }

    @Test // AU-14: not even what is wrong with it
    void refusal_neverHoldsTheCredential() {
        assertThat(Refusals.of(() -> Presented.in(NONE, List.of("Bearer hush hush")))).asString().doesNotContain("hush");
    }

    @Test
    void everyKind_hasAWordOfItsOwn() {
        assertThat(Kind.values()).extracting(Kind::word).containsExactly("none", "api_key", "bearer", "dpop", "other");
    }

    @ParameterizedTest // what was verified in its usual spelling is found again without a look at its characters
    @ValueSource(strings = { "Bearer ey.J0.x_-", "Bearer pck_abc" })
    void usualSpelling_isTheSameUnread(String line) {
        assertThat(Presented.unread(NONE, List.of(line))).contains(Presented.in(NONE, List.of(line)));
        assertThat(Presented.unread(List.of("any text"), NONE)).contains(Presented.in(List.of("any text"), NONE));
    }

    @ParameterizedTest // a broken one is another text than every one that was verified
    @ValueSource(strings = { "Bearer  ey.J0.x_-", "Bearer ey.J0.x_- ", "Bearer ey.J0,x_-", "Bearer " })
    void otherSpelling_isUnreadAnotherCredential(String line) {
        assertThat(Presented.unread(NONE, List.of(line))).isNotEqualTo(Optional.of(new Presented(Kind.BEARER, "ey.J0.x_-")));
    }

    @Test
    void everythingElse_isNothingUnread() {
        assertThat(Presented.unread(NONE, NONE)).isEmpty();
        assertThat(Presented.unread(List.of("a"), List.of("Bearer a"))).isEmpty();
        assertThat(Presented.unread(NONE, List.of("Bearer a", "Bearer a"))).isEmpty();
        assertThat(Presented.unread(NONE, List.of("DPoP a"))).isEmpty();
        assertThat(Presented.unread(NONE, List.of("bearer a"))).isEmpty();
        assertThat(Presented.unread(NONE, List.of(""))).isEmpty();
    }
}
