package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Certificate;
import io.portcullis.rig.Http;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/** The packaged starter as in production: TLS that it ends itself, plain HTTP redirected, clients with certificates. */
class TlsIT {

    private static final ApiKey READER = ApiKey.random("reader", "reader");
    private static final Map<String, ?> NUMBER = Map.of("number", 1001);

    private static Certificate first;
    private static Certificate renewed;
    private static Certificate alice;
    private static Certificate mallory;
    private static Path served;
    private static Server starter;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        Launch launch = Launch.named("tls");
        Path folder = launch.folder();
        first = Certificate.of(folder, "first", "CN=localhost,OU=first");
        renewed = Certificate.of(folder, "renewed", "CN=localhost,OU=renewed");
        alice = Certificate.of(folder, "alice", "CN=alice,O=Acme");
        mallory = Certificate.of(folder, "mallory", "CN=alice,O=Acme");
        served = Files.copy(first.keyStore(), folder.resolve("served.p12"), StandardCopyOption.REPLACE_EXISTING);
        Path roles = Files.writeString(folder.resolve("roles.properties"), "alice=reader\n");
        int port = launch.securePort();
        url = "https://localhost:" + port + "/mcp";
        starter = launch.with(READER)
                .with("QUARKUS_HTTP_SSL_PORT", Integer.toString(port))
                .with("QUARKUS_HTTP_INSECURE_REQUESTS", "redirect")
                .with("QUARKUS_TLS_KEY_STORE_P12_PATH", served.toString())
                .with("QUARKUS_TLS_KEY_STORE_P12_PASSWORD", Certificate.PASSWORD)
                .with("QUARKUS_TLS_RELOAD_PERIOD", "1s")
                .with("QUARKUS_TLS_TRUST_STORE_P12_PATH",
                        Certificate.trustStore(folder.resolve("trusted.p12"), alice).toString())
                .with("QUARKUS_TLS_TRUST_STORE_P12_PASSWORD", Certificate.PASSWORD)
                .with("QUARKUS_HTTP_AUTH_CERTIFICATE_ROLE_PROPERTIES", roles.toString())
                .with("PORTCULLIS_IDENTITY_CLIENT_CERTIFICATES", "true")
                .with("PORTCULLIS_IDENTITY_TOKENS_CLAIMS_GROUP_SCOPES__READER_", "customers:read")
                .with("PORTCULLIS_RESOURCE_URL", url).start();
    }

    @AfterAll
    static void stop() {
        if (starter != null) {
            starter.close();
        }
    }

    @Test
    void overTls_keysWorkAndClientsAreToldToStayThere() {
        Answer answer = client(null).with("X-API-Key", READER.secret()).call("customer_find", NUMBER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Strict-Transport-Security"))
                .hasValueSatisfying(age -> assertThat(age).startsWith("max-age="));
    }

    @Test
    void certificate_isACallerWithTheRolesOfItsName() {
        assertThat(client(alice).call("customer_find", NUMBER).status()).isEqualTo(200);
        assertThat(client(alice).list().tools()).containsExactly("customer_find", "customer_search");
        assertThat(starter.audit(line -> line.at("/actor/user/uid").asText().equals("CN=alice,O=Acme")))
                .first().satisfies(line -> assertThat(line.at("/unmapped/authentication").asText()).isEqualTo("certificate"));
    }

    @Test
    void keyBesideACertificate_decides() {
        assertThat(client(alice).with("X-API-Key", "pck_nobody_" + "0".repeat(64)).list().status()).isEqualTo(401);
    }

    @Test
    void withoutCertificateAndKey_nobodyIsServed() {
        assertThat(client(null).list().status()).isEqualTo(401);
    }

    @Test
    void certificateOfAnotherKey_endsTheHandshake() {
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> client(mallory).list());
    }

    @Test
    void plainHttp_isRedirected() {
        HttpResponse<String> answer = Http.send(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                HttpRequest.newBuilder(URI.create(starter.url())).header("X-API-Key", READER.secret()).build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).startsWith("https://"));
    }

    @Test
    void renewedCertificate_isServedWithoutARestart() throws IOException {
        Files.copy(renewed.keyStore(), served, StandardCopyOption.REPLACE_EXISTING);

        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!isServed(renewed)) {
            assertThat(System.nanoTime()).as("the renewed certificate is not served").isLessThan(deadline);
            Pause.brief();
        }
    }

    private static boolean isServed(Certificate certificate) {
        try {
            return client(null, List.of(certificate)).list().status() == 401;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static ModernClient client(Certificate own) {
        return client(own, List.of(first, renewed));
    }

    private static ModernClient client(Certificate own, List<Certificate> trusted) {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .sslContext(Certificate.context(own, trusted)).build();
        return new ModernClient(url).over(http);
    }
}
