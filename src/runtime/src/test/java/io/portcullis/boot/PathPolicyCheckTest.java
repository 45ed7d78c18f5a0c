package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.identity.McpPath;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** A policy that names the endpoint is asked, or the server does not start. */
class PathPolicyCheckTest {

    private static final String APPLIES_TO = "quarkus.http.auth.permission.agents.applies-to";

    @ParameterizedTest
    @ValueSource(strings = { "/mcp", "/other, /mcp", "/mcp/*", "/mcp*", "/mcp/sse" })
    void policyForRestResources_thatNamesTheEndpoint_isRefused(String paths) {
        assertThat(problems("jaxrs", paths)).singleElement().asString().contains(APPLIES_TO, "/mcp is none");
        assertThat(problems("JAXRS", paths)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/*", "/other", "/mcp2" })
    void policyForRestResources_isFineElsewhere(String paths) {
        assertThat(problems("jaxrs", paths)).isEmpty();
    }

    @Test
    void policyForAll_isAsked() {
        assertThat(problems("all", "/mcp")).isEmpty();
    }

    private static List<String> problems(String appliesTo, String paths) {
        List<String> problems = new ArrayList<>();
        Map<String, String> settings = Map.of(APPLIES_TO, appliesTo, "quarkus.http.auth.permission.agents.paths", paths,
                "quarkus.http.auth.permission.agents.policy", "deny");
        new PathPolicyCheck(new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(settings, "test", 0)).build(),
                new McpPath("/mcp")).run(problems);
        return problems;
    }
}
