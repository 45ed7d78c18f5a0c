package org.acme.guide.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.portcullis.spi.StoredApiKey.Grant;
import io.portcullis.testing.caller.TestCallers;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The commands of the first page, as a shell runs them. The customer they ask for is one of the examples, too. */
@QuarkusTest
@DisabledOnOs(OS.WINDOWS)
class CommandsTest {

    @Inject
    TestCallers callers;
    @TestHTTPResource
    URI server;

    @Test
    void firstCall_isAnswered() throws Exception {
        assertThat(run(firstCall(), callers.keyFor(reader()))).contains("\"Amber Bakery\"").contains("\"isError\":false");
    }

    @Test
    void firstCall_withoutAKey_isNot() throws Exception {
        assertThat(run(firstCall(), "")).contains("A credential is required");
    }

    @Test
    void deletion_isUnknownToAReader() throws Exception {
        assertThat(run(firstCall().replace("customer_find", "customer_delete"), callers.keyFor(reader())))
                .contains("Unknown tool");
    }

    private static Grant reader() {
        return new Grant("rudi", Optional.empty(), Set.of("reader"), Set.of());
    }

    private static String firstCall() throws IOException {
        List<Block> commands = Pages.blocks(Pages.ROOT.resolve("src/docs/getting-started.md"));
        return commands.stream().map(Block::text).filter(text -> text.contains("curl ")).findFirst().orElseThrow();
    }

    private String run(String command, String key) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command.replace("http://localhost:8080/", server.toString()));
        shell.environment().put("KEY", key);
        Process process = shell.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
