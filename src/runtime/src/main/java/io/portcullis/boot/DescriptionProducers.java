package io.portcullis.boot;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.portcullis.boot.TokenSettings.Tenant;
import io.portcullis.config.ServerConfig;
import io.portcullis.config.TokensConfig;
import io.portcullis.credential.Challenge;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.identity.McpPath;
import io.portcullis.transport.ResourceMetadata;
import io.portcullis.transport.StatusTable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Makes what clients without a credential are told. Nothing of it comes from a request. */
@Singleton
public class DescriptionProducers {

    private static final JsonArray DPOP_ALGORITHMS = new JsonArray(List.of("ES256", "RS256", "PS256", "EdDSA"));

    private final TokenSettings tokens;
    private final TokensConfig config;
    private final ServerConfig server;
    private final Blueprint blueprint;

    DescriptionProducers(TokenSettings tokens, TokensConfig config, ServerConfig server, Blueprint blueprint) {
        this.tokens = tokens;
        this.config = config;
        this.server = server;
        this.blueprint = blueprint;
    }

    @Produces
    @Singleton
    Challenge challenge() {
        return new Challenge(server.resourceUrl().map(DescriptionProducers::metadataUrl), baseline(), hasDpop());
    }

    @Produces
    @Singleton
    StatusTable statusTable(Challenge challenge) {
        return new StatusTable(challenge);
    }

    @Produces
    @Singleton
    ResourceMetadata metadata(McpPath path) {
        if (server.resourceUrl().isEmpty()) {
            return ResourceMetadata.NONE;
        }
        URI url = server.resourceUrl().get();
        Set<String> paths = Stream.of("", pathOf(url), path.path()).map(end -> ResourceMetadata.WELL_KNOWN + end)
                .collect(Collectors.toSet());
        return new ResourceMetadata(paths, description(url).toBuffer().getBytes());
    }

    private JsonObject description(URI url) {
        JsonObject description = new JsonObject().put("resource", canonical(url));
        List<String> servers = authorizationServers();
        if (!servers.isEmpty()) {
            description.put("authorization_servers", new JsonArray(servers));
        }
        if (!baseline().isEmpty()) {
            description.put("scopes_supported", new JsonArray(List.copyOf(baseline())));
        }
        description.put("bearer_methods_supported", new JsonArray(List.of("header")));
        if (hasDpop()) {
            description.put("dpop_signing_alg_values_supported", DPOP_ALGORITHMS);
        }
        return description.put("resource_name", server.server().title().orElse(server.server().name()));
    }

    private List<String> authorizationServers() {
        if (config.authorizationServers().isPresent()) {
            return config.authorizationServers().get();
        }
        Set<String> issuers = new LinkedHashSet<>();
        tokens.tenants().forEach(tenant -> tenant.issuer().ifPresent(issuers::add));
        if (tokens.jwt()) {
            tokens.jwtIssuer().filter(issuer -> issuer.startsWith("http")).ifPresent(issuers::add);
        }
        return List.copyOf(issuers);
    }

    private Set<String> baseline() {
        return new TreeSet<>(config.baselineScopes().orElseGet(blueprint::baselineScopes));
    }

    private boolean hasDpop() {
        return tokens.tenants().stream().map(Tenant::kind).anyMatch(Kind.DPOP::equals);
    }

    /** RFC 9728, 3.1: the well-known part comes between host and path. */
    private static String metadataUrl(URI url) {
        return origin(url) + ResourceMetadata.WELL_KNOWN + pathOf(url);
    }

    /** The URL as tokens name it and clients are told it: AU-04. */
    static String canonical(URI url) {
        return origin(url) + pathOf(url);
    }

    private static String origin(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return scheme + "://" + host + Optional.of(url.getPort()).filter(port -> port >= 0).map(port -> ":" + port).orElse("");
    }

    private static String pathOf(URI url) {
        String path = url.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
