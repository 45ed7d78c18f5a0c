package io.portcullis.deployment.credential;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** The same table, where Quarkus authenticates a request only when somebody asks for the identity. */
class LazyTableTest extends CredentialTable {

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.embassy(LOUD).overrideConfigKey("quarkus.http.auth.proactive", "false");
}
