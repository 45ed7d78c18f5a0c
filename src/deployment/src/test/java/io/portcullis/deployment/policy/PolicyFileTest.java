package io.portcullis.deployment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.wire.Records;
import io.portcullis.deployment.wire.Wire;
import io.quarkus.arc.Arc;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;

/** A policy in a file takes effect within a second, and adds to what is configured. */
class PolicyFileTest {

    private static final Path FILE = file();

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire
            .app(Keys.properties() + Wire.lines("portcullis.policy.entries.\"secret\".enabled=false"), Works.class,
                    Works.Jakarta.class)
            .overrideRuntimeConfigKey("portcullis.policy.file", FILE.toString());

    @Inject
    Works works;

    @Inject
    CurrentIdentityAssociation association;

    private Records audit;

    @BeforeEach
    void listen() {
        audit = Records.audit();
    }

    @AfterEach
    void nothingIsSaid() throws IOException {
        write("portcullis.policy.disable-destructive=false\n");
        within(() -> tools().contains("destroy") && tools().contains("look"));
        audit.close();
    }

    @Test
    void switchedOff_withinASecond() throws IOException {
        assertThat(tools()).contains("destroy");
        write("portcullis.policy.entries.\"destroy\".enabled=false\n");
        within(() -> !tools().contains("destroy"));
        assertThat(Mcp.call(Keys.READER, "destroy", "{}").jsonPath().getInt("error.code")).isEqualTo(-32602);
        assertThat(audit.json()).anySatisfy(record -> {
            assertThat(record.getString("metadata.event_code")).isEqualTo("policy");
            assertThat(record.getString("entity.name")).isEqualTo("file");
            assertThat(record.getString("comment")).isEqualTo("rules for destroy; off: destroy");
        });
    }

    @Test
    void roleIsNeededBesides_andTheLimitIsLower() throws IOException {
        write("portcullis.policy.entries.\"destroy\".roles=admin\nportcullis.policy.entries.\"look\".limit.permits=1\n"
                + "portcullis.policy.entries.\"look\".limit.per=1h\n");
        within(() -> !tools().contains("destroy"));
        assertThat(Mcp.call(Keys.READER, "look", "{}").statusCode()).isEqualTo(200);
        assertThat(Mcp.call(Keys.READER, "look", "{}").statusCode()).isEqualTo(429);
    }

    @Test
    void file_cannotSwitchOnWhatTheConfigurationHasOff() throws IOException {
        write("portcullis.policy.entries.\"secret\".enabled=true\nportcullis.policy.entries.\"destroy\".enabled=false\n");
        within(() -> !tools().contains("destroy"));
        assertThat(names(Keys.ADMIN)).doesNotContain("secret");
    }

    @Test
    void directCallsOfWhatIsOff_areRefusedToo() throws IOException {
        write("portcullis.policy.disable-destructive=true\n");
        within(() -> !tools().contains("destroy"));
        assertThat(tools()).contains("look");
        Arc.container().requestContext().activate();
        association.setIdentity(QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("reader")).addRole("reader")
                .build());
        try {
            assertThat(works.look()).isEqualTo("looked");
            assertThatThrownBy(() -> works.destroy()).isInstanceOf(ForbiddenException.class);
        } finally {
            Arc.container().requestContext().terminate();
        }
    }

    @Test
    void mistake_leavesTheLastPolicyInForce() throws IOException {
        write("portcullis.policy.entries.\"destroy\".enabled=false\n");
        within(() -> !tools().contains("destroy"));
        write("portcullis.policy.entries.\"destroy\".enabled=maybe so\n");
        within(() -> audit.json().stream().anyMatch(record -> "error".equals(record.getString("status_code"))));
        assertThat(tools()).doesNotContain("destroy");
    }

    private static void within(BooleanSupplier holds) {
        Instant end = Instant.now().plus(Duration.ofSeconds(1));
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    private static List<String> tools() {
        return names(Keys.READER);
    }

    private static List<String> names(String key) {
        return Mcp.modern(key, "tools/list", "").jsonPath().getList("result.tools.name");
    }

    private static void write(String content) throws IOException {
        Files.writeString(FILE, content);
    }

    /** At a place that both class loaders of the test agree about. */
    private static Path file() {
        Path file = Path.of("target", "policy-file-test.properties").toAbsolutePath();
        try {
            Files.writeString(file, "");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
