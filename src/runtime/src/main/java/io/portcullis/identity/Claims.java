package io.portcullis.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Makes a caller of the claims of a token whose signature and times were verified, and checks what must not be left to
 * configuration: issuer
 * and audience (AU-12).
 */
final class Claims {

    private static final String KIND = "bearer";

    private final Authentication authentication;
    private final Set<String> issuers;
    private final String audience;

    Claims(Authentication authentication, Set<String> issuers, String audience) {
        this.authentication = authentication;
        this.issuers = issuers;
        this.audience = audience;
    }

    Outcome outcome(SecurityIdentity verified) {
        if (!(verified.getPrincipal() instanceof JsonWebToken token)) {
            return Outcome.refused(Credential.INVALID, KIND);
        }
        if (token.getIssuer() == null || !issuers.contains(token.getIssuer())) {
            return Outcome.refused(Credential.WRONG_ISSUER, KIND);
        }
        if (token.getAudience() == null || !token.getAudience().contains(audience)) {
            return Outcome.refused(Credential.WRONG_AUDIENCE, KIND);
        }
        if (token.getSubject() == null || token.getSubject().isBlank() || token.getExpirationTime() <= 0) {
            return Outcome.refused(Credential.INVALID, KIND); // nobody, or for ever
        }
        return Outcome.known(new Caller(token.getSubject(), token.getIssuer(), authentication, verified.getRoles(),
                scopes(token), Optional.of(Instant.ofEpochSecond(token.getExpirationTime()))));
    }

    private static Set<String> scopes(JsonWebToken token) {
        Object scope = token.getClaim("scope");
        return scope instanceof String text && !text.isBlank()
                ? Arrays.stream(text.strip().split(" +")).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
