package io.portcullis.credential;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a client is told to bring (RFC 6750, 3; RFC 9728, 5.1).
 *
 * @param metadata where the resource metadata is; empty when this server has none
 * @param baseline the scopes a client asks for at first
 * @param dpop whether tokens with a proof of possession are taken besides (RFC 9449, 7.1)
 */
public record Challenge(Optional<String> metadata, Collection<String> baseline, boolean dpop) {

    private static final String REALM = "Bearer realm=\"mcp\"";
    private static final String DPOP = ", DPoP realm=\"mcp\", algs=\"ES256 RS256 PS256 EdDSA\"";

    /** Of a server without any metadata. */
    public static final Challenge PLAIN = new Challenge(Optional.empty(), new TreeSet<>(), false);

    /** @param presented whether a credential was presented; only then an error is named (AU-06) */
    public String unauthenticated(boolean presented) {
        return REALM + (presented ? ", error=\"invalid_token\"" : "") + scope(baseline) + where() + (dpop ? DPOP : "");
    }

    /** The credential holds, and is not enough. Names all scopes that are needed, those it has as well (AU-07, AU-08). */
    public String insufficientScope(Collection<String> needed) {
        return REALM + ", error=\"insufficient_scope\"" + scope(needed) + where();
    }

    private static String scope(Collection<String> scopes) {
        return scopes.isEmpty() ? "" : ", scope=\"" + String.join(" ", scopes) + "\"";
    }

    private String where() {
        return metadata.map(url -> ", resource_metadata=\"" + url + "\"").orElse("");
    }
}
