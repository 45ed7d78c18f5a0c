package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;

/**
 * Whether an attacker on the same machine can tell by the clock what answers do not say. Two kinds of request take turns in
 * random order over one connection; beside them, two groups of the very same request show how much is noise.
 */
@Tag("siege")
@DisplayName("What the clock gives away")
@ExtendWith(SharedBank.Given.class)
class TimingIT {

    private static final int WARM_UP = 2_000;
    private static final int SAMPLES = 4_000;
    /** A difference of medians that an attacker could use, if it is more than twice the noise as well. */
    private static final double MICROS = 5;
    /** What counts on a machine that others use, too, where a median alone may move by that much. */
    private static final double ALLOWED = Boolean.getBoolean("results") ? MICROS : 10 * MICROS;
    private static final SortedSet<String> ROWS = new ConcurrentSkipListSet<>();

    private final SharedBank bank;

    TimingIT(SharedBank bank) {
        this.bank = bank;
    }

    @AfterAll
    static void write() throws IOException {
        if (Boolean.getBoolean("results")) {
            Files.writeString(
                    Files.createDirectories(Path.of(System.getProperty("project.basedir"), "results")).resolve("timing.md"),
                    "# What the clock gives away\n\nWritten by `TimingIT` with `-Dresults=true`: medians of " + SAMPLES
                            + " requests of each kind, taken by turns over one connection on the same machine. *Noise* is the difference"
                            + " of medians of two groups of one request; *p* is that of a Mann-Whitney test of the two kinds.\n\n"
                            + "| compared | median of the one, µs | of the other, µs | difference, µs | noise, µs | p |\n"
                            + "|---|---|---|---|---|---|\n" + String.join("\n", ROWS) + "\n");
        }
    }

    @Attack(value = "a hidden tool beside an unknown one", stoppedBy = Guard.ROLE)
    void hiddenTool_takesAsLongAsAnUnknownOne(Tries tries) {
        compare(tries, "hidden and unknown tool", tool("open"), tool("oqen"));
    }

    @Attack(value = "a hidden prompt beside an unknown one", stoppedBy = Guard.ROLE)
    void hiddenPrompt_takesAsLongAsAnUnknownOne(Tries tries) {
        compare(tries, "hidden and unknown prompt", prompt("dismissal"), prompt("dismissel"));
    }

    @Attack(value = "a hidden resource beside an unknown one", stoppedBy = Guard.ROLE)
    void hiddenResource_takesAsLongAsAnUnknownOne(Tries tries) {
        compare(tries, "hidden and unknown resource", resource("bank://ledger"), resource("bank://ledges"));
    }

    @Attack(value = "a wrong key of an id that exists beside one that does not", stoppedBy = Guard.CREDENTIAL)
    void idOfAKey_isNotToldByTheClock(Tries tries) {
        compare(tries, "id of a key that exists and one that does not", key("pck_clerk_" + "0".repeat(64)),
                key("pck_clerc_" + "0".repeat(
                        64)));
    }

    @Attack(value = "a key that is wrong at its end beside one that is wrong at its beginning", stoppedBy = Guard.CREDENTIAL)
    void placeOfTheMistake_isNotToldByTheClock(Tries tries) {
        String key = Bank.CLERK.secret();
        String end = key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0");
        String begin = key.substring(0, 10) + (key.charAt(10) == '0' ? "1" : "0") + key.substring(11);
        compare(tries, "key that is wrong at its end and at its beginning", key(end), key(begin));
    }

    private Raw tool(String name) {
        return Raw.call(bank.port(), name, Map.of()).by(Bank.CLERK);
    }

    private Raw prompt(String name) {
        return asked("prompts/get", "name", name);
    }

    private Raw resource(String uri) {
        return asked("resources/read", "uri", uri);
    }

    private Raw asked(String method, String key, String name) {
        return Raw.call(bank.port(), name, Map.of()).with("Mcp-Method", method).by(Bank.CLERK).body(Raw.message(name, Map.of())
                .replace("tools/call", method).replace("\"name\":\"" + name + "\"", "\"" + key + "\":\"" + name + "\""));
    }

    private Raw key(String secret) {
        return Raw.call(bank.port(), "echo", Map.of("text", "x")).line("X-API-Key", secret);
    }

    private void compare(Tries tries, String what, Raw one, Raw other) {
        byte[][] requests = { one.without("Connection").bytes(), other.without("Connection").bytes(), one.bytes() };
        double[][] micros = new double[3][SAMPLES];
        try (Wire wire = Wire.to(bank.port())) {
            for (int i = 0; i < WARM_UP; i++) {
                micros(wire, requests[i % 3]);
            }
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
            Random random = new Random(4711);
            for (int i = 0; i < SAMPLES; i++) {
                Collections.shuffle(order, random);
                for (int kind : order) {
                    micros[kind][i] = micros(wire, requests[kind]);
                }
            }
        }
        judge(what, Samples.of(micros[0]), Samples.of(micros[1]), Samples.of(micros[2]));
        IntStream.range(0, 3).forEach(kind -> tries.saw("not told apart"));
    }

    private static void judge(String what, Samples one, Samples other, Samples again) {
        double difference = one.median() - other.median();
        double noise = one.median() - again.median();
        String row = "| %s | %.1f | %.1f | %.1f | %.1f | %.3f |".formatted(what, one.median(), other.median(), difference,
                noise, one
                        .likeness(other));
        assertThat(Math.abs(difference)).as(what + ": " + row).isLessThan(Math.max(ALLOWED, 2 * Math.abs(noise)));
        ROWS.add(row);
    }

    private static double micros(Wire wire, byte[] request) {
        long begin = System.nanoTime();
        Answer answer = wire.send(request).read();
        double micros = (System.nanoTime() - begin) / 1_000.0;
        assertThat(answer.status()).isIn(200, 401, 404);
        return micros;
    }
}
