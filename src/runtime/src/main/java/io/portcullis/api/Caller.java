package io.portcullis.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who is calling, as far as a verified credential tells. A parameter of this type is injected and never part of the schema.
 * <p>
 * It holds what was proven, never the proof: no key, token or password. Immutable, safe to share between threads.
 *
 * @param subject who: the client an API key stands for, the {@code sub} of a token, the subject of a certificate;
 *        {@code anonymous} without a credential
 * @param issuer who says so: the {@code iss} of the token, the issuer of the certificate; else empty
 * @param authentication how the caller was authenticated
 * @param roles the roles of the caller; may be empty
 * @param scopes the scopes of the caller; may be empty
 * @param expiresAt when the credential ends, if it does
 * @param clientId the OAuth client that acts for the subject; the id of an API key
 * @param tenant the tenant the subject belongs to, where credentials say so
 */
public record Caller(String subject, String issuer, Authentication authentication, Set<String> roles, Set<String> scopes,
        Optional<Instant> expiresAt, Optional<String> clientId, Optional<String> tenant) {

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
        /** By a client certificate. */
        CERTIFICATE,
        /** By the application itself: a direct bean call under an identity Portcullis did not verify. */
        APPLICATION
    }

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** A caller without a client and a tenant. */
    public Caller(String subject, String issuer, Authentication authentication, Set<String> roles, Set<String> scopes,
            Optional<Instant> expiresAt) {
        this(subject, issuer, authentication, roles, scopes, expiresAt, Optional.empty(), Optional.empty());
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

    /** Whether the caller has the scope, compared case-sensitively. */
    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }

    /**
     * Whom this is, as a text to keep what belongs to a caller under: equal exactly for the same subject of the same tenant,
     * vouched for by the same issuer in the same way. Roles, scopes, client and expiry do not matter. Not to be parsed.
     */
    public String key() {
        return authentication + " " + issuer.length() + " " + issuer + " " + tenant.map(name -> name.length() + " " + name)
                .orElse("-") + " " + subject;
    }
}
