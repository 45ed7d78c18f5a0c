package io.portcullis.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.FakeIdentities;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.Tokens;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.token.TokenVerifier.Request;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.smallrye.mutiny.Uni;

/** What is made of what SmallRye JWT says about a token. */
class JwtVerifierTest {

    private static final String CLAIMS = "'iss':'https://a','aud':'https://us','sub':'alice','exp':1893456300";

    private final List<ClaimPath> none = List.of();
    private final JwtVerifier verifier = new JwtVerifier(new Claims("https://a", "https://us",
            new ClaimRules(new ClaimRules.Paths(none, none, none, none, none), Map.of(), ScopeHierarchy.FLAT),
            new FakeClock("2030-01-01T00:00:00Z")));

    @Test
    void verifiedToken_isItsCaller() {
        FakeIdentities identities = new FakeIdentities(() -> Uni.createFrom().item(somebody()));
        Caller caller = ((Known) verify(identities, "{" + CLAIMS + "}")).caller();
        assertThat(caller.subject()).isEqualTo("alice");
        assertThat(caller.authentication()).isEqualTo(Authentication.JWT);
        assertThat(caller.roles()).containsExactly("reader");
    }

    @Test // and not something Quarkus finds in the request
    void token_isTheOneThatIsVerified() {
        FakeIdentities identities = new FakeIdentities(() -> Uni.createFrom().item(somebody()));
        verify(identities, "{" + CLAIMS + "}");
        assertThat(identities.asked()).singleElement().isInstanceOfSatisfying(TokenAuthenticationRequest.class, request -> {
            assertThat(request.getToken()).isInstanceOf(JsonWebTokenCredential.class);
            assertThat(request.getToken().getToken()).isEqualTo(Tokens.text("{" + CLAIMS + "}"));
        });
    }

    @Test // AU-12: a good signature alone is not enough
    void verifiedTokenForAnotherServer_isRefused() {
        assertThat(verify(new FakeIdentities(() -> Uni.createFrom().item(somebody())),
                "{" + CLAIMS + ",'aud':'https://other'}")).isEqualTo(refused(Credential.WRONG_AUDIENCE));
    }

    @Test
    void boundToken_isRefused() {
        for (String binding : List.of("{'jkt':'x'}", "{'x5t#S256':'x'}", "{}")) {
            assertThat(verify(new FakeIdentities(() -> Uni.createFrom().item(somebody())),
                    "{" + CLAIMS + ",'cnf':" + binding + "}")).isEqualTo(refused(Credential.WRONG_BINDING));
        }
    }

    @Test
    void tokenThatNobodyKnows_isInvalid() {
        assertThat(verify(FakeIdentities.ofNobody(), "{" + CLAIMS + "}")).isEqualTo(refused(Credential.INVALID));
    }

    @Test
    void tokenThatDoesNotHold_isInvalidOrExpired() {
        assertThat(verify(failing(new AuthenticationFailedException()), "{}")).isEqualTo(refused(Credential.INVALID));
        assertThat(verify(failing(new AuthenticationFailedException(FailuresTest.jose(ErrorCodes.EXPIRED))), "{}"))
                .isEqualTo(refused(Credential.EXPIRED));
        assertThat(verify(failing(new AuthenticationFailedException(FailuresTest.jose(ErrorCodes.SIGNATURE_INVALID))), "{}"))
                .isEqualTo(refused(Credential.INVALID));
    }

    @Test // the authenticator makes "unavailable" of it
    void verifierThatBreaks_fails() {
        assertThatIllegalStateException().isThrownBy(() -> verify(failing(new IllegalStateException()), "{}"));
    }

    private static FakeIdentities failing(Throwable failure) {
        return new FakeIdentities(() -> Uni.createFrom().failure(failure));
    }

    private Outcome verify(FakeIdentities identities, String claims) {
        UnverifiedToken token = Tokens.presented(Kind.BEARER, Tokens.text(claims));
        return verifier.verify(token, new Request(new FakeRequest().context(), identities)).await().indefinitely();
    }

    private static SecurityIdentity somebody() {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("somebody")).addRole("reader").build();
    }

    private static Outcome refused(Credential why) {
        return Outcome.refused(why, Kind.BEARER);
    }
}
