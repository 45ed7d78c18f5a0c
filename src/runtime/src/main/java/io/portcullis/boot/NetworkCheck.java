package io.portcullis.boot;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.portcullis.config.ServerConfig;
import io.portcullis.config.TransportConfig;
import io.quarkus.runtime.LaunchMode;

/** Looks at where the server is reached, by whom, and over what. */
@Singleton
class NetworkCheck implements Check {

    /** A source that is everything, or what an injected text could be. */
    private static final Pattern LOOSE_POLICY = Pattern.compile("'unsafe-|(?<![^\\s])\\*(?=[\\s;]|$)");

    private static final long LARGEST_BODY = 1L << 30;

    private final ServerConfig server;
    private final TransportConfig transport;
    private final TokenSettings tokens;
    private final Listening listening;

    NetworkCheck(ServerConfig server, TransportConfig transport, TokenSettings tokens, Listening listening) {
        this.server = server;
        this.transport = transport;
        this.tokens = tokens;
        this.listening = listening;
    }

    @Override
    public void run(List<String> problems) {
        boolean production = LaunchMode.current().isProduction();
        resourceUrl(problems, production);
        origins(problems);
        listening.pagesOfOthers(problems);
        bodies(problems);
        listening.run(problems);
        if (production && !transport.allowPlainHttp() && listening.servesPlainHttp() && !isBehindTls()) {
            problems.add("the server would serve plain HTTP beyond loopback (quarkus.http.host=" + listening.host()
                    + "), where everybody on the way can read keys and tokens. Configure a certificate (quarkus.tls.key-store.*)"
                    + " and quarkus.http.insecure-requests=redirect or disabled, or put a proxy with TLS in front and set an https"
                    + " portcullis.resource-url and quarkus.http.proxy.trusted-proxies, or set"
                    + " portcullis.transport.allow-plain-http=true");
        }
    }

    @Override
    public void warn(Consumer<String> log) {
        if (transport.allowPlainHttp()) {
            log.accept("portcullis.transport.allow-plain-http=true: keys and tokens may come over plain HTTP");
        }
        if (LOOSE_POLICY.matcher(transport.contentSecurityPolicy()).find()) {
            log.accept("portcullis.transport.content-security-policy lets pages of this server load or run what others chose");
        }
    }

    /** TLS ends at a proxy; the guard at the door sees to it that nobody else is served. */
    private boolean isBehindTls() {
        return server.resourceUrl().filter(url -> "https".equals(url.getScheme())).isPresent() && listening.trustsProxies();
    }

    private void resourceUrl(List<String> problems, boolean production) {
        if (server.resourceUrl().isPresent()) {
            if (!isUsable(server.resourceUrl().get())) {
                problems.add("portcullis.resource-url must be an absolute http(s) URL without user, query and fragment");
            }
        } else if (tokens.any()) {
            problems.add("portcullis.resource-url is missing: it is the audience that tokens must name");
        } else if (production && !listening.onLoopback()) {
            problems.add("portcullis.resource-url is missing: the server listens beyond loopback (quarkus.http.host="
                    + listening.host() + "), and only this URL says which Host and Origin are its own");
        }
    }

    private static boolean isUsable(URI url) {
        boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        return http && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null
                && url.getRawFragment() == null;
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
