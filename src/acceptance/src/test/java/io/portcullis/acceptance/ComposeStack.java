package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.AuditTrail;
import io.portcullis.rig.Command;
import io.portcullis.rig.Http;
import io.portcullis.rig.Json;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Relay;

/** All services of the Compose file of the starter, running, but for Grafana, which can be had in images alone. */
final class ComposeStack implements AutoCloseable {

    /** Of the starter. */
    static final Path PROJECT = Path.of(System.getProperty("starter.project")).toAbsolutePath().normalize();

    private final Map<String, String> variables;
    private final Containers containers;
    private final ContainerImages images;
    private final Map<String, Container> running = new LinkedHashMap<>();
    private Relay relay;
    private HttpClient http;

    private ComposeStack(Map<String, String> variables, Path folder) {
        this.variables = variables;
        this.images = new ContainerImages(PROJECT, folder);
        this.containers = new Containers(ComposeFile.of(PROJECT.resolve("docker-compose.yml"), variables), folder);
    }

    /** @param name of the folder in which everything of it is kept */
    static ComposeStack start(String name) {
        Path folder = emptied(Path.of(System.getProperty("starter.runs")).toAbsolutePath().resolve(name));
        int port = Launch.freePorts(1).get(0);
        Map<String, String> variables = secrets(folder);
        variables.put("PUBLIC_URL", "https://localhost:" + port);
        variables.put("PUBLISH_PORT", Integer.toString(port));
        ComposeStack stack = new ComposeStack(variables, folder);
        try {
            stack.startAll(port);
            return stack;
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    private void startAll(int port) {
        for (String name : List.of("database", "valkey", "keycloak", "application", "prometheus", "proxy")) {
            running.put(name, containers.start(name, images.of(name)));
        }
        relay = new Relay(port, containers.published("proxy"));
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(trust()).build();
    }

    Container container(String service) {
        return running.get(service);
    }

    String variable(String name) {
        return variables.get(name);
    }

    /** The address of clients, without a path. */
    String url() {
        return variables.get("PUBLIC_URL");
    }

    /** Trusts the local authority of the proxy, and nobody else. */
    SSLContext trust() {
        Path root = containers.volume("certificates").resolve("caddy/pki/authorities/local/root.crt");
        try (var in = Files.newInputStream(root)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("local", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client without a credential. */
    ModernClient client() {
        return new ModernClient(url() + "/mcp").over(http);
    }

    HttpResponse<String> get(String path) {
        return Http.send(http, HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
    }

    JsonNode json(String address) {
        return Json.parse(Http.send(http, HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString()).body());
    }

    JsonNode post(String address, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(form))
                .header("Content-Type", "application/x-www-form-urlencoded").build();
        return Json.parse(Http.send(http, request, BodyHandlers.ofString()).body());
    }

    /** The records of the audit so far. */
    List<JsonNode> audit() {
        try {
            return AuditTrail.of(containers.volume("audit").resolve("audit.jsonl")).records();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record of a request. */
    Optional<JsonNode> audit(int id) {
        return audit().stream().filter(line -> line.at("/api/request/uid").asText().equals(Integer.toString(id))).findFirst();
    }

    /** Everything the store has written down. */
    String stored() {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(containers.volume("valkey"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, ISO_8859_1));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of an expression; 0 when there is none. */
    double metric(String expression) {
        return prometheus("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8)).at("/data/result/0/value/1")
                .asDouble();
    }

    JsonNode prometheus(String path) {
        return Json.parse(container("prometheus").run("wget", "-q", "-O", "-", "http://127.0.0.1:9090" + path).output());
    }

    /** Whether a service gets a connection to another, which it knows by its name or its address. */
    boolean reaches(String from, String to, int port) {
        return containers.addresses(to).stream().anyMatch(address -> container(from)
                .run("timeout", "2", "bash", "-c", "exec 3<>/dev/tcp/" + address + "/" + port).status() == 0);
    }

    String address(String service, String network) {
        return containers.address(service, network);
    }

    @Override
    public void close() {
        if (relay != null) {
            relay.close();
        }
        containers.close();
    }

    private static Path emptied(Path folder) {
        Command.of(new ProcessBuilder("rm", "-rf", folder.toString()));
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the script of the project makes up. */
    private static Map<String, String> secrets(Path folder) {
        Command made = Command.of(new ProcessBuilder("sh", PROJECT.resolve("src/main/compose/secrets.sh").toString())
                .directory(folder.toFile()));
        if (made.status() != 0) {
            throw new AssertionError(made.output());
        }
        try {
            Map<String, String> variables = new HashMap<>();
            Files.readAllLines(folder.resolve(".env"))
                    .forEach(
                            line -> variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
            return variables;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
