package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.portcullis.rig.Http;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Pause;

/**
 * A Keycloak, as its distribution comes, with realms made of {@code realm.json}. What it knows outlives {@link #stop}, not
 * {@link #close}.
 */
final class Keycloak implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String ADMINISTRATOR = "administrator";

    private final Path home = Path.of(System.getProperty("keycloak.home"));
    private final Path output;
    private final int port = Launch.freePorts(1).get(0);
    private final String secret = "secret-" + UUID.randomUUID();
    private final String resource;

    private Process process;

    private Keycloak(String resource, Path folder) {
        this.resource = resource;
        this.output = folder.resolve("keycloak.txt");
    }

    /**
     * Starts one that knows nothing but these realms, and waits until it serves.
     *
     * @param resource the URL of the server that tokens are for
     * @param folder where its output is kept
     */
    static Keycloak start(String resource, Path folder, String... realms) {
        Keycloak keycloak = new Keycloak(resource, folder);
        try {
            Files.deleteIfExists(keycloak.output);
            keycloak.forget();
            for (String realm : realms) {
                keycloak.give(realm);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keycloak.startAgain();
        return keycloak;
    }

    Realm realm(String name) {
        return new Realm(url() + "/realms/" + name, resource, secret);
    }

    Administrator administrator() {
        return new Administrator(url(), ADMINISTRATOR, secret);
    }

    /** The password of every user, and the secret of every client. Made up for this run. */
    String secret() {
        return secret;
    }

    void startAgain() {
        ProcessBuilder builder = new ProcessBuilder("sh", home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm",
                "--http-host=127.0.0.1", "--http-port=" + port, "--features=resource-indicators").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.matches("(KC|KEYCLOAK|QUARKUS|JAVA)_?.*"));
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"),
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR, "KC_BOOTSTRAP_ADMIN_PASSWORD", secret));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    /** Ends it as an operator would. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** From now on it takes connections, and answers nothing. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    @Override
    public void close() {
        stop();
        try {
            forget();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private void give(String realm) throws IOException {
        Path folder = Files.createDirectories(home.resolve("data/import"));
        try (InputStream template = Keycloak.class.getResourceAsStream("/realm.json")) {
            String text = new String(template.readAllBytes(), UTF_8);
            Files.writeString(folder.resolve(realm + ".json"), text.replace("${realm}", realm).replace("${resource}", resource)
                    .replace("${secret}", secret));
        }
    }

    private void forget() throws IOException {
        Path data = home.resolve("data");
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Http.isOpen(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                kill();
                throw new AssertionError("Keycloak does not serve; see " + output);
            }
            Pause.brief();
        }
    }

    private void kill() {
        all().forEach(ProcessHandle::destroyForcibly);
    }

    private void signal(String signal) {
        all().forEach(handle -> {
            try {
                new ProcessBuilder("kill", signal, Long.toString(handle.pid())).start().waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The script, and the Java it may have started. */
    private Stream<ProcessHandle> all() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }
}
