package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpServer;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.TokenExchange;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.jwt.build.Jwt;

/** B-01, AU-13: what goes to another service was issued for it. */
class TokenExchangeTest {

    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();
    private static final HttpServer PROVIDER = provider();

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(TokenExchangeTest::application);

    private static void application(JavaArchive jar) {
        KeyPair keys = keys();
        jar.addClasses(Orders.class, Answered.class, Keys.class, Mcp.class)
                .addAsResource(pem("PUBLIC", keys.getPublic()), "public.pem")
                .addAsResource(pem("PRIVATE", keys.getPrivate()), "private.pem")
                .addAsResource(new StringAsset(Keys.properties() + """
                        portcullis.resource-url=https://town.example/mcp
                        mp.jwt.verify.issuer=https://issuer.example
                        mp.jwt.verify.publickey.location=public.pem
                        smallrye.jwt.sign.key.location=private.pem
                        quarkus.oidc-client.orders.discovery-enabled=false
                        quarkus.oidc-client.orders.auth-server-url=http://127.0.0.1:PORT
                        quarkus.oidc-client.orders.token-path=/token
                        quarkus.oidc-client.orders.client-id=town
                        quarkus.oidc-client.orders.credentials.secret=a-word-of-the-tests
                        quarkus.oidc-client.orders.grant.type=exchange
                        quarkus.oidc-client.orders.grant-options.exchange.audience=orders
                        """.replace("PORT", Integer.toString(PROVIDER.getAddress().getPort()))), "application.properties");
    }

    /** Needs a token for another service. */
    @RequiresRole("reader")
    public static class Orders {

        @Inject
        TokenExchange exchange;

        @Tool
        String blocking() {
            return exchange.tokenFor("orders").toCompletableFuture().join();
        }

        @Tool
        @NonBlocking
        CompletionStage<String> quick() {
            return exchange.tokenFor("orders");
        }

        @Tool
        String without() {
            try {
                return blocking();
            } catch (CompletionException e) {
                return e.getCause().getMessage();
            }
        }
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "blocking", "quick" })
    void theTokenOfTheCaller_isExchangedAndNotShown(String tool) {
        for (String subject : List.of("ada", "bob")) { // the second time each caller is remembered
            for (String token : List.of(token(subject), token(subject))) {
                String exchanged = "token-exchange of " + token.hashCode() + " for orders";
                assertThat(Answered.text(call(bearer(tool, token), tool))).isEqualTo(exchanged);
                assertThat(Answered.text(call(bearer(tool, token), tool))).isEqualTo(exchanged);
            }
        }
    }

    @Test
    void callerWithAKey_hasNothingToExchange() {
        RequestSpecification key = Mcp.headers(Keys.READER, "tools/call", "without");
        assertThat(Answered.text(call(key, "without"))).isEqualTo("the caller has no token that could be exchanged");
    }

    private static RequestSpecification bearer(String tool, String token) {
        return Mcp.headers(null, "tools/call", tool).header("Authorization", "Bearer " + token);
    }

    private static Response call(RequestSpecification request, String tool) {
        return request.header("Host", "town.example")
                .body(Mcp.body("tools/call", Mcp.withMeta("\"name\":\"" + tool + "\",\"arguments\":{}"))).post("/mcp");
    }

    private static String token(String subject) {
        return Jwt.issuer("https://issuer.example").subject(subject).upn(subject).groups(Set.of("reader"))
                .audience("https://town.example/mcp").expiresIn(300).sign();
    }

    /** Gives everybody a token that says what it was asked for. */
    private static HttpServer provider() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/token", exchange -> {
                String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String token = value(form, "grant_type").replace("urn:ietf:params:oauth:grant-type:", "") + " of "
                        + value(form, "subject_token").hashCode() + " for " + value(form, "audience");
                byte[] answer = ("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":60}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value(String form, String name) {
        return Arrays.stream(form.split("&")).filter(member -> member.startsWith(name + "="))
                .map(member -> URLDecoder.decode(member.substring(name.length() + 1), StandardCharsets.UTF_8)).findFirst()
                .orElse("nothing");
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
