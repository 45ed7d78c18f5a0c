package io.portcullis.boot;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import io.portcullis.config.IdentityConfig;
import io.portcullis.config.LimitsConfig;
import io.portcullis.config.ServerConfig;
import io.portcullis.config.TransportConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses a start that would not be safe. Everything that is missing is said at once, with what to type. */
@Singleton
public class StartCheck {

    private static final Logger LOG = Logger.getLogger(StartCheck.class);

    private static final long LARGEST_BODY = 1L << 30;

    private final ServerConfig server;
    private final IdentityConfig identity;
    private final TransportConfig transport;
    private final LimitCheck limits;
    private final ExchangeCheck exchanges;
    private final Blueprint blueprint;
    private final Verifiers verifiers;
    private final Listening listening;

    StartCheck(ServerConfig server, IdentityConfig identity, TransportConfig transport, LimitsConfig limits,
            ExchangeCheck exchanges, Blueprint blueprint, Config config) {
        this.server = server;
        this.identity = identity;
        this.transport = transport;
        this.limits = new LimitCheck(limits, blueprint);
        this.exchanges = exchanges;
        this.blueprint = blueprint;
        this.verifiers = new Verifiers(config);
        this.listening = new Listening(config);
    }

    void run() {
        List<String> problems = new ArrayList<>();
        authentication(problems, LaunchMode.current());
        resourceUrl(problems, LaunchMode.current());
        origins(problems);
        bodies(problems);
        listening.run(problems);
        limits.run(problems);
        exchanges.run(problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException("Portcullis does not start:\n  - " + String.join("\n  - ", problems));
        }
        if (identity.allowAnonymous()) {
            LOG.warn("portcullis.identity.allow-anonymous=true: callers without a credential are served what is @PermitAll");
        }
        exchanges.warn();
        if (!blueprint.deprecated().isEmpty()) {
            LOG.warnf("Sampling, Roots and McpLog are deprecated by the protocol and used by %s",
                    String.join(", ", blueprint.deprecated()));
        }
        for (String template : blueprint.traversing()) {
            LOG.warnf("The resource template %s has allowTraversal: its method gets path separators and dots as they come",
                    template);
        }
    }

    private void authentication(List<String> problems, LaunchMode mode) {
        new KeyCheck(identity.apiKeys()).run(problems);
        if (verifiers.jwt() && verifiers.jwtIssuer().isEmpty()) {
            problems.add("mp.jwt.verify.issuer is missing: set it to the issuer whose tokens are accepted");
        }
        if (verifiers.oidc() && verifiers.oidcIssuer().isEmpty()) {
            problems.add("quarkus.oidc.token.issuer is missing: set it to the issuer whose tokens are accepted");
        }
        if (isAuthenticationConfigured() || identity.allowAnonymous()) {
            return;
        }
        if (mode == LaunchMode.NORMAL) {
            problems.add(
                    "no authentication is configured. Set an API key (portcullis.identity.api-keys.\"<name>\".digest=sha256:<hex> and .roles),"
                            + " or a key for JSON Web Tokens (mp.jwt.verify.publickey.location and mp.jwt.verify.issuer),"
                            + " or an OpenID Connect provider (quarkus.oidc.auth-server-url),"
                            + " or portcullis.identity.allow-anonymous=true to serve everybody what is @PermitAll");
        } else if (mode == LaunchMode.DEVELOPMENT && !listening.onLoopback()) {
            problems.add("no authentication is configured, and keys for dev mode are made only on loopback:"
                    + " set quarkus.http.host=localhost, or an API key");
        }
    }

    private boolean isAuthenticationConfigured() {
        return !identity.apiKeys().isEmpty() || verifiers.jwt() || verifiers.oidc();
    }

    private void resourceUrl(List<String> problems, LaunchMode mode) {
        if (server.resourceUrl().isPresent()) {
            URI url = server.resourceUrl().get();
            boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (!http || url.getHost() == null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
                problems.add("portcullis.resource-url must be an absolute http(s) URL without user and fragment");
            }
        } else if (verifiers.jwt() || verifiers.oidc()) {
            problems.add("portcullis.resource-url is missing: it is the audience that tokens must name");
        } else if (mode == LaunchMode.NORMAL && !listening.onLoopback()) {
            problems.add("portcullis.resource-url is missing: the server listens beyond loopback (quarkus.http.host="
                    + listening.host() + "), and only this URL says which Host and Origin are its own");
        }
    }

    private void bodies(List<String> problems) {
        long bytes = transport.maxBodySize().asLongValue();
        if (bytes < 1 || bytes > LARGEST_BODY || transport.maxJsonDepth() < 1) {
            problems.add("portcullis.transport.max-body-size must be between 1 and 1G, and max-json-depth at least 1");
        }
    }

    private void origins(List<String> problems) {
        for (String origin : transport.allowedOrigins().orElse(Set.of())) {
            if (!origin.matches("https?://[^/*\\s]+")) {
                problems.add("portcullis.transport.allowed-origins: every value must be like https://chat.example.org");
            }
        }
        for (String host : transport.allowedHosts().orElse(Set.of())) {
            if (!host.matches("[^/*\\s]+")) {
                problems.add("portcullis.transport.allowed-hosts: every value must be like mcp.internal:8080");
            }
        }
    }
}
