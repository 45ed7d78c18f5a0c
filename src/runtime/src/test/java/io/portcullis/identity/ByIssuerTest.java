package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller.Authentication;
import io.portcullis.fake.Callers;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.smallrye.mutiny.Uni;

class ByIssuerTest {

    private final List<String> asked = new ArrayList<>();
    private final ByIssuer verifier = new ByIssuer(Map.of("https://a", verifier("a"), "https://b", verifier("b")));

    @Test
    void token_goesToTheVerifierOfItsIssuer() {
        assertThat(verify(token("{\"iss\":\"https://b\"}"))).isEqualTo(known("b"));
        assertThat(asked).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"iss\":\"https://c\"}", "{\"iss\":\"https://a/\"}", "{\"iss\":\"HTTPS://A\"}", "{\"iss\":null}",
            "{\"iss\":1}",
            "{\"iss\":[\"https://a\"]}", "{\"iss\":{\"https://a\":1}}", "{}", "[]", "[\"iss\"]", "null", "1", "\"iss\"", "true",
            "", "x", "{\"iss\"",
            "{\"iss\":\"https://a\"" })
    void tokenOfNoKnownIssuer_isRefusedUnasked(String claims) {
        assertThat(verify(token(claims))).isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, "bearer"));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "..", "...", "a", "a.b", "a.b.c", "a.b.c.d", "a.!!.c", "a.====.c", "a.\u00e9.c", ".e30.",
            "a.e30", "a.bnVsbA.c",
            "a.gICA.c" })
    void garbage_isRefused(String token) {
        assertThat(verify(token)).isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, "bearer"));
    }

    @Test
    void tokenOfOtherThanThreeParts_isRefusedWhateverItClaims() {
        String token = token("{\"iss\":\"https://a\"}");
        for (String other : List.of(token + ".x", token.substring(0, token.lastIndexOf('.')), token + ".x.y")) {
            assertThat(verify(other)).isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, "bearer"));
        }
    }

    @Test
    void randomGarbage_neverThrows() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] claims = new byte[random.nextInt(40)];
            random.nextBytes(claims);
            assertThat(verify("h." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims) + ".s"))
                    .isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, "bearer"));
        }
    }

    @Test
    void deeplyNestedClaims_areRefused() {
        assertThat(verify(token("{\"iss\":" + "[".repeat(50_000))))
                .isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, "bearer"));
        assertThat(verify(token("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")))
                .isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, "bearer"));
    }

    @Test
    void withoutVerifiers_tokensAreNotExpected() {
        Outcome outcome = new ByIssuer(Map.of()).verify(token("{\"iss\":\"https://a\"}"), null, null).await().indefinitely();
        assertThat(outcome).isEqualTo(Outcome.refused(Credential.NO_VERIFIER, "bearer"));
    }

    private Outcome verify(String token) {
        return verifier.verify(token, null, null).await().indefinitely();
    }

    private TokenVerifier verifier(String name) {
        return (token, context, identities) -> {
            asked.add(name);
            return Uni.createFrom().item(known(name));
        };
    }

    private static Outcome known(String name) {
        return Outcome.known(Callers.of(name, "", Authentication.JWT));
    }

    private static String token(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }
}
