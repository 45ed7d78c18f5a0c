package io.portcullis.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import io.portcullis.access.AccessPolicy;
import io.portcullis.audit.AuditTrail;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.config.IdentityConfig;
import io.portcullis.config.LimitsConfig;
import io.portcullis.config.ServerConfig;
import io.portcullis.config.TransportConfig;
import io.portcullis.event.Events;
import io.portcullis.event.Listener;
import io.portcullis.gate.Gate;
import io.portcullis.gate.Gate.Limits;
import io.portcullis.identity.CurrentCaller;
import io.portcullis.identity.McpAuthenticationMechanism;
import io.portcullis.identity.McpPath;
import io.portcullis.metrics.CallMeters;
import io.portcullis.transport.Authorities;
import io.portcullis.transport.Doorkeeper;
import io.portcullis.transport.HttpGuard;
import io.portcullis.transport.ResourceMetadata;
import io.portcullis.transport.SecurityHeaders;
import io.portcullis.transport.StatusTable;
import io.portcullis.transport.Turnstile;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Makes the parts that guard: each from plain arguments, each once. */
@Singleton
public class Producers {

    @Produces
    @Singleton
    Events events(CallMeters meters, @Any Instance<Listener> others, AuditTrail trail) {
        List<Listener> listeners = new ArrayList<>();
        listeners.add(trail);
        listeners.add(meters);
        others.forEach(listeners::add);
        return new Events(listeners, trail);
    }

    @Produces
    @Singleton
    LiveCatalog catalog(Blueprint blueprint, LimitsConfig limits) {
        return new LiveCatalog(Catalogs.of(blueprint, limits));
    }

    @Produces
    @Singleton
    Gate gate(LiveCatalog catalog, Gate.Rules rules, Limits limits, Events events) {
        return new Gate(catalog, rules, limits, events);
    }

    @Produces
    @Singleton
    AccessPolicy access(IdentityConfig identity) {
        return new AccessPolicy(identity.allowAnonymous());
    }

    @Produces
    @Singleton
    CurrentCaller currentCaller(Instance<CurrentIdentityAssociation> association, Instance<CurrentVertxRequest> request) {
        return new CurrentCaller(association, request, () -> Arc.container().requestContext().isActive());
    }

    @Produces
    @Singleton
    McpPath path(Blueprint blueprint) {
        return new McpPath(blueprint.path());
    }

    @Produces
    @Singleton
    HttpGuard guard(McpPath path, Authorities authorities, ResourceMetadata metadata, StatusTable table,
            HttpGuard.Rules rules, Turnstile turnstile) {
        return new HttpGuard(path, authorities, metadata, table, rules, turnstile);
    }

    @Produces
    @Singleton
    HttpGuard.Rules guardRules(ServerConfig server, TransportConfig transport, Listening listening, SecurityHeaders headers) {
        boolean onlyTls = isOverTls(server) && LaunchMode.current().isProduction() && listening.servesPlainHttp()
                && !transport.allowPlainHttp();
        return new HttpGuard.Rules(transport.maxBodySize().asLongValue(), headers, onlyTls);
    }

    @Produces
    @Singleton
    SecurityHeaders headers(ServerConfig server, TransportConfig transport, Listening listening) {
        return new SecurityHeaders(transport.contentSecurityPolicy(), isOverTls(server),
                Optional.of(listening.toolPages()).filter(pages -> LaunchMode.current() == LaunchMode.DEVELOPMENT));
    }

    private static boolean isOverTls(ServerConfig server) {
        return server.resourceUrl().filter(url -> "https".equals(url.getScheme())).isPresent();
    }

    @Produces
    @Singleton
    Authorities authorities(ServerConfig server, TransportConfig transport) {
        return new Authorities(server.resourceUrl(), transport.allowedHosts().orElse(Set.of()),
                transport.allowedOrigins().orElse(Set.of()));
    }

    @Produces
    @Singleton
    Doorkeeper doorkeeper(McpAuthenticationMechanism mechanism, Config config, BeanManager beans, Events events) {
        boolean enough = new OwnAuthentication(config, beans).isEnough();
        return new Doorkeeper(enough ? mechanism::known : context -> null, events);
    }
}
