package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Caller;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Inside a tool, the identity is the caller's, with name and roles and without anything the caller proved itself with. */
class IdentityTest {

    private static final int CALLS = 400;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mirror.class, Burglar.class, Answered.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    @TestHTTPResource("/mcp")
    URL endpoint;

    @RequiresRole({ "reader", "admin" })
    public static class Mirror {

        @Inject
        SecurityIdentity identity;

        @Tool
        String plain(int delay) throws InterruptedException {
            Thread.sleep(delay);
            return who();
        }

        @Tool
        @NonBlocking
        String quick(int delay) {
            return who();
        }

        @Tool
        Uni<String> uni(int delay) {
            return Uni.createFrom().item(this::who);
        }

        @Tool
        Uni<String> later(int delay) {
            return Uni.createFrom().item(1).onItem().delayIt().by(Duration.ofMillis(delay + 1)).map(x -> who());
        }

        @Tool
        Uni<String> proven(int delay, Caller caller) {
            String before = who();
            return Uni.createFrom().item(1).onItem().delayIt().by(Duration.ofMillis(delay + 1))
                    .map(x -> caller.subject().equals(identity.getPrincipal().getName()) && before.equals(who()) ? before
                            : "mixed up");
        }

        private String who() {
            return identity.getPrincipal().getName() + identity.getRoles() + (identity.isAnonymous() ? "anonymous" : "")
                    + identity.getCredentials();
        }
    }

    /** Looks for the key of its caller everywhere the application could look. */
    @RequiresRole("reader")
    public static class Burglar {

        @Inject
        SecurityIdentity identity;

        @Inject
        Provider<JsonWebToken> token;

        @Inject
        CurrentVertxRequest current;

        @Inject
        HttpHeaders headers;

        @Inject
        RoutingContext routing;

        @Inject
        HttpServerRequest request;

        @Tool
        String search() {
            return found();
        }

        @Tool
        @NonBlocking
        String quickSearch() {
            return found();
        }

        @Tool
        Uni<String> laterSearch() {
            return Uni.createFrom().item(1).onItem().delayIt().by(Duration.ofMillis(5)).map(x -> found());
        }

        private String found() {
            return List.of("" + identity.getAttributes(), "" + identity.getPrincipal(), "" + identity.getCredentials(),
                    Answered.tried(() -> "" + token.get().getRawToken()), Answered.tried(() -> "" + current.getCurrent()),
                    Answered.tried(() -> "" + headers.getRequestHeaders()),
                    Answered.tried(() -> "" + routing.request().headers()),
                    Answered.tried(() -> "" + request.headers())).toString();
        }
    }

    @Test
    void theIdentity_isTheCallersWithoutCredentials() {
        for (String tool : List.of("plain", "quick", "uni", "later", "proven")) {
            Answered.with("reader[reader][]", Keys.READER, tool, "{\"delay\":0}");
            Answered.with("admin[admin][]", Keys.ADMIN, tool, "{\"delay\":0}");
        }
    }

    @Test
    void theKey_isNowhereToBeFound() {
        for (String tool : List.of("search", "quickSearch", "laterSearch")) {
            String found = Answered.text(Mcp.call(Keys.READER, tool, "{}"));
            assertThat(found).contains("subject=reader").doesNotContain(Keys.READER).doesNotContainIgnoringCase("x-api-key");
        }
    }

    @Test
    void callsAtTheSameTime_neverSeeEachOther() {
        HttpClient client = HttpClient.newHttpClient();
        List<String> tools = List.of("plain", "quick", "uni", "later", "proven");
        List<String> expected = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            boolean reader = ThreadLocalRandom.current().nextBoolean();
            expected.add(reader ? "reader[reader][]" : "admin[admin][]");
            answers.add(client.sendAsync(request(reader ? Keys.READER : Keys.ADMIN, tools.get(i % tools.size())),
                    BodyHandlers.ofString()));
        }
        for (int i = 0; i < CALLS; i++) {
            assertThat(answers.get(i).join().body()).contains("\"" + expected.get(i) + "\"");
        }
    }

    private HttpRequest request(String key, String tool) {
        String arguments = "{\"delay\":" + ThreadLocalRandom.current().nextInt(4) + "}";
        return HttpRequest.newBuilder(URI.create(endpoint.toString())).header("X-API-Key", key)
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", Mcp.MODERN).header("Mcp-Method", "tools/call").header("Mcp-Name", tool)
                .POST(BodyPublishers.ofString(
                        Mcp.body("tools/call", Mcp.withMeta("\"name\":\"" + tool + "\",\"arguments\":" + arguments))))
                .build();
    }
}
