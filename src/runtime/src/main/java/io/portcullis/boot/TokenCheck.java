package io.portcullis.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import io.portcullis.api.Access;
import io.portcullis.boot.TokenSettings.Tenant;
import io.portcullis.config.TokensConfig;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.token.ByIssuer.Door;
import io.portcullis.token.ClaimPath;
import io.quarkus.oidc.runtime.OidcUtils;

/** Looks at whose tokens are accepted, and what is made of them. */
@Singleton
class TokenCheck implements Check {

    private final TokensConfig tokens;
    private final TokenSettings settings;

    TokenCheck(TokensConfig tokens, TokenSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public void run(List<String> problems) {
        issuers(problems);
        claims(problems);
        baseline(problems);
        if (tokens.timeout().toMillis() < 1 || tokens.maxKeyAge().toSeconds() < 1) {
            problems.add("portcullis.identity.tokens.timeout must be longer than zero, and max-key-age at least 1s");
        }
    }

    @Override
    public void warn(Consumer<String> log) {
        for (Tenant tenant : settings.tenants()) {
            if (tenant.settings().authServerUrl().filter(url -> url.startsWith("http://")).isPresent()) {
                log.accept(tenant.setting() + ".auth-server-url is plain HTTP: whoever is on the way decides whose tokens are"
                        + " accepted");
            }
        }
    }

    private void issuers(List<String> problems) {
        Map<Door, String> doors = new HashMap<>();
        if (settings.jwt()) {
            if (settings.jwtIssuer().isEmpty()) {
                problems.add("mp.jwt.verify.issuer is missing: set it to the issuer whose tokens are accepted");
            }
            settings.jwtIssuer().ifPresent(issuer -> doors.put(new Door(Kind.BEARER, issuer), "mp.jwt.verify"));
        }
        for (Tenant tenant : settings.tenants()) {
            if (tenant.issuer().isEmpty()) {
                problems.add(tenant.setting()
                        + ".token.issuer is missing: set it to the issuer whose tokens are accepted, never to \"any\"");
                continue;
            }
            String other = doors.putIfAbsent(new Door(tenant.kind(), tenant.issuer().get()), tenant.setting());
            if (other != null) {
                problems.add(tenant.setting() + " and " + other + " have the same issuer: a token goes to one of them only");
            }
        }
        tokens.introspectedBy().filter(name -> settings.tenants().stream().noneMatch(tenant -> isNamed(tenant, name)))
                .ifPresent(name -> problems.add("portcullis.identity.tokens.introspected-by names no OIDC tenant that takes"
                        + " bearer tokens; default is the one without a name"));
    }

    private static boolean isNamed(Tenant tenant, String name) {
        return tenant.kind() == Kind.BEARER
                && name.equals(tenant.name().equals(OidcUtils.DEFAULT_TENANT_ID) ? "default" : tenant.name());
    }

    private void claims(List<String> problems) {
        TokensConfig.Claims claims = tokens.claims();
        for (List<String> paths : List.of(claims.roles().orElse(List.of()), claims.scopes(), claims.groups(),
                claims.tenant().orElse(List.of()), claims.client())) {
            for (String path : paths) {
                try {
                    ClaimPath.of(path);
                } catch (IllegalArgumentException e) {
                    problems.add("portcullis.identity.tokens.claims: " + e.getMessage());
                }
            }
        }
    }

    /** They stand between quotes in every challenge. A scope for refreshing is a matter of client and provider (AU-05). */
    private void baseline(List<String> problems) {
        if (!tokens.baselineScopes().orElse(Set.of()).stream().allMatch(Access::isScope)) {
            problems.add("portcullis.identity.tokens.baseline-scopes: a scope has no spaces, quotes or backslashes");
        }
        if (tokens.baselineScopes().orElse(Set.of()).contains("offline_access")) {
            problems.add("portcullis.identity.tokens.baseline-scopes: clients decide about offline_access themselves");
        }
    }
}
