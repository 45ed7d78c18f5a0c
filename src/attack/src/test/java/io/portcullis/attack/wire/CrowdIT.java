package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/** Each attack comes from an address of its own, and meanwhile an honest clerk from another is served. */
@EnabledOnOs(OS.LINUX)
@Tag("thorough")
@DisplayName("Slow, many and stubborn strangers")
class CrowdIT {

    private static final int FAILURES = 20;
    private static final int REQUESTS = 300;
    private static final int IN_FLIGHT = 40;
    private static final int IN_FLIGHT_OF_ONE = 20;
    private static final int CONNECTIONS = 400;
    private static final Duration SOON = Duration.ofSeconds(8);

    private static Launch launch;
    private static Server bank;

    @BeforeAll
    static void start() {
        launch = Bank.named("crowd").with("PORTCULLIS_IDENTITY_MAX_FAILURES_PER_MINUTE", "" + FAILURES)
                .with("PORTCULLIS_OVERLOAD_PER_ADDRESS_PERMITS", "" + REQUESTS)
                .with("PORTCULLIS_OVERLOAD_PER_ADDRESS_PER", "24h")
                .with("PORTCULLIS_OVERLOAD_PER_ADDRESS_BURST", "" + REQUESTS)
                .with("PORTCULLIS_OVERLOAD_MAX_IN_FLIGHT", "" + IN_FLIGHT)
                .with("PORTCULLIS_OVERLOAD_MAX_IN_FLIGHT_PER_ADDRESS", "" + IN_FLIGHT_OF_ONE)
                .with("PORTCULLIS_OVERLOAD_BODY_TIMEOUT", "2s").with("QUARKUS_HTTP_IDLE_TIMEOUT", "4s")
                .with("PORTCULLIS_STREAMING_KEEP_ALIVE", "2s").with("QUARKUS_HTTP_LIMITS_MAX_CONNECTIONS", "" + CONNECTIONS);
        bank = launch.start();
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @Attack(value = "one wrong key after the other, from one address", stoppedBy = Guard.FAILURES)
    void guessing_endsEarly(Tries tries) {
        Witness witness = Witness.of(launch.port(), bank);

        for (int i = 0; i < FAILURES + 5; i++) {
            Answer answer = tries.saw(from("127.0.0.11", echo().line("X-API-Key", "pck_clerk_" + "%064x".formatted(i))));
            assertThat(answer.status()).as("attempt " + i).isEqualTo(i < FAILURES ? 401 : 503);
        }
        Answer right = tries.saw(from("127.0.0.11", echo().by(Bank.COLLEAGUE)));
        assertThat(right.status()).isEqualTo(503);
        assertThat(right.header("Retry-After")).isPresent();
        assertThat(tries.saw(from("127.0.0.11", echo().line("X-Forwarded-For", "127.0.0.99").by(Bank.COLLEAGUE))).status())
                .isEqualTo(503);

        witness.sawNothingRun();
        honestIsServed();
    }

    @Attack(value = "more requests than one address may send", stoppedBy = Guard.FLOOD)
    void floods_areTurnedAway(Tries tries) {
        for (int i = 0; i < REQUESTS + 200; i++) {
            Answer answer = from("127.0.0.12", echo());
            tries.saw(answer);
            assertThat(answer.status()).as("request " + i).isEqualTo(i < REQUESTS ? 401 : 503);
        }
        Answer answer = tries.saw(from("127.0.0.12", echo().by(Bank.CLERK).line("X-Forwarded-For", "127.0.0.98")));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        honestIsServed();
    }

    @Attack(value = "bodies that come a byte at a time", stoppedBy = Guard.BODY)
    void slowBodies_areCutOff(Tries tries) {
        Raw slow = echo().by(Bank.CLERK).body("").framedByHand().line("Content-Length", "1000");
        List<Wire> wires = IntStream.range(0, 10).mapToObj(i -> Wire.to(launch.port(), "127.0.0.13").send(slow.bytes()))
                .toList();

        long begin = System.nanoTime();
        for (int i = 0; i < 15; i++) {
            wires.forEach(wire -> drip(wire));
            honestIsServed();
            Pause.of(Duration.ofMillis(100));
        }
        for (Wire wire : wires) {
            assertThat(tries.saw(wire.read()).status()).isEqualTo(408);
            assertThat(wire.isEnded()).isTrue();
            wire.close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    }

    @Attack(value = "bodies of nobody that never come", stoppedBy = Guard.DOORKEEPER)
    void bodiesOfNobody_areNotWaitedFor(Tries tries) {
        for (int i = 0; i < 20; i++) {
            try (Wire wire = Wire.to(launch.port(), "127.0.0.14")) {
                long begin = System.nanoTime();
                Answer answer = tries
                        .saw(wire.send(echo().body("").framedByHand().line("Content-Length", "1000").bytes()).read());
                assertThat(answer.status()).isEqualTo(401);
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
            }
        }
        honestIsServed();
    }

    @Attack(value = "all places of one address, held by bodies that do not come", stoppedBy = Guard.FLOOD)
    void placesOfOneAddress_areBounded(Tries tries) {
        Raw slow = echo().by(Bank.STRANGER).body("").framedByHand().line("Content-Length", "1000");
        List<Wire> wires = IntStream.range(0, IN_FLIGHT_OF_ONE + 10)
                .mapToObj(i -> Wire.to(launch.port(), "127.0.0.15").send(slow.bytes())).toList();
        honestIsServed();

        List<Integer> statuses = wires.stream().map(wire -> tries.saw(wire.read()).status()).toList();
        wires.forEach(Wire::close);
        assertThat(statuses.stream().filter(status -> status == 503)).hasSize(10);
        assertThat(statuses.stream().filter(status -> status == 408)).hasSize(IN_FLIGHT_OF_ONE);
        assertThat(from("127.0.0.15", echo().by(Bank.STRANGER)).status()).isEqualTo(200);
    }

    @Attack(value = "connections over which nothing comes, and heads that stop in the middle", stoppedBy = Guard.FLOOD)
    void silentConnections_areClosed(Tries tries) {
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            wires.add(Wire.to(launch.port(), "127.0.0.16"));
            wires.add(Wire.to(launch.port(), "127.0.0.16").send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nX-A"));
        }
        honestIsServed();
        for (Wire wire : wires) {
            assertThat(wire.isEnded()).isTrue();
            tries.saw("closed");
            wire.close();
        }
        honestIsServed();
    }

    @Attack(value = "heads without an end, in one line and in many", stoppedBy = Guard.BELOW)
    void hugeHeads_areRefused(Tries tries) {
        String head = "POST /mcp HTTP/1.1\r\nHost: localhost:" + launch.port() + "\r\n";
        for (String sent : List.of("POST /mcp?" + "x".repeat(5_000) + " HTTP/1.1\r\n\r\n",
                "POST /" + "../".repeat(2_000) + "mcp HTTP/1.1\r\n\r\n",
                "P".repeat(5_000) + " /mcp HTTP/1.1\r\n\r\n", head + "X: " + "x".repeat(30_000) + "\r\n\r\n",
                head + ("X: " + "x".repeat(100) + "\r\n").repeat(300) + "\r\n", head + "x".repeat(30_000) + ": x\r\n\r\n",
                head + "X:" + " ".repeat(30_000) + "x\r\n\r\n", head + "X: x\r\n" + " folded\r\n".repeat(3_000) + "\r\n",
                head + "X-API-Key: " + "x".repeat(30_000) + "\r\n\r\n", head + "a:\r\n".repeat(12_000) + "\r\n")) {
            List<Answer> answers = answersFrom("127.0.0.17", sent);
            assertThat(answers).as(sent.substring(0, 40)).hasSize(1);
            assertThat(tries.saw(answers.get(0)).status()).as(sent.substring(0, 60)).isIn(400, 414, 431);
            assertThat(answers.get(0).text()).isEmpty();
        }
        honestIsServed();
    }

    private static List<Answer> answersFrom(String address, String sent) {
        try (Wire wire = Wire.to(launch.port(), address)) {
            return wire.send(sent).readAll();
        }
    }

    private static void drip(Wire wire) {
        try {
            wire.send(" ");
        } catch (UncheckedIOException e) {
            // cut off by now
        }
    }

    private static void honestIsServed() {
        assertThat(from("127.0.0.2", echo().by(Bank.CLERK)).status()).isEqualTo(200);
    }

    private static Raw echo() {
        return Raw.call(launch.port(), "echo", Map.of("text", "x"));
    }

    private static Answer from(String address, Raw request) {
        try (Wire wire = Wire.to(launch.port(), address)) {
            return wire.send(request.bytes()).read();
        }
    }
}
