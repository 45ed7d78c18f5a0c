package io.portcullis.identity;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

import io.portcullis.credential.Outcome;
import io.portcullis.credential.Presented;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.key.ApiKeys;
import io.portcullis.token.Home;
import io.portcullis.token.TokenVerifier;
import io.portcullis.token.TokenVerifier.Request;
import io.portcullis.token.UnverifiedToken;
import io.smallrye.mutiny.Uni;

/**
 * Who verifies what.
 *
 * @param keys API keys
 * @param tokens tokens, of whatever issuer
 * @param certificates client certificates, where they are accepted as a credential
 */
public record Verifiers(ApiKeys keys, TokenVerifier tokens, Optional<ClientCertificates> certificates) {

    /** @param wanted asked once more where it had to wait: whether it is still to be verified */
    Uni<Outcome> verify(Presented presented, Request request, BooleanSupplier wanted) {
        if (presented.kind() == Kind.API_KEY) {
            return key(presented.secret(), wanted);
        }
        return tokens.verify(UnverifiedToken.of(presented), request).emitOn(Home.ofThisRequest());
    }

    private Uni<Outcome> key(String presented, BooleanSupplier wanted) {
        CompletionStage<Outcome> outcome = keys.verify(presented, wanted);
        if (outcome instanceof CompletableFuture<Outcome> future && future.isDone()) { // nothing to wait for
            return Uni.createFrom().item(future.join());
        }
        return Uni.createFrom().completionStage(outcome).emitOn(Home.ofThisRequest());
    }
}
