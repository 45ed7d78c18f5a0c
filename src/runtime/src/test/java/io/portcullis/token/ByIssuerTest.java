package io.portcullis.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.fake.Callers;
import io.portcullis.fake.Tokens;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.token.ByIssuer.Door;
import io.smallrye.mutiny.Uni;

/** No token is tried against two verifiers, and none against one it does not name. */
class ByIssuerTest {

    private static final Outcome WRONG_ISSUER = Outcome.refused(Credential.WRONG_ISSUER, Kind.BEARER);

    private final List<String> asked = new ArrayList<>();
    private final Map<Door, TokenVerifier> verifiers = Map.of(new Door(Kind.BEARER, "https://a"), verifier("a"),
            new Door(Kind.BEARER, "https://b"), verifier("b"), new Door(Kind.DPOP, "https://b"), verifier("b with proof"),
            new Door(Kind.DPOP, "https://d"), verifier("d with proof"));
    private final ByIssuer verifier = new ByIssuer(verifiers, Optional.empty());

    @Test
    void token_goesToTheVerifierOfItsIssuer() {
        assertThat(verify(Tokens.text("{'iss':'https://b'}"))).isEqualTo(known("b"));
        assertThat(asked).containsExactly("b");
    }

    @Test
    void tokenWithAProof_goesToTheVerifierThatTakesProofs() {
        assertThat(verify(verifier, Kind.DPOP, Tokens.text("{'iss':'https://b'}"))).isEqualTo(known("b with proof"));
        assertThat(asked).containsExactly("b with proof");
    }

    @Test // neither a proof that nobody checks, nor a bound token without one
    void tokenOfTheOtherScheme_isRefusedUnasked() {
        assertThat(verify(verifier, Kind.DPOP, Tokens.text("{'iss':'https://a'}")))
                .isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, Kind.DPOP));
        assertThat(verify(Tokens.text("{'iss':'https://d'}"))).isEqualTo(WRONG_ISSUER);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'iss':'https://c'}", "{'iss':'https://a/'}", "{'iss':'HTTPS://A'}", "{'iss':null}", "{'iss':1}",
            "{'iss':['https://a']}", "{'iss':{'https://a':1}}", "{}", "[]", "['iss']", "null", "1", "'iss'", "true", "", "x",
            "{'iss'", "{'iss':'https://a'" })
    void tokenOfNoKnownIssuer_isRefusedUnasked(String claims) {
        assertThat(verify(Tokens.text(claims))).isEqualTo(WRONG_ISSUER);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "..", "...", "a", "a.b", "a.b.c", "a.b.c.d", "a.!!.c", "a.====.c", "a.\u00e9.c", ".e30.",
            "a.e30", "a.bnVsbA.c", "a.gICA.c" })
    void garbage_isRefused(String token) {
        assertThat(verify(token)).isEqualTo(WRONG_ISSUER);
    }

    @Test
    void tokenOfOtherThanThreeParts_isRefusedWhateverItClaims() {
        String token = Tokens.text("{'iss':'https://a'}");
        for (String other : List.of(token + ".x", token.substring(0, token.lastIndexOf('.')), token + ".x.y")) {
            assertThat(verify(other)).isEqualTo(WRONG_ISSUER);
        }
    }

    @Test
    void randomGarbage_neverThrows() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] claims = new byte[random.nextInt(40)];
            random.nextBytes(claims);
            assertThat(verify("h." + Tokens.part(claims) + ".s")).isEqualTo(WRONG_ISSUER);
        }
    }

    @Test
    void deeplyNestedClaims_areRefused() {
        assertThat(verify(Tokens.text("{'iss':" + "[".repeat(50_000)))).isEqualTo(WRONG_ISSUER);
        assertThat(verify(Tokens.text("{'a':" + "[".repeat(5_000) + "]".repeat(5_000) + "}"))).isEqualTo(WRONG_ISSUER);
    }

    @Test
    void withoutVerifiers_tokensAreNotExpected() {
        ByIssuer none = new ByIssuer(Map.of(), Optional.empty());
        assertThat(verify(none, Kind.BEARER, Tokens.text("{'iss':'https://a'}")))
                .isEqualTo(Outcome.refused(Credential.NO_VERIFIER, Kind.BEARER));
    }

    @Test
    void schemeThatNobodyTakes_isNotExpected() {
        ByIssuer bearer = new ByIssuer(Map.of(new Door(Kind.BEARER, "https://a"), verifier("a")), Optional.empty());
        assertThat(verify(bearer, Kind.DPOP, Tokens.text("{'iss':'https://a'}")))
                .isEqualTo(Outcome.refused(Credential.NO_VERIFIER, Kind.DPOP));
    }

    @ParameterizedTest
    @ValueSource(strings = { "opaque", "a.b", "a.!!.c", "a.bnVsbA.c", "a.b.c.d.e" })
    void tokenThatSaysNothing_goesToWhoKnowsSuch(String token) {
        ByIssuer introspecting = new ByIssuer(verifiers, Optional.of(verifier("introspecting")));
        assertThat(verify(introspecting, Kind.BEARER, token)).isEqualTo(known("introspecting"));
        assertThat(asked).containsExactly("introspecting");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'iss':'https://c'}", "{}", "{'iss':1}" })
    void tokenThatNamesAnother_isNeverAskedAbout(String claims) {
        ByIssuer introspecting = new ByIssuer(verifiers, Optional.of(verifier("introspecting")));
        assertThat(verify(introspecting, Kind.BEARER, Tokens.text(claims))).isEqualTo(WRONG_ISSUER);
        assertThat(asked).isEmpty();
    }

    @Test // what a proof belongs to could not be checked
    void opaqueTokenWithAProof_isNeverAskedAbout() {
        ByIssuer introspecting = new ByIssuer(verifiers, Optional.of(verifier("introspecting")));
        assertThat(verify(introspecting, Kind.DPOP, "opaque")).isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, Kind.DPOP));
        assertThat(asked).isEmpty();
    }

    private Outcome verify(String token) {
        return verify(verifier, Kind.BEARER, token);
    }

    private static Outcome verify(ByIssuer verifier, Kind kind, String token) {
        return verifier.verify(Tokens.presented(kind, token), null).await().indefinitely();
    }

    private TokenVerifier verifier(String name) {
        return (token, request) -> {
            asked.add(name);
            return Uni.createFrom().item(known(name));
        };
    }

    private static Outcome known(String name) {
        return Outcome.known(Callers.of(name, "", Authentication.JWT));
    }
}
