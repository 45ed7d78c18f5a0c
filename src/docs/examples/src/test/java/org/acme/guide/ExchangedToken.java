package org.acme.guide;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.portcullis.api.TokenExchange;

/** A provider that exchanges every token. */
@Alternative
@Priority(1)
@Singleton
class ExchangedToken implements TokenExchange {

    @Override
    public CompletionStage<String> tokenFor(String client) {
        return CompletableFuture.completedStage("for-" + client);
    }
}
