package io.portcullis.deployment.telemetry;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Wire;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.LimitStore;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

/** With SmallRye Health: a node that is started and lives is ready, whatever is away outside of it. */
class HealthTest {

    private static final String SECRET = "redis://user:s3cret@store";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties(), Square.class, Away.class)
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-smallrye-health", Version.getVersion())));

    /** A store that cannot be reached. */
    public static class Away {

        @Produces
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }

        @Produces
        @Singleton
        LimitStore store() {
            return new LimitStore() {
                @Override
                public CompletionStage<Drawn> draw(List<Draw> draws) {
                    return CompletableFuture.failedFuture(new IllegalStateException(SECRET));
                }

                @Override
                public CompletionStage<Void> giveBack(List<Draw> draws) {
                    return CompletableFuture.completedFuture(null);
                }
            };
        }
    }

    @Inject
    MeterRegistry meters;

    @Test
    void storeThatIsAway_isMeasured() {
        assertThat(meters.get("portcullis.limits.store.reachable").gauge().value()).isZero();
    }

    @Test
    void node_livesAndHasStarted() {
        assertThat(get("/q/health/live").path("checks.find { it.name == 'portcullis-deadlines' }.status").toString())
                .isEqualTo("UP");
        assertThat(get("/q/health/started").path("checks.find { it.name == 'portcullis-start' }.status").toString())
                .isEqualTo("UP");
    }

    @Test
    void storeThatIsAway_isToldInFixedWords_andNoReasonToBeUnready() {
        Response ready = get("/q/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.path("checks.find { it.name == 'portcullis' }.data.limits").toString())
                .isEqualTo("shared, store away");
        assertThat(get("/q/health").asString()).doesNotContain("s3cret").doesNotContain("Exception");
    }
}
