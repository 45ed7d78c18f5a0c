package org.acme.guide.tokens;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Positive;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.TokenExchange;
import io.portcullis.api.Tool;

class OrderTools {

    @Inject
    OrderService orders;

    // region exchange
    @Inject
    TokenExchange exchange;

    @Tool(name = "order_find", description = "Find an order by its number", readOnly = true)
    @RequiresRole("reader")
    CompletionStage<String> find(@Positive long number) {
        return exchange.tokenFor("orders").thenCompose(token -> orders.find(token, number));
    }
    // endregion

    @Singleton
    static class OrderService {

        CompletionStage<String> find(String token, long number) {
            return CompletableFuture.completedStage("Order " + number + (token.equals("for-orders") ? "" : ", but whose?"));
        }
    }
}
