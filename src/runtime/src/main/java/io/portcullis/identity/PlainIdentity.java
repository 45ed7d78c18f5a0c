package io.portcullis.identity;

import java.security.Permission;
import java.security.Principal;
import java.util.Map;
import java.util.Set;

import io.portcullis.api.Caller;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.quarkus.security.StringPermission;
import io.quarkus.security.credential.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.smallrye.mutiny.Uni;

/**
 * The identity the application sees on the MCP path: name and roles, and no credential, so that nothing a tool can reach passes
 * the caller's token
 * on (AU-13, B-01). It carries what came of the credential, and is anonymous where nobody is to be served.
 */
public final class PlainIdentity implements SecurityIdentity {

    private static final String OUTCOME = "io.portcullis.outcome";

    private final Outcome outcome;
    private final Caller caller;
    private final Principal principal;

    private PlainIdentity(Outcome outcome) {
        this.outcome = outcome;
        this.caller = outcome instanceof Known known ? known.caller() : Caller.anonymous();
        this.principal = new QuarkusPrincipal(caller.subject());
    }

    /** The identity of a caller. */
    public static SecurityIdentity of(Caller caller) {
        return new PlainIdentity(Outcome.known(caller));
    }

    /** An identity that carries what came of a credential. */
    static SecurityIdentity carrying(Outcome outcome) {
        return new PlainIdentity(outcome);
    }

    /** What came of the credential behind an identity; null when the identity is not from here. */
    public static Outcome outcomeOf(SecurityIdentity identity) {
        return identity == null ? null : identity.getAttribute(OUTCOME);
    }

    @Override
    public Principal getPrincipal() {
        return principal;
    }

    @Override
    public boolean isAnonymous() {
        return caller.isAnonymous();
    }

    @Override
    public Set<String> getRoles() {
        return caller.roles();
    }

    @Override
    public boolean hasRole(String role) {
        return caller.hasRole(role);
    }

    /** None, ever. */
    @Override
    public <T extends Credential> T getCredential(Class<T> type) {
        return null;
    }

    /** None, ever. */
    @Override
    public Set<Credential> getCredentials() {
        return Set.of();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getAttribute(String name) {
        return name.equals(OUTCOME) ? (T) outcome : null;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of(OUTCOME, outcome);
    }

    /** None, ever. */
    @Override
    public Set<Permission> getPermissions() {
        return Set.of();
    }

    /** A scope grants the permission of its name, as with Quarkus OIDC: {@code customers:read} is an action of a permission. */
    @Override
    public Uni<Boolean> checkPermission(Permission permission) {
        return Uni.createFrom().item(permission instanceof StringPermission
                && caller.scopes().stream().map(PlainIdentity::permission).anyMatch(granted -> granted.implies(permission)));
    }

    private static Permission permission(String scope) {
        int colon = scope.indexOf(':');
        return colon > 0 && colon < scope.length() - 1
                ? new StringPermission(scope.substring(0, colon), scope.substring(colon + 1))
                : new StringPermission(scope);
    }
}
