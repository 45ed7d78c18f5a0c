package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.AuditTrail;
import io.portcullis.rig.Command;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/**
 * A server that is killed at random moments, while many clients change what is in its database, and started again. With a
 * durable audit, every change that is found in the database was written down before it was made, and the trail can be verified
 * from its first record to its last.
 * <p>
 * {@code -Dkills=100} makes it a hundred moments.
 */
class KilledIT {

    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final int FIRST = 100_000;
    private static final int CUSTOMERS_PER_ROUND = 4_000;

    @Test
    void everyChange_wasWrittenDownBefore_andTheTrailVerifies() throws IOException {
        List<ApiKey> keys = IntStream.range(0, 150).mapToObj(each -> ApiKey.random("editor" + each, "editor")).toList();
        Launch launch = Launch.named("killed");
        clear(launch.folder());
        Ledger ledger = new Ledger(launch.folder());
        keys.forEach(launch::with);
        launch.with("QUARKUS_DATASOURCE_H2_JDBC_URL", ledger.url()).with("PORTCULLIS_AUDIT_SINKS", "file")
                .with("PORTCULLIS_AUDIT_FILE_PATH", trail(launch).toString())
                .with("PORTCULLIS_AUDIT_FILE_MAX_SIZE", "1M")
                .with("PORTCULLIS_AUDIT_DURABILITY", "durable").with("PORTCULLIS_AUDIT_ARGUMENTS", "redacted")
                .with("PORTCULLIS_AUDIT_KEYS", "k1:" + key());
        launch.start().close();
        ledger.fill(FIRST, KILLS * CUSTOMERS_PER_ROUND);
        Random random = new Random();
        AtomicLong next = new AtomicLong(FIRST);
        int lost = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            next.set(FIRST + (kill - 1L) * CUSTOMERS_PER_ROUND);
            Server server = launch.start();
            Barrage barrage = Barrage.of(keys.stream().map(server::client).toList(), next);
            barrage.awaitFirst();
            Pause.of(Duration.ofMillis(random.nextInt(1_500)));
            server.kill();
            Set<Long> done = barrage.done();
            Set<Long> changes = ledger.changes();
            Set<Long> writtenDown = AuditTrail.of(trail(launch)).intents("customer_update", "number");
            assertThat(changes).as("kill " + kill).containsAll(done).isNotEmpty();
            assertThat(writtenDown).as("kill " + kill).containsAll(changes);
            lost = writtenDown.size() - changes.size();
        }
        Command verified = verify(launch);
        System.out.printf("%d kills, %d changes, %d written down and not made%n%s%n", KILLS, ledger.changes().size(), lost,
                verified.output());
        assertThat(verified.status()).as(verified.output()).isZero();
        launch.start().close();
        assertThat(verify(launch).status()).as(verified.output()).isZero();
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static Command verify(Launch launch) throws IOException {
        List<String> arguments = Stream.concat(Stream.of("audit", "verify"),
                AuditTrail.files(trail(launch)).stream().map(Path::toString)).toList();
        return launch.command(arguments.toArray(String[]::new));
    }

    private static Path trail(Launch launch) {
        return launch.folder().resolve("audit.jsonl").toAbsolutePath();
    }

    /** What an earlier run has left. */
    private static void clear(Path folder) throws IOException {
        try (Stream<Path> old = Files.walk(folder)) {
            old.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(folder)).forEach(path -> path.toFile().delete());
        }
    }
}
