package io.portcullis.transport;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which values of {@code Host} and {@code Origin} are allowed, so that no web page can reach this server under a name of its
 * own (H-01, H-02).
 */
public final class Authorities {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> origins = new HashSet<>();
    private final boolean allowLoopback;

    /**
     * @param resourceUrl the URL of this server; without one the loopback names are its names
     * @param hosts further hosts
     * @param origins further origins
     */
    public Authorities(Optional<URI> resourceUrl, Set<String> hosts, Set<String> origins) {
        this.allowLoopback = resourceUrl.isEmpty();
        hosts.forEach(host -> this.hosts.add(lower(host)));
        origins.forEach(origin -> this.origins.add(lower(origin)));
        resourceUrl.ifPresent(this::allow);
    }

    /** Whether the server may be addressed like this. */
    boolean allowsHost(String host) {
        String asked = lower(host);
        return hosts.contains(asked) || allowLoopback && isLoopback(asked);
    }

    /** Whether a page of that origin may send requests to this host. */
    boolean allowsOrigin(String origin, String host) {
        String asked = lower(origin);
        return origins.contains(asked) || allowLoopback && isLoopback(lower(host))
                && (asked.equals("http://" + lower(host)) || asked.equals("https://" + lower(host)));
    }

    private void allow(URI url) {
        String name = lower(url.getHost());
        String scheme = lower(url.getScheme());
        int usual = scheme.equals("https") ? 443 : 80;
        int port = url.getPort() == -1 ? usual : url.getPort();
        for (String alias : LOOPBACK.contains(name) ? LOOPBACK : Set.of(name)) {
            allow(scheme, alias + ":" + port);
            if (port == usual) {
                allow(scheme, alias);
            }
        }
    }

    private void allow(String scheme, String authority) {
        hosts.add(authority);
        origins.add(scheme + "://" + authority);
    }

    /** A loopback name, with a port or without. */
    private static boolean isLoopback(String authority) {
        int colon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
        String name = colon < 0 ? authority : authority.substring(0, colon);
        return LOOPBACK.contains(name) && (colon < 0 || isPort(authority.substring(colon + 1)));
    }

    private static boolean isPort(String text) {
        return !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
