package io.portcullis.deployment.wire;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** The same table, where Quarkus authenticates a request only when somebody asks for the identity. */
class LazyCredentialsTest extends CredentialTable {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town(SETTINGS).overrideConfigKey("quarkus.http.auth.proactive", "false");
}
