package io.portcullis.deployment.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.audit.AuditTrail;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.spi.AuditSink;
import io.quarkus.arc.Arc;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Identifier;

/** The sink {@code database} in an application with two datasources. */
class DatabaseSinkTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-agroal-deployment", Version.getVersion()),
                    Dependency.of("io.quarkus", "quarkus-jdbc-h2-deployment", Version.getVersion())))
            .withApplicationRoot(jar -> jar.addClasses(Keys.class, Line.class, Mcp.class)
                    .addAsResource(new StringAsset(String.join("\n",
                            Keys.properties(), "quarkus.datasource.db-kind=h2",
                            "quarkus.datasource.jdbc.url=jdbc:h2:mem:customers",
                            "quarkus.datasource.\"records\".db-kind=h2",
                            "quarkus.datasource.\"records\".jdbc.url=jdbc:h2:mem:records",
                            "portcullis.audit.sinks=database", "portcullis.audit.database.datasource=records",
                            "portcullis.audit.database.create-table=true",
                            "quarkus.datasource.devservices.enabled=false")), "application.properties"));

    @Inject
    @Identifier("database")
    AuditSink sink;

    @Inject
    @Named("records")
    DataSource records;

    @Test
    void records_areInTheDatasourceThatIsNamed_once() throws IOException, SQLException {
        sink.write(List.of(Line.LINE));
        sink.write(List.of(Line.LINE));
        assertThat(lines("trail = 't'")).containsExactly(Line.LINE);
    }

    @Test
    void whatHappens_isInTheDatabase() throws SQLException {
        Mcp.modern(Keys.READER, "server/discover", "").then().statusCode(200);
        Arc.container().instance(AuditTrail.class).get().awaitWritten(Duration.ofSeconds(20));
        assertThat(lines("trail <> 't'")).anyMatch(line -> line.contains("server/discover"));
    }

    private List<String> lines(String which) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = records.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT line FROM portcullis_audit WHERE " + which)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
