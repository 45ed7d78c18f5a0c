package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Http;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/** The packaged starter, run by an operator: what is switched off is gone within a second, and all of it is in the trail. */
class OperatorIT {

    private static final ApiKey ADMIN = ApiKey.random("boss", "admin");
    private static final ApiKey OPERATOR = ApiKey.random("oscar", "portcullis-operator");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Launch launch;
    private static Path policy;
    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        launch = Launch.named("operator").with(ADMIN).with(OPERATOR);
        policy = Files.writeString(launch.folder().resolve("policy.properties"), "").toAbsolutePath();
        server = launch.with("PORTCULLIS_POLICY_FILE", policy.toString()).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void toolThatIsSwitchedOff_isGone_andComesBack() {
        assertThat(sees("customer_delete")).isTrue();
        assertThat(manage("PUT", "/policy/off?entry=tool:customer_delete", OPERATOR).statusCode()).isEqualTo(200);
        within(() -> !sees("customer_delete"));
        assertThat(manage("DELETE", "/policy/off?entry=tool:customer_delete", OPERATOR).statusCode()).isEqualTo(200);
        within(() -> sees("customer_delete"));
        assertThat(server.audit(record -> record.path("comment").asText().equals("tool:customer_delete is switched off")
                && record.at("/actor/user/uid").asText().equals("oscar"))).isNotEmpty();
        assertThat(server.metrics()).anyMatch(line -> line.startsWith("portcullis_policy_changes_total{outcome=\"ok\""));
    }

    @Test
    void fileThatChanges_holdsWithinASecond() throws IOException {
        Files.writeString(policy, "portcullis.policy.entries.\"customer_update\".enabled=false\n");
        within(() -> !sees("customer_update"));
        Files.writeString(policy, "portcullis.policy.disable-destructive=false\n");
        within(() -> sees("customer_update"));
    }

    @Test
    void operatorsAreNotServedByTools_andAgentsAreNoOperators() {
        assertThat(manage("GET", "/policy", ADMIN).statusCode()).isEqualTo(403);
        assertThat(manage("GET", "/policy", null).statusCode()).isEqualTo(401);
        assertThat(manage("GET", "/posture.html", OPERATOR).body()).contains("customer_delete");
        assertThat(manage("GET", "/explain?entry=tool:customer_delete&roles=reader", OPERATOR).body())
                .contains("\"usable\":false").contains("one of admin");
    }

    private static boolean sees(String tool) {
        return server.client(ADMIN).list().tools().contains(tool);
    }

    private static void within(BooleanSupplier holds) {
        Instant end = Instant.now().plus(Duration.ofSeconds(1));
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    private static HttpResponse<String> manage(String method, String path, ApiKey key) {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://localhost:" + launch.managementPort() + "/q/portcullis" + path))
                .method(method, BodyPublishers.noBody());
        if (key != null) {
            request.header("X-API-Key", key.secret());
        }
        return Http.send(HTTP, request.build(), BodyHandlers.ofString());
    }
}
