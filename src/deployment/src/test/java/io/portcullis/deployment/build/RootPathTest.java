package io.portcullis.deployment.build;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;

/** The endpoint is below {@code quarkus.http.root-path} and {@code quarkus.rest.path}. */
class RootPathTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Endpoint.class, Mcp.class, Keys.class)
                    .addAsResource(new StringAsset(
                            Keys.properties() + "quarkus.http.root-path=/app\nquarkus.rest.path=/rest\n"),
                            "application.properties"));

    @Test
    void theEndpoint_isBelowBothRoots() {
        Endpoint.servedAt("/app/rest/mcp");
        Endpoint.absentAt("/mcp");
        Endpoint.absentAt("/app/mcp");
    }
}
