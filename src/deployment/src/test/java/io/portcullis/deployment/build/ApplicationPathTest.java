package io.portcullis.deployment.build;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;

/** The endpoint is below the {@code @ApplicationPath} of the application. */
class ApplicationPathTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Endpoint.class, Rest.class, Mcp.class, Keys.class)
                    .addAsResource(new StringAsset(Keys.properties() + "quarkus.http.root-path=/app\n"),
                            "application.properties"));

    @ApplicationPath("/api")
    public static class Rest extends Application {
    }

    @Test
    void theEndpoint_isBelowTheApplicationPath() {
        Endpoint.servedAt("/app/api/mcp");
        Endpoint.absentAt("/app/mcp");
        Endpoint.absentAt("/mcp");
    }
}
