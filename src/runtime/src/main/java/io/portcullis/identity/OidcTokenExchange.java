package io.portcullis.identity;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.TokenExchange;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;

/** Exchanges the token of the current caller, by Quarkus OIDC Client. */
public final class OidcTokenExchange implements TokenExchange {

    private final CurrentCaller callers;
    private final HeldTokens tokens;
    private final OidcClients clients;

    public OidcTokenExchange(CurrentCaller callers, HeldTokens tokens, OidcClients clients) {
        this.callers = callers;
        this.tokens = tokens;
        this.clients = clients;
    }

    @Override
    public CompletionStage<String> tokenFor(String client) {
        return tokens.of(callers.get()).map(token -> exchanged(token, client)).orElseGet(() -> CompletableFuture
                .failedFuture(new IllegalStateException("the caller has no token that could be exchanged")));
    }

    private CompletionStage<String> exchanged(String token, String client) {
        return clients.getClient(client).getTokens(Map.of("subject_token", token)).map(Tokens::getAccessToken)
                .subscribeAsCompletionStage();
    }
}
