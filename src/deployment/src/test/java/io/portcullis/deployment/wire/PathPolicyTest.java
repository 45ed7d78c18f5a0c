package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** A path policy that names the endpoint and would not be asked: the server does not start. */
class PathPolicyTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire
            .app(Keys.properties() + Wire.bucket() + Wire.lines("quarkus.http.auth.permission.agents.paths=/mcp",
                    "quarkus.http.auth.permission.agents.policy=deny", "quarkus.http.auth.permission.agents.applies-to=jaxrs"),
                    Town.class)
            .assertException(failure -> assertThat(failure)
                    .hasStackTraceContaining(
                            "quarkus.http.auth.permission.agents.applies-to=jaxrs holds for REST resources alone"));

    @Test
    void server_doesNotStart() {
        Assertions.fail("it has started");
    }
}
