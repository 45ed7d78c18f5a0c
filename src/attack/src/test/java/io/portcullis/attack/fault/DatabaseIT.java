package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Command;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Http;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/** The database of the starter, an H2 in a process of its own, hangs and goes away. */
@Tag("siege")
class DatabaseIT {

    private static final int TRIES = 3;
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private static final ApiKey READER = ApiKey.random("reader", "reader");

    private static Audited audited;
    private static Server starter;
    private static Process database;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        Launch launch = Launch.named("database").with(READER);
        audited = Audited.of(launch);
        port = Launch.freePorts(1).get(0);
        Files.deleteIfExists(folder().resolve("customers.mv.db"));
        database = database();
        starter = launch.with("QUARKUS_DATASOURCE_H2_JDBC_URL", "jdbc:h2:tcp://localhost:" + port
                + "/./customers;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")
                // what the driver of PostgreSQL tells the pool by itself: that a connection has ended
                .with("QUARKUS_DATASOURCE_H2_JDBC_VALIDATE_ON_BORROW", "true")
                .with("PORTCULLIS_CALLS_TIMEOUT", "2S").start();
    }

    @AfterAll
    static void end() {
        starter.close();
        database.destroyForcibly();
    }

    @Test
    void databaseThatHangs_isAnErrorInTime_andComesBack() {
        Outage outage = new Outage("database of the starter: hangs", audited);
        assertThat(found(find(outage))).isTrue();
        signal("-STOP");
        for (int each = 0; each < TRIES; each++) {
            Deadline.meets(IN_TIME, () -> fails(find(outage)));
            assertThat(outage.ask(starter.client(READER)::list).status()).as("lists need no database").isEqualTo(200);
        }
        signal("-CONT");
        outage.recovers(() -> found(find(outage)));
        outage.account();
    }

    @Test
    void databaseThatIsGone_isAnError_andComesBack() throws Exception {
        Outage outage = new Outage("database of the starter: killed under a call", audited);
        assertThat(found(find(outage))).isTrue();
        signal("-STOP"); // so that a call is under way when it is killed
        CompletableFuture<Answer> underWay = CompletableFuture.supplyAsync(() -> find(outage));
        Pause.of(Duration.ofMillis(500));
        database.destroyForcibly().waitFor();
        fails(underWay.get(IN_TIME.toSeconds(), TimeUnit.SECONDS));
        for (int each = 0; each < TRIES; each++) {
            Deadline.meets(IN_TIME, () -> fails(find(outage)));
            assertThat(outage.ask(starter.client(READER)::list).status()).as("lists need no database").isEqualTo(200);
        }
        database = database();
        outage.recovers(() -> found(find(outage)));
        for (int each = 0; each < TRIES; each++) {
            assertThat(found(find(outage))).as("served once, and then again not").isTrue();
        }
        outage.account();
    }

    private static void fails(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.result().path("isError").asBoolean()).as(answer.text()).isTrue();
        assertThat(answer.text()).doesNotContainIgnoringCase("jdbc").doesNotContainIgnoringCase("h2")
                .doesNotContainIgnoringCase("exception");
    }

    private static boolean found(Answer answer) {
        return answer.status() == 200 && !answer.result().path("isError").asBoolean();
    }

    private static Answer find(Outage outage) {
        return outage.ask(() -> starter.client(READER).call("customer_find", Map.of("number", 1001)));
    }

    private static void signal(String signal) {
        Command.of(new ProcessBuilder("kill", signal, Long.toString(database.pid())));
    }

    private static Process database() throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                h2().toString(), "org.h2.tools.Server", "-tcp", "-tcpPort", Integer.toString(port), "-ifNotExists",
                "-baseDir", folder().toString())
                .redirectErrorStream(true).redirectOutput(folder().resolve("database.txt").toFile()).start();
        Deadline.within(Duration.ofSeconds(30), () -> Http.isOpen(port));
        return process;
    }

    private static Path folder() {
        return audited.launch().folder().toAbsolutePath();
    }

    private static Path h2() throws IOException {
        Path libraries = Path.of(System.getProperty("starter.application"), "lib", "main");
        try (Stream<Path> files = Files.list(libraries)) {
            return files.filter(file -> file.getFileName().toString().startsWith("com.h2database.h2")).findFirst()
                    .orElseThrow();
        }
    }
}
