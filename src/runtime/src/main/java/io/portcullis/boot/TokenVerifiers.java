package io.portcullis.boot;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.portcullis.boot.TokenSettings.Tenant;
import io.portcullis.config.ServerConfig;
import io.portcullis.config.TokensConfig;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.seal.OnceOnly;
import io.portcullis.spi.UsedIds;
import io.portcullis.token.ByIssuer;
import io.portcullis.token.ByIssuer.Door;
import io.portcullis.token.ClaimPath;
import io.portcullis.token.ClaimRules;
import io.portcullis.token.Claims;
import io.portcullis.token.JwtVerifier;
import io.portcullis.token.KeyAge;
import io.portcullis.token.OidcVerifier;
import io.portcullis.token.OidcVerifier.Provider;
import io.portcullis.token.Proofs;
import io.portcullis.token.TokenVerifier;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;

/** Makes what verifies tokens: a verifier for each issuer. Whatever lacks its issuer or the audience accepts nothing. */
@Singleton
class TokenVerifiers {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final TokenSettings settings;
    private final TokensConfig config;
    private final ServerConfig server;
    private final OidcAuthenticationMechanism oidc;
    private final Instance<TenantConfigBean> tenants;
    private final Proofs proofs;

    TokenVerifiers(TokenSettings settings, TokensConfig config, ServerConfig server, OidcAuthenticationMechanism oidc,
            Instance<TenantConfigBean> tenants, InjectableInstance<UsedIds> used) {
        this.settings = settings;
        this.config = config;
        this.server = server;
        this.oidc = oidc;
        this.tenants = tenants;
        Clock clock = Clock.systemUTC();
        this.proofs = new Proofs(Used.by(used, "proof", new OnceOnly(Proofs.CAPACITY, clock)), clock);
    }

    TokenVerifier all() {
        if (server.resourceUrl().isEmpty()) {
            return new ByIssuer(Map.of(), Optional.empty());
        }
        URI audience = server.resourceUrl().get();
        Map<Door, TokenVerifier> verifiers = new HashMap<>();
        if (settings.jwt()) {
            settings.jwtIssuer().ifPresent(
                    issuer -> verifiers.put(new Door(Kind.BEARER, issuer), new JwtVerifier(claims(issuer, audience))));
        }
        Optional<TokenVerifier> opaque = Optional.empty();
        for (Tenant tenant : settings.tenants()) {
            if (tenant.issuer().isPresent()) {
                TokenVerifier verifier = verifier(tenant, claims(tenant.issuer().get(), audience));
                verifiers.put(new Door(tenant.kind(), tenant.issuer().get()), verifier);
                opaque = isIntrospecting(tenant) ? Optional.of(verifier) : opaque;
            }
        }
        return new ByIssuer(verifiers, opaque);
    }

    ScopeHierarchy hierarchy() {
        return new ScopeHierarchy(config.claims().impliedScopes());
    }

    private boolean isIntrospecting(Tenant tenant) {
        String name = tenant.name().equals(OidcUtils.DEFAULT_TENANT_ID) ? "default" : tenant.name();
        return tenant.kind() == Kind.BEARER && config.introspectedBy().filter(name::equals).isPresent();
    }

    private TokenVerifier verifier(Tenant tenant, Claims claims) {
        KeyAge keys = KeyAge.of(tenant.hasKeys() ? config.maxKeyAge() : FOR_EVER, config.timeout(), System::nanoTime);
        return new OidcVerifier(oidc, new Provider(tenant.name(), keys, config.timeout(), () -> isReached(tenant.name())),
                claims, proofs);
    }

    /** Asked for each token: a tenant that has found its provider is another object. */
    private boolean isReached(String tenant) {
        TenantConfigContext found = tenant.equals(OidcUtils.DEFAULT_TENANT_ID) ? tenants.get().getDefaultTenant()
                : tenants.get().getStaticTenant(tenant);
        return found != null && found.ready();
    }

    private Claims claims(String issuer, URI audience) {
        TokensConfig.Claims claims = config.claims();
        ClaimRules.Paths paths = new ClaimRules.Paths(paths(claims.roles().orElse(List.of())), paths(claims.scopes()),
                paths(claims.groups()), paths(claims.tenant().orElse(List.of())), paths(claims.client()));
        return new Claims(issuer, DescriptionProducers.canonical(audience),
                new ClaimRules(paths, claims.groupScopes(), hierarchy()),
                Clock.systemUTC());
    }

    private static List<ClaimPath> paths(List<String> texts) {
        return texts.stream().map(ClaimPath::of).toList();
    }
}
