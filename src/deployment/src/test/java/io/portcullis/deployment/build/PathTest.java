package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.scan.PathScan;

/** Where the endpoint may be. */
class PathTest {

    @ApplicationPath("/api/")
    static class Api extends Application {
    }

    @ParameterizedTest
    @ValueSource(strings = { "mcp", "/", "", "/mcp/", "//mcp", "/a//b", "/../mcp", "/./mcp", "/a b", "/{id}", "/mcp*", "/a%2Fb",
            "/mcp;x",
            "/mcp?x", "https://acme.org/mcp", "/größe" })
    void pathsThatAreNotPlain_areRefused(String path) {
        Problems problems = new Problems();
        new PathScan(new Indexer().complete(), problems).path(path, relative -> "/" + relative);
        assertThat(problems.asException()).hasValueSatisfying(refused -> assertThat(refused)
                .hasMessageContaining("PC012 invalid path: portcullis.path")
                .hasMessageContaining("- set it for instance to /mcp"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/mcp", "/a/b", "/v1.0/mcp", "/~me/m_c-p" })
    void plainPaths_areBelowTheRoots(String path) throws IOException {
        Problems problems = new Problems();
        assertThat(new PathScan(Index.of(Api.class), problems).path(path, relative -> "/root/" + relative))
                .isEqualTo("/root/api" + path);
        assertThat(problems.count()).isZero();
    }

    @Test
    void aRefusedPath_stillLeadsSomewhereDuringTheBuild() {
        assertThat(PathScan.resource("mcp")).isEqualTo("/mcp");
    }
}
