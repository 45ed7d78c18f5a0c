package io.portcullis.deployment.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RateLimited;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.LimitStore;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/** A bean that blocks before it answers a Uni, called from a worker: its code stays on the worker, wherever buckets are. */
class DirectCallTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Works.class, Web.class, Late.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties() + "\nportcullis.identity.allow-anonymous=true\n"),
                            "application.properties"));

    @PermitAll
    @ApplicationScoped
    public static class Works {

        @Tool(readOnly = true)
        @Blocking
        @RateLimited(permits = 100, per = "1h")
        public Uni<String> slowUni() {
            return Uni.createFrom().item(here());
        }

        @Tool(readOnly = true)
        @Blocking
        @RateLimited(permits = 100, per = "1h")
        public CompletionStage<String> slowStage() {
            return CompletableFuture.completedFuture(here());
        }
    }

    @Path("/direct")
    public static class Web {

        @Inject
        Works works;

        @GET
        @Path("uni")
        @Blocking
        @PermitAll
        public String uni() {
            return works.slowUni().await().atMost(Duration.ofSeconds(20));
        }

        @GET
        @Path("stage")
        @Blocking
        @PermitAll
        public String stage() throws Exception {
            return works.slowStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    /** A store that answers a little later, on a thread of its own. */
    @Singleton
    public static class Late implements LimitStore {

        @Override
        public CompletionStage<Drawn> draw(List<Draw> draws) {
            Drawn drawn = new Drawn(true,
                    draws.stream().map(draw -> new Drawn.Level(1, Duration.ZERO, Duration.ofSeconds(1))).toList());
            return new CompletableFuture<Drawn>().completeOnTimeout(drawn, 20, TimeUnit.MILLISECONDS);
        }

        @Override
        public CompletionStage<Void> giveBack(List<Draw> draws) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static String here() {
        return Context.isOnEventLoopThread() ? "event loop" : "worker";
    }

    @Test
    void methodThatBlocks_staysOnTheWorkerOfItsCaller() {
        assertThat(RestAssured.get("/direct/uni").asString()).isEqualTo("worker");
        assertThat(RestAssured.get("/direct/stage").asString()).isEqualTo("worker");
    }
}
