package io.portcullis.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a packaged application is going to be started: a jar with the Java of this build, on free ports of the loopback
 * interface,
 * configured by environment variables alone, as in a container. Nothing of the environment of the build reaches its
 * configuration.
 */
public final class Launch {

    private static final int LOWEST_PORT = 12_000;
    private static final int HIGHEST_PORT = 32_000;

    private final String application;
    private final String name;
    private final List<Integer> ports;
    private final Map<String, String> environment = new HashMap<>();

    private Launch(String application, String name, List<Integer> ports) {
        this.application = application;
        this.name = name;
        this.ports = ports;
        with("QUARKUS_HTTP_PORT", Integer.toString(port()));
    }

    /**
     * The starter.
     *
     * @param name names the folder in which the output of the run is kept
     */
    public static Launch named(String name) {
        Launch launch = new Launch(System.getProperty("starter.application"), name, freePorts(2));
        return launch.with("QUARKUS_MANAGEMENT_PORT", Integer.toString(launch.managementPort()));
    }

    /**
     * The server that has everything and no management interface: the one the conformance suite is run against, but closed to
     * callers without a key.
     *
     * @param name names the folder in which the output of the run is kept
     */
    public static Launch ofEverything(String name) {
        return new Launch(System.getProperty("conformance.application"), name, freePorts(1))
                .with("PORTCULLIS_IDENTITY_ALLOW_ANONYMOUS", "false");
    }

    /**
     * Any application with a management interface.
     *
     * @param application the folder of its jar
     * @param name names the folder in which the output of the run is kept
     */
    public static Launch of(Path application, String name) {
        Launch launch = new Launch(application.toString(), name, freePorts(2));
        return launch.with("QUARKUS_MANAGEMENT_PORT", Integer.toString(launch.managementPort()));
    }

    public Launch with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Configures a key, of which only the digest leaves this process. */
    public Launch with(ApiKey key) {
        String prefix = "PORTCULLIS_IDENTITY_API_KEYS__" + key.name().toUpperCase(Locale.ROOT) + "__";
        return with(prefix + "DIGEST", key.digest()).with(prefix + "ROLES", key.roles())
                .with(prefix + "SCOPES", "customers:read,customers:write");
    }

    public int port() {
        return ports.get(0);
    }

    /** A further port, for TLS. */
    public int securePort() {
        return freePorts(1).get(0);
    }

    /** Of the starter. */
    public int managementPort() {
        return ports.get(1);
    }

    /** All ports it listens on. */
    public List<Integer> ports() {
        return ports;
    }

    /** The address of the MCP endpoint. */
    public String url() {
        return "http://localhost:" + port() + "/mcp";
    }

    /** A folder of this run. */
    public Path folder() {
        try {
            return Files.createDirectories(Path.of(System.getProperty("starter.runs"), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it serves. */
    public Server start() {
        Server server = new Server(this, process());
        server.awaitReady();
        return server;
    }

    /** Starts it and waits until it has given up. */
    public FailedStart startInVain() {
        return FailedStart.of(this, process());
    }

    /** Runs a command of the application, with its configuration, and waits for its end. */
    public Command command(String... arguments) {
        return Command.of(builder(arguments));
    }

    /** Makes a key with the command of the application, and lets it in. */
    public String newKey(String... grant) {
        String file = folder().resolve("api-keys.properties").toString();
        List<String> words = new ArrayList<>(List.of("key", "new", "--file", file));
        words.addAll(List.of(grant));
        Command command = command(words.toArray(String[]::new));
        with("PORTCULLIS_IDENTITY_API_KEY_FILE", file);
        return command.output().lines().map(String::strip).filter(line -> line.startsWith("pck_")).findFirst()
                .orElseThrow(() -> new AssertionError(command.output()));
    }

    public String output() {
        try {
            return new String(Files.readAllBytes(outputFile()), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path outputFile() {
        return folder().resolve("output.txt");
    }

    private Process process() {
        try {
            return builder().redirectErrorStream(true).redirectOutput(outputFile().toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder().toFile());
        builder.environment().keySet().removeIf(Launch::configures);
        builder.environment().putAll(environment);
        return builder;
    }

    /** The executable itself, or the jar in the folder. */
    private List<String> program() {
        Path packaged = Path.of(application).toAbsolutePath().normalize();
        if (Files.isRegularFile(packaged)) {
            return List.of(packaged.toString());
        }
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                packaged.resolve("quarkus-run.jar").toString());
    }

    /** Ports that nobody listens on, and that the system gives to no connection meanwhile. */
    public static List<Integer> freePorts(int count) {
        return ThreadLocalRandom.current().ints(LOWEST_PORT, HIGHEST_PORT).distinct().filter(Launch::isFree).limit(count)
                .boxed()
                .toList();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    public static boolean configures(String variable) {
        return variable.toUpperCase(Locale.ROOT).matches("(QUARKUS|PORTCULLIS|MP|SMALLRYE|DATABASE|JAVA|JDK|_JAVA)_.*");
    }
}
