package io.portcullis.deployment.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.portcullis.deployment.test.Keys;
import io.portcullis.spi.AuditSink;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Identifier;

/** The sink {@code otel} in an application that sends its logs to OpenTelemetry. */
class OpenTelemetrySinkTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(
                    List.of(Dependency.of("io.quarkus", "quarkus-opentelemetry-deployment", Version.getVersion())))
            .withApplicationRoot(jar -> jar.addClasses(Keys.class, Line.class, Exporter.class)
                    .addAsResource(new StringAsset(String.join("\n", Keys.properties(), "quarkus.otel.logs.enabled=true",
                            "quarkus.otel.logs.handler.enabled=false",
                            "quarkus.otel.traces.exporter=none")), "application.properties"));

    /** Keeps what is exported. */
    @Singleton
    public static class Exporter {

        @Produces
        @Singleton
        InMemoryLogRecordExporter exporter() {
            return InMemoryLogRecordExporter.create();
        }
    }

    @Inject
    @Identifier("otel")
    AuditSink sink;

    @Inject
    InMemoryLogRecordExporter exported;

    @Test
    void records_areLogsOfOpenTelemetry() throws IOException {
        sink.write(List.of(Line.LINE));
        assertThat(exported.getFinishedLogRecordItems())
                .filteredOn(record -> record.getInstrumentationScopeInfo().getName().equals("io.portcullis.audit"))
                .extracting(LogRecordData::getEventName).containsExactly("portcullis.audit.call_ended");
    }
}
