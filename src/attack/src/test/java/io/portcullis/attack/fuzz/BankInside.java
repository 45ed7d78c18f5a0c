package io.portcullis.attack.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Http;
import io.portcullis.rig.Launch;
import io.portcullis.rig.TokenMint;

/** The packaged bank, started in this very process, so that a fuzzer sees which of its code an input reaches. */
final class BankInside {

    /** A clerk. */
    static final ApiKey CLERK = ApiKey.random("clerk", "clerk");

    private static final List<Integer> PORTS = Launch.freePorts(2);
    private static final Path TRAIL = trail();

    static {
        start();
    }

    private BankInside() {
    }

    static int port() {
        return PORTS.get(0);
    }

    /** The file of its audit. */
    static Path audit() {
        return TRAIL;
    }

    private static void start() {
        TokenMint mint = new TokenMint("http://localhost:" + port() + "/mcp");
        Map<String, String> settings = Map.ofEntries(Map.entry("quarkus.http.port", Integer.toString(port())),
                Map.entry("quarkus.management.port", PORTS.get(1).toString()),
                Map.entry("portcullis.identity.api-keys.clerk.digest", CLERK.digest()),
                Map.entry("portcullis.identity.api-keys.clerk.roles", CLERK.roles()),
                Map.entry("portcullis.resource-url", "http://localhost:" + port() + "/mcp"),
                Map.entry("mp.jwt.verify.issuer", TokenMint.ISSUER),
                Map.entry("mp.jwt.verify.publickey.location", "file:" + mint.publicKey(TRAIL.resolveSibling("key.pem"))),
                Map.entry("portcullis.audit.file.path", TRAIL.toString()), Map.entry("portcullis.audit.file.max-size", "1G"),
                Map.entry("portcullis.overload.per-address.permits", "1000000000"),
                Map.entry("portcullis.overload.per-address.burst", "1000000000"),
                Map.entry("portcullis.identity.max-failures-per-minute", "1000000000"),
                Map.entry("portcullis.asking.max-per-minute", "1000000000"),
                Map.entry("portcullis.legacy.sessions", "stateless"), Map.entry("portcullis.lists.page-size", "2"),
                Map.entry("portcullis.calls.timeout", "200ms"), Map.entry("portcullis.streaming.max-duration", "1s"),
                Map.entry("quarkus.log.level", "OFF"),
                Map.entry("java.util.logging.manager", "org.jboss.logmanager.LogManager"));
        settings.forEach(System::setProperty);
        Thread bank = new Thread(new Application(), "bank");
        bank.setDaemon(true);
        bank.start();
        Deadline.within(Duration.ofMinutes(2), () -> PORTS.stream().allMatch(Http::isOpen));
    }

    /** A class of its own: one that is being initialized cannot run on another thread. */
    private static final class Application implements Runnable {

        @Override
        public void run() {
            Path jar = Path.of(System.getProperty("bank.folder"), "quarkus-app", "quarkus-run.jar");
            try {
                URLClassLoader loader = new URLClassLoader(new URL[] { jar.toUri().toURL() },
                        ClassLoader.getPlatformClassLoader());
                Thread.currentThread().setContextClassLoader(loader);
                loader.loadClass("io.quarkus.bootstrap.runner.QuarkusEntryPoint").getMethod("main", String[].class).invoke(null,
                        (Object) new String[0]);
            } catch (IOException | ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Path trail() {
        try {
            return Files.createTempDirectory("bank").resolve("audit.jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

}
