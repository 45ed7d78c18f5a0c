package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;

/**
 * A tool that goes on after a hop is no longer in its call: nothing has carried its context over, and what it finds is the
 * request. By then there is no credential in that.
 */
class AfterAHopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Hopper.class, Answered.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    @RequiresRole("reader")
    public static class Hopper {

        @Inject
        SecurityIdentity identity;

        @Inject
        CurrentVertxRequest current;

        @Inject
        RoutingContext routing;

        @Inject
        Vertx vertx;

        @Tool
        @NonBlocking
        CompletionStage<String> stage() {
            CompletableFuture<String> later = new CompletableFuture<>();
            vertx.setTimer(5, fired -> later.complete(found()));
            return later;
        }

        @Tool
        CompletionStage<String> blockingStage() {
            CompletableFuture<String> later = new CompletableFuture<>();
            vertx.setTimer(5, fired -> later.complete(found()));
            return later;
        }

        @Tool
        Uni<String> emitted() {
            return Uni.createFrom().emitter(emitter -> vertx.setTimer(5, fired -> emitter.complete(found())));
        }

        @Tool
        @NonBlocking
        CompletionStage<String> onContext() {
            CompletableFuture<String> later = new CompletableFuture<>();
            Vertx.currentContext().runOnContext(fired -> later.complete(found()));
            return later;
        }

        private String found() {
            return List.of(Answered.tried(() -> "who:" + identity.getPrincipal().getName()),
                    Answered.tried(() -> "routing:" + current.getCurrent().request().headers()),
                    Answered.tried(() -> "" + routing.request().headers()),
                    Answered.tried(() -> "rest:" + CurrentRequestManager.get().serverRequest().getAllRequestHeaders()),
                    Answered.tried(() -> "data:" + current.getCurrent().data()),
                    Answered.tried(() -> "locals:" + ((ContextInternal) Vertx.currentContext()).localContextData()))
                    .toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "stage", "blockingStage", "emitted", "onContext" })
    void theKey_isNowhereToBeFound(String tool) {
        String found = Answered.text(Mcp.call(Keys.READER, tool, "{}"));
        assertThat(found).contains("who:reader").doesNotContain(Keys.READER).doesNotContainIgnoringCase("x-api-key");
    }
}
