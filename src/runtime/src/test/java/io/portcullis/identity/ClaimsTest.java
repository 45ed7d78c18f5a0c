package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;

/** AU-12: of issuer and audience, each required and missing, wrong, right, and one of several. */
class ClaimsTest {

    private static final String AUDIENCE = "https://mcp.example.org/mcp";

    private final Claims claims = new Claims(Authentication.JWT, Set.of("https://a"), AUDIENCE);
    private final JwtClaims token = new JwtClaims();

    ClaimsTest() {
        token.setIssuer("https://a");
        token.setAudience(AUDIENCE);
        token.setSubject("alice");
        token.setClaim("exp", 2_000_000_000L);
    }

    @Test
    void tokenForThisServer_isItsCaller() {
        token.setClaim("scope", " tickets:read  tickets:write ");
        assertThat(outcome()).isEqualTo(Outcome.known(new Caller("alice", "https://a", Authentication.JWT, Set.of("reader"),
                Set.of("tickets:read", "tickets:write"), Optional.of(Instant.ofEpochSecond(2_000_000_000L)))));
    }

    @Test
    void tokenForSeveralServers_isItsCaller() {
        token.setAudience("https://other", AUDIENCE);
        assertThat(outcome()).isInstanceOf(Outcome.Known.class);
    }

    @Test
    void tokenWithoutAudience_isRefused() {
        token.unsetClaim("aud");
        assertThat(outcome()).isEqualTo(Outcome.refused(Credential.WRONG_AUDIENCE, "bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "https://other", "https://mcp.example.org", "https://mcp.example.org/mcp/",
            "https://MCP.example.org/mcp" })
    void tokenForAnotherServer_isRefused(String audience) {
        token.setAudience(audience);
        assertThat(outcome()).isEqualTo(Outcome.refused(Credential.WRONG_AUDIENCE, "bearer"));
    }

    @Test
    void tokenWithoutIssuer_isRefused() {
        token.unsetClaim("iss");
        assertThat(outcome()).isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, "bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "https://b", "https://a/" })
    void tokenOfAnotherIssuer_isRefused(String issuer) {
        token.setIssuer(issuer);
        assertThat(outcome()).isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, "bearer"));
    }

    @Test
    void tokenOfNobody_isRefused() {
        token.unsetClaim("sub");
        assertThat(outcome()).isEqualTo(Outcome.refused(Credential.INVALID, "bearer"));
        token.setSubject(" ");
        assertThat(outcome()).isEqualTo(Outcome.refused(Credential.INVALID, "bearer"));
    }

    @Test
    void tokenForEver_isRefused() {
        token.unsetClaim("exp");
        assertThat(outcome()).isEqualTo(Outcome.refused(Credential.INVALID, "bearer"));
    }

    @Test
    void scopeOfAnotherType_givesNoScopes() {
        token.setClaim("scope", List.of("tickets:write"));
        assertThat(((Outcome.Known) outcome()).caller().scopes()).isEmpty();
    }

    @Test
    void identityThatIsNoToken_isRefused() {
        assertThat(claims.outcome(QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("alice")).build()))
                .isEqualTo(Outcome.refused(Credential.INVALID, "bearer"));
    }

    private Outcome outcome() {
        return claims.outcome(QuarkusSecurityIdentity.builder().setPrincipal(new DefaultJWTCallerPrincipal("raw", "JWT", token))
                .addRole("reader").build());
    }
}
