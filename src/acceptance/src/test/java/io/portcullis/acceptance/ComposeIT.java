package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Answer;
import io.portcullis.rig.Command;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.ModernClient;

/**
 * The services of docker-compose.yml, all but Grafana, run together from that very file and the files it mounts, with secrets
 * made by its own script. See {@link Containers} for what is not as with an engine.
 */
@Tag("interop")
class ComposeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String CALLBACK = "http://127.0.0.1:53682/callback";

    private static ComposeStack stack;
    private static ModernClient alice;
    private static Person person;

    @BeforeAll
    static void start() {
        assumeTrue(Containers.canBeHad(), "networks and users of containers need root on Linux");
        stack = ComposeStack.start("compose");
        person = new Person(Map.of("username", "alice", "password", stack.variable("FIRST_USER_PASSWORD"), "password-new",
                "a word that alice chose", "password-confirm", "a word that alice chose", "email", "alice@example.org",
                "firstName", "Alice", "lastName", "Editor"), stack.trust());
        alice = stack.client().with("Authorization", "Bearer " + token(person));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void firstUser_choosesAPasswordAndConsents() {
        assertThat(person.forms()).anySatisfy(form -> assertThat(form).contains("password-new"))
                .anySatisfy(form -> assertThat(form).contains("accept"));
    }

    @Test
    void callOverTls_changesARowAndIsLimitedAuditedAndMeasured() throws IOException {
        int id = ModernClient.nextId();
        Answer answer = alice.call(id, "customer_update", Map.of("number", 1005, "details",
                Map.of("name", "Compose", "email", "compose@example.org", "city", "Linz")));

        assertThat(answer.structured().path("city").asText()).as(answer.text()).isEqualTo("Linz");
        assertThat(answer.header("strict-transport-security")).isPresent();
        assertThat(stack.container("database")
                .run("psql", "-h", "/var/run/postgresql", "-U", "postgres", "-d", "customers", "-Atc",
                        "SELECT city FROM customer WHERE number = 1005")
                .output()).isEqualTo("Linz\n");
        Deadline.within(PATIENCE, () -> stack.stored().contains("{portcullis}:limit:"));
        Deadline.within(PATIENCE, () -> stack.audit().stream().anyMatch(line -> line.at("/api/request/uid").asText()
                .equals(Integer.toString(id)) && line.path("status_code").asText().equals("ok")));
        Deadline.within(PATIENCE,
                () -> stack.metric("portcullis_calls_seconds_count{entry=\"customer_update\",outcome=\"ok\"}") >= 1);
    }

    @Test
    void auditTrail_holds() {
        alice.list();
        Command verified = stack.container("application").run("java", "-jar", "/application/quarkus-run.jar", "audit", "verify",
                "/var/lib/audit/audit.jsonl");

        assertThat(verified.status()).as(verified.output()).isZero();
        assertThat(stack.audit()).allSatisfy(line -> assertThat(line.at("/integrity/key").asText()).isEqualTo("k1"));
    }

    @Test
    void clientCannotChooseItsAddress() {
        int id = ModernClient.nextId();
        alice.with("X-Forwarded-For", "203.0.113.9").call(id, "customer_find", Map.of("number", 1001));

        Deadline.within(PATIENCE, () -> stack.audit(id).isPresent());
        assertThat(stack.audit(id).orElseThrow().at("/src_endpoint/ip").asText()).isNotEqualTo("203.0.113.9")
                .isNotEqualTo(stack.address("proxy", "front"));
    }

    @Test
    void keyOfTheCommandLine_isServed() {
        Command made = stack.container("application").run("java", "-jar", "/application/quarkus-run.jar", "key", "new",
                "--client",
                "robot", "--roles", "reader", "--scopes", "customers:read");
        assertThat(made.status()).as(made.output()).isZero();
        String key = made.output().lines().map(String::trim).filter(line -> line.startsWith("pck_")).findFirst().orElseThrow();

        assertThat(stack.client().with("X-API-Key", key).list().tools()).containsExactly("customer_find", "customer_search");
    }

    /** As the page about deployment says. */
    @Test
    void administrator_addsAUserByTheCommandLine() {
        Container keycloak = stack.container("keycloak");
        Command added = keycloak.run("bash", "-c", """
                set -e
                admin() { /opt/keycloak/bin/kcadm.sh "$@" --config /tmp/kcadm.config; }
                admin config credentials --server http://localhost:8080 --realm master --user administrator \
                    --password "$KC_BOOTSTRAP_ADMIN_PASSWORD"
                admin create users -r customers -s username=bob -s enabled=true
                admin add-roles -r customers --uusername bob --rolename reader
                admin get-roles -r customers --uusername bob""");

        assertThat(added.status()).as(added.output()).isZero();
        assertThat(added.output()).contains("\"reader\"");
    }

    @Test
    void nothingElse_isReachedThroughTheProxy() {
        for (String path : List.of("/", "/admin/", "/realms/master", "/realms/master/.well-known/openid-configuration",
                "/metrics", "/realms/customers/account/", "/realms/customers/clients-registrations/openid-connect",
                "/q/metrics", "/q/health", "/q/portcullis", "/health", "/realms/customers/../master", "/mcp/../q/metrics")) {
            assertThat(stack.get(path).statusCode()).as(path).isIn(400, 401, 404);
            assertThat(stack.get(path).body()).as(path).doesNotContain("jvm_", "issuer", "UP");
        }
        assertThat(stack.get("/realms/customers/.well-known/openid-configuration").statusCode()).isEqualTo(200);
    }

    /** Keycloak makes a client for that in each realm. */
    @Test
    void passwordWithoutAPageToLogIn_getsNoToken() {
        String endpoint = stack.json(stack.url() + "/realms/customers/.well-known/openid-configuration").path("token_endpoint")
                .asText();
        JsonNode answer = stack.post(endpoint, "grant_type=password&client_id=admin-cli&scope=" + encoded("customers:read")
                + "&username=alice&password=" + encoded("a word that alice chose"));

        assertThat(answer.has("access_token")).as(answer.toString()).isFalse();
        assertThat(answer.has("error")).as(answer.toString()).isTrue();
    }

    @Test
    void services_reachOnlyWhatTheyNeed() {
        assertThat(stack.reaches("application", "database", 5432)).isTrue();
        assertThat(stack.reaches("prometheus", "application", 9000)).isTrue();
        assertThat(stack.reaches("proxy", "database", 5432)).isFalse();
        assertThat(stack.reaches("proxy", "valkey", 6379)).isFalse();
        assertThat(stack.reaches("keycloak", "valkey", 6379)).isFalse();
        assertThat(stack.reaches("prometheus", "database", 5432)).isFalse();
        assertThat(stack.reaches("valkey", "keycloak", 8080)).isFalse();
    }

    /** The application is in more networks than that of the proxy; from there it serves nobody. */
    @Test
    void requestPastTheProxy_isRefused() {
        Command asked = stack.container("valkey").run("wget", "-S", "-O", "-", "--header=X-Forwarded-Proto: https",
                "--header=Host: " + URI.create(stack.url()).getAuthority(), "--post-data={}", "http://application:8080/mcp");

        assertThat(asked.output()).containsAnyOf("HTTP/1.1 403", "HTTP/1.1 400").doesNotContain("HTTP/1.1 200", "HTTP/1.1 401");
    }

    @Test
    void databasesAreClosedToEachOthersUsers() {
        assertThat(psql("customers", "CUSTOMERS_DATABASE_PASSWORD", "customers").status()).isZero();
        assertThat(psql("customers", "CUSTOMERS_DATABASE_PASSWORD", "keycloak").output()).contains("permission denied");
        assertThat(psql("keycloak", "KEYCLOAK_DATABASE_PASSWORD", "customers").output()).contains("permission denied");
        assertThat(psql("customers", "KEYCLOAK_DATABASE_PASSWORD", "customers").output()).contains("authentication failed");
    }

    @Test
    void valkey_isClosedWithoutAPasswordAndKnowsNoOtherCommand() {
        Container valkey = stack.container("valkey");

        assertThat(valkey.run("sh", "-c", "unset REDISCLI_AUTH; valkey-cli ping").output()).contains("NOAUTH");
        assertThat(valkey.run("valkey-cli", "--no-auth-warning", "--user", "application", "keys", "*").output())
                .contains("NOPERM");
    }

    @Test
    void rules_areReadAndTheServerIsUp() {
        Deadline.within(PATIENCE, () -> stack.metric("up{job=\"application\"}") == 1);
        assertThat(stack.prometheus("/api/v1/rules").at("/data/groups/0/rules")).hasSizeGreaterThan(10);
    }

    private static Command psql(String user, String password, String database) {
        return stack.container("database").run("env", "PGPASSWORD=" + stack.variable(password), "psql", "-h",
                stack.address("database", "data"), "-U", user, "-d", database, "-Atc", "SELECT 1");
    }

    /** As an MCP client gets one that knows nothing but the address and its own name. */
    private static String token(Person person) {
        String challenge = stack.client().list().header("www-authenticate").orElseThrow();
        JsonNode resource = stack.json(challenge.replaceAll(".*resource_metadata=\"([^\"]*)\".*", "$1"));
        JsonNode login = stack.json(resource.at("/authorization_servers/0").asText() + "/.well-known/openid-configuration");
        String verifier = UUID.randomUUID().toString() + UUID.randomUUID();
        String code = person.logIn(
                URI.create(login.path("authorization_endpoint").asText() + "?response_type=code&client_id=mcp-client"
                        + "&redirect_uri=" + encoded(CALLBACK) + "&scope=" + encoded("customers:read customers:write")
                        + "&resource="
                        + encoded(resource.path("resource").asText()) + "&code_challenge_method=S256&code_challenge="
                        + digest(verifier)),
                CALLBACK);
        return stack
                .post(login.path("token_endpoint").asText(), "grant_type=authorization_code&client_id=mcp-client&code=" + code
                        + "&redirect_uri=" + encoded(CALLBACK) + "&code_verifier=" + verifier)
                .path("access_token").asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String digest(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
