package io.portcullis.deployment.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.check.Problems;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;

/** The command that writes the lock anew, and what a build for production leaves besides. */
class LockUpdateTest {

    private static final Path FILE = Shop.file(Shop.EMPTY);

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest().withApplicationRoot(jar -> jar.addClass(Shop.class))
            .setApplicationName("shop").setApplicationVersion("1.0").setRun(false)
            .overrideConfigKey("portcullis.lock.file", FILE.toString()).overrideConfigKey("portcullis.lock.update", "true")
            .overrideConfigKey("portcullis.posture.fail-on", "medium")
            .overrideConfigKey("portcullis.posture.ignore", "PF001:tool:order_delete,PF004")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("portcullis."));

    @ProdBuildResults
    ProdModeTestResults built;

    @Test
    void theLock_isWritten() {
        assertThat(new LockFile(FILE, new Problems()).read().orElseThrow().entries()).containsOnlyKeys("tool:order_delete");
        assertThat(messages()).anyMatch(message -> message.equals(FILE + " was written. Commit it."));
    }

    @Test
    void whatIsIgnored_isAcceptedAndLogged() {
        assertThat(messages()).contains("Accepted by portcullis.posture.ignore: PF001:tool:order_delete",
                "Accepted by portcullis.posture.ignore: PF004:tool:order_delete");
    }

    @Test
    void theReports_areBesideTheApplicationAndInIt() throws IOException {
        Path reports = built.getBuildDir().resolve("portcullis");
        assertThat(reports.resolve("posture.html")).content().contains("Posture of shop", "order_delete");
        assertThat(reports.resolve("posture.json")).content().contains("\"accepted\": 2");
        assertThat(reports.resolve("posture.sarif")).content().contains("\"suppressions\"");
        try (JarFile jar = new JarFile(generated().toFile())) {
            for (String report : List.of("posture.html", "posture.json", "posture.sarif")) {
                assertThat(jar.getInputStream(jar.getEntry("META-INF/portcullis/" + report)))
                        .hasBinaryContent(Files.readAllBytes(reports.resolve(report)));
            }
        }
    }

    private Path generated() throws IOException {
        try (Stream<Path> files = Files.walk(built.getBuildDir())) {
            return files.filter(file -> file.endsWith("quarkus/generated-bytecode.jar")).findFirst().orElseThrow();
        }
    }

    private List<String> messages() {
        return built.getRetainedBuildLogRecords().stream().map(record -> record.getMessage()).toList();
    }
}
