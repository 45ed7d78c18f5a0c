package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.deployment.credential.SigningKey;
import io.portcullis.deployment.credential.Token;
import io.quarkus.test.QuarkusUnitTest;

/** Trap 23: one string is the address of the server, the audience of its tokens, and nothing else is. */
class TrapOfTheAudienceTest {

    private static final String ISSUER = "https://local.example.org";
    private static final SigningKey KEY = SigningKey.rsa("local-rsa");

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Wire.lines("portcullis.resource-url=" + Token.AUDIENCE,
            "mp.jwt.verify.publickey=" + SigningKey.published(KEY), "mp.jwt.verify.issuer=" + ISSUER,
            "quarkus.devservices.enabled=false", "quarkus.http.test-port=0") + Wire.bucket(), Town.class, SigningKey.class,
            Token.class);

    @ParameterizedTest
    @CsvSource({ "https://town.example.org/mcp, 200", "https://town.example.org/mcp/, 401", "https://town.example.org, 401",
            "https://town.example.org:443/mcp, 401", "http://town.example.org/mcp, 401",
            "https://town.example.org/mcp/sse, 401",
            "https://example.org/mcp, 401", "town, 401", "account, 401", "*, 401" })
    void trap23_theAudienceIsTheResource(String audience, int status) throws IOException { // AU-04, AU-12
        String token = Token.of(ISSUER).with("aud", audience).signedBy(KEY);
        Answer answer = Post.ping().without("X-API-Key").header("Host", "town.example.org")
                .header("Authorization", "Bearer " + token).send();
        assertThat(answer.status()).isEqualTo(status);
    }
}
