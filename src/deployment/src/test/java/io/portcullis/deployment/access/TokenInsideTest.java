package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;

/** A caller with a JSON Web Token: the tool gets to know the caller, and never the token. */
class TokenInsideTest {

    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(TokenInsideTest::application);

    private static void application(JavaArchive jar) {
        KeyPair keys = keys();
        jar.addClasses(IdentityTest.class, IdentityTest.Mirror.class, IdentityTest.Burglar.class, Answered.class, Keys.class,
                Mcp.class)
                .addAsResource(pem("PUBLIC", keys.getPublic()), "public.pem")
                .addAsResource(pem("PRIVATE", keys.getPrivate()), "private.pem")
                .addAsResource(new StringAsset(Keys.properties() + """
                        portcullis.resource-url=https://town.example/mcp
                        mp.jwt.verify.issuer=https://issuer.example
                        mp.jwt.verify.publickey.location=public.pem
                        smallrye.jwt.sign.key.location=private.pem
                        """), "application.properties");
    }

    @Test
    void theIdentity_isTheSubjectsWithoutCredentials() {
        for (String tool : List.of("plain", "quick", "later")) {
            assertThat(Answered.text(call(token(), tool, "{\"delay\":0}"))).isEqualTo("ada[reader][]");
        }
    }

    @Test
    void theToken_isNowhereToBeFound() {
        String token = token();
        for (String tool : List.of("search", "quickSearch", "laterSearch")) {
            assertThat(Answered.text(call(token, tool, "{}"))).contains("subject=ada")
                    .doesNotContain(token.split("\\.")).doesNotContainIgnoringCase("bearer");
        }
    }

    private static Response call(String token, String tool, String arguments) {
        return Mcp.headers(null, "tools/call", tool).header("Authorization", "Bearer " + token).header("Host", "town.example")
                .body(Mcp.body("tools/call", Mcp.withMeta("\"name\":\"" + tool + "\",\"arguments\":" + arguments)))
                .post("/mcp");
    }

    private static String token() {
        return Jwt.issuer("https://issuer.example").subject("ada").upn("ada").groups(Set.of("reader"))
                .audience("https://town.example/mcp").expiresIn(300).sign();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StringAsset pem(String kind, Key key) {
        return new StringAsset("-----BEGIN " + kind + " KEY-----\n" + BASE64.encodeToString(key.getEncoded())
                + "\n-----END " + kind + " KEY-----\n");
    }
}
