package io.portcullis.deployment.wire;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** The table of credentials, where Quarkus authenticates every request at once. */
class ProactiveCredentialsTest extends CredentialTable {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town(SETTINGS);
}
