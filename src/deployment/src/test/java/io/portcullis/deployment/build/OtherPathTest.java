package io.portcullis.deployment.build;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;

/** {@code portcullis.path} moves the endpoint with its guard and its authentication. */
class OtherPathTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Endpoint.class, Mcp.class, Keys.class)
                    .addAsResource(new StringAsset(Keys.properties() + "portcullis.path=/other\n"), "application.properties"));

    @Test
    void theEndpoint_isWhereItIsConfigured() {
        Endpoint.servedAt("/other");
        Endpoint.absentAt("/mcp");
    }
}
