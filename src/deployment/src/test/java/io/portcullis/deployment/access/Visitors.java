package io.portcullis.deployment.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.portcullis.deployment.test.Keys;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The callers of the tests: what they present on the MCP path, and how the application itself knows them elsewhere. */
public enum Visitors {

    /** Presents nothing. */
    NONE(null),
    /** Presents what nobody knows. */
    UNKNOWN("pck_unknown_0123456789abcdef0123456789abcdef"),
    /** Has the role of support, and no scope. */
    RIGHT("pck_right_0123456789abcdef0123456789abcdef", "", "support"),
    /** Has another role, and the scope to enter halls. */
    WRONG("pck_wrong_0123456789abcdef0123456789abcdef", "halls:enter", "sales"),
    /** Has both roles, and the scope. */
    SEVERAL("pck_several_0123456789abcdef0123456789abcdef", "halls:enter", "support", "sales");

    private final String key;
    private final String scope;
    private final List<String> roles;

    Visitors(String key) {
        this(key, "");
    }

    Visitors(String key, String scope, String... roles) {
        this.key = key;
        this.scope = scope;
        this.roles = List.of(roles);
    }

    String key() {
        return key;
    }

    /** The configuration that lets those in who have roles. */
    static String properties() {
        StringBuilder properties = new StringBuilder("quarkus.http.test-port=0\n" + Keys.PATIENT);
        for (Visitors visitor : values()) {
            if (!visitor.roles.isEmpty()) {
                String name = "portcullis.identity.api-keys.\"" + visitor.name().toLowerCase(Locale.ROOT) + "\".";
                properties.append(name).append("digest=").append(Keys.digest(visitor.key)).append('\n')
                        .append(name).append("client=").append(visitor.name()).append('\n').append(name).append("roles=")
                        .append(String.join(",", visitor.roles)).append('\n').append(name).append("scopes=")
                        .append(visitor.scope).append('\n');
            }
        }
        return properties.toString();
    }

    /** How the application knows its users on its own paths: by the header {@code X-Visitor}. */
    @ApplicationScoped
    public static class Reception implements HttpAuthenticationMechanism {

        @Override
        public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
            String name = context.request().getHeader("X-Visitor");
            if (name == null || name.equals(NONE.name())) {
                return Uni.createFrom().nullItem();
            }
            Visitors visitor = valueOf(name);
            if (visitor.roles.isEmpty()) {
                return Uni.createFrom().failure(new AuthenticationFailedException());
            }
            return Uni.createFrom().item(QuarkusSecurityIdentity.builder().setPrincipal(() -> name)
                    .addRoles(Set.copyOf(visitor.roles)).build());
        }

        @Override
        public Uni<ChallengeData> getChallenge(RoutingContext context) {
            return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Visitor"));
        }

        @Override
        public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
            return Set.of();
        }
    }
}
