package io.portcullis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.rig.Command;

/**
 * What stands in for the images of the Compose file: Caddy, PostgreSQL, Redis and Prometheus of Debian, Keycloak as its
 * distribution comes, and the packaged starter. What the Dockerfiles of the project say about entry points and the build of
 * Keycloak is taken from them.
 */
final class ContainerImages {

    private final Path docker;
    private final Path folder;

    ContainerImages(Path project, Path folder) {
        this.docker = project.resolve("src/main/docker");
        this.folder = folder;
    }

    StandIn of(String service) {
        return switch (service) {
            case "proxy" -> programs(Map.of("caddy", "caddy"));
            case "application" -> application();
            case "keycloak" -> keycloak();
            case "database" -> database();
            // The programs of Redis find out by their names what they are, and this is no name of a tool.
            case "valkey" -> programs(Map.of("valkey-server", "redis-check-rdb", "valkey-cli", "redis-cli"));
            case "prometheus" -> new StandIn(Map.of("/opt/bin/prometheus", StandIn.program("prometheus")), Map.of(),
                    List.of("prometheus"));
            default -> throw new AssertionError("nothing stands in for " + service);
        };
    }

    private static StandIn programs(Map<String, String> names) {
        Map<String, Path> files = new HashMap<>();
        names.forEach((inside, here) -> files.put("/opt/bin/" + inside, StandIn.program(here)));
        return new StandIn(files, Map.of(), List.of());
    }

    /** On the Java of this build, which knows no ahead-of-time cache. It is told how much memory there is. */
    private StandIn application() {
        Path application = Path.of(System.getProperty("starter.application")).toAbsolutePath().normalize();
        return new StandIn(Map.of("/application", application),
                Map.of("JAVA_TOOL_OPTIONS", "-XX:+IgnoreUnrecognizedVMOptions -XX:MaxRAM=768m"),
                Dockerfile.of(docker.resolve("Dockerfile.jvm")).entryPoint());
    }

    private StandIn keycloak() {
        Dockerfile dockerfile = Dockerfile.of(docker.resolve("Dockerfile.keycloak"));
        Path home = folder.resolve("keycloak");
        run(new ProcessBuilder("cp", "-a", System.getProperty("keycloak.home"), home.toString()));
        run(new ProcessBuilder("rm", "-rf", home.resolve("data").toString()));
        try { // an engine makes these places
            Files.createDirectories(home.resolve("data/tmp"));
            Files.createDirectories(home.resolve("data/transaction-logs"));
            Files.createFile(Files.createDirectories(home.resolve("data/import")).resolve("realm.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder build = new ProcessBuilder("sh", home.resolve("bin/kc.sh").toString(), "build");
        build.environment().putAll(Dockerfile.environment(dockerfile.stages().get(0)));
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        run(build);
        return new StandIn(Map.of("/opt/keycloak", home),
                Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS_APPEND", "-XX:MaxRAM=1g"),
                dockerfile.entryPoint());
    }

    private StandIn database() {
        try {
            Path script = Files.writeString(folder.resolve("postgresql.sh"), """
                    set -e
                    if [ ! -s "$PGDATA/PG_VERSION" ]; then
                        printf %s "$POSTGRES_PASSWORD" > /tmp/password
                        initdb --username=postgres --pwfile=/tmp/password --encoding=UTF8 --locale=C.UTF-8
                        echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
                        pg_ctl -w start -o '-c listen_addresses='
                        for file in /docker-entrypoint-initdb.d/*; do
                            psql -v ON_ERROR_STOP=1 --no-psqlrc -U postgres -f "$file"
                        done
                        pg_ctl -w stop
                    fi
                    exec postgres -c 'listen_addresses=*' -c fsync=off
                    """);
            String programs = StandIn.program("initdb").toRealPath().getParent().toString();
            return new StandIn(Map.of("/opt/start.sh", script), Map.of("PGDATA", "/var/lib/postgresql/data"),
                    List.of("sh", "-c", "PATH=" + programs + ":$PATH; . /opt/start.sh"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(ProcessBuilder builder) {
        Command done = Command.of(builder);
        if (done.status() != 0) {
            throw new AssertionError(builder.command() + ": " + done.output());
        }
    }
}
