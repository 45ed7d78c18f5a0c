package io.portcullis.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who is calling, as far as a verified credential tells. A parameter of this type is injected and never part of the schema.
 * <p>
 * It holds what was proven, never the proof: no key, token or password. Immutable, safe to share between threads.
 *
 * @param subject who: the name of the API key, or the {@code sub} of the token; {@code anonymous} without a credential
 * @param issuer who says so: the {@code iss} of the token; empty for API keys and without a credential
 * @param authentication how the caller was authenticated
 * @param roles the roles of the caller; may be empty
 * @param scopes the scopes of the caller; may be empty
 * @param expiresAt when the credential ends, if it does
 */
public record Caller(String subject, String issuer, Authentication authentication, Set<String> roles, Set<String> scopes,
        Optional<Instant> expiresAt) {

    private static final Caller ANONYMOUS = new Caller("anonymous", "", Authentication.NONE, Set.of(), Set.of(),
            Optional.empty());

    /** How a caller was authenticated. */
    public enum Authentication {
        /** Not at all. */
        NONE,
        /** By a configured API key. */
        API_KEY,
        /** By a key that dev mode made up. */
        DEV_KEY,
        /** By a locally verified JSON Web Token. */
        JWT,
        /** By a token of an OpenID Connect provider. */
        OIDC,
        /** By the application itself: a direct bean call under an identity Portcullis did not verify. */
        APPLICATION
    }

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** The caller without a credential. */
    public static Caller anonymous() {
        return ANONYMOUS;
    }

    /** Whether there is no credential behind this caller. */
    public boolean isAnonymous() {
        return authentication == Authentication.NONE;
    }

    /** Whether the caller has the role, compared case-sensitively. */
    public boolean hasRole(String role) {
        return roles.contains(role);
    }
}
