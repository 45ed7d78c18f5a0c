package io.portcullis.deployment.credential;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** The table of credentials and all that is odd besides, where Quarkus authenticates every request at once. */
class CredentialsTest extends OddTokens {

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.embassy(LOUD);
}
