package io.portcullis.api;

import java.util.concurrent.CompletionStage;

/**
 * Gets access tokens for other services in the name of the caller (RFC 8693). To be injected into a bean. A token of a caller
 * is
 * meant for this server alone and never passed on (MCP, token passthrough); what comes back here was issued for the other
 * service.
 * <p>
 * An application that gets its tokens elsewhere provides a bean of this type instead.
 */
public interface TokenExchange {

    /**
     * An access token of the current caller for another service. Every call asks the provider.
     *
     * @param client the name of a client of Quarkus OIDC Client, with {@code quarkus.oidc-client.<name>.grant.type=exchange},
     *        which says what service the token is for
     * @return the token; fails with {@link IllegalStateException} when the caller did not come with a token - with an API key,
     *         say -, and with what Quarkus OIDC Client fails with. None of it is told to the client.
     */
    CompletionStage<String> tokenFor(String client);
}
