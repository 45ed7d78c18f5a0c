package io.portcullis.attack.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import io.portcullis.attack.Bank;
import io.portcullis.attack.bank.Counter;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Server;

/** Making a method or the server say what it must not. */
@DisplayName("Getting at secrets of the server")
class SecretsIT {

    private static final String CANARY = "canary-in-the-vault-4711";

    private static Server bank;

    private final Caller clerk = Caller.of(bank, Bank.CLERK);

    @BeforeAll
    static void start() {
        bank = Bank.named("secrets").with("PORTCULLIS_RESULTS_CANARIES_0_", CANARY)
                .with("PORTCULLIS_AUDIT_ARGUMENTS", "redacted").with("PORTCULLIS_TRANSPORT_MAX_RESULT_SIZE", "500").start();
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @Attack(value = "methods that fail with a secret in their words", stoppedBy = Guard.FIXED_ERRORS)
    void failures_areToldInFixedWords(Tries tries) {
        for (String how : List.of("error", "stack", "anything", Counter.SECRET.substring(0, 5))) {
            Answer answer = tries.saw(clerk.call("fail", Map.of("how", how)));
            assertThat(answer.result().at("/content/0/text").asText())
                    .matches("The tool failed\\. Correlation id: [0-9a-f]{16}");
            for (String revision : List.of("2025-11-25", "2025-06-18", "2025-03-26")) {
                Session session = Session.open(bank, Bank.CLERK, revision);
                Answer older = tries.saw(session.call("fail", Map.of("how", how)));
                assertThat(older.result().at("/content/0/text").asText()).matches("The tool failed\\. Correlation id: .*");
                session.end();
            }
        }
        assertThat(tries.saw(clerk.call("box", Map.of("owner", "broken"))).text()).doesNotContain(Counter.SECRET);
        assertNowhere(Counter.SECRET);
    }

    @Attack(value = "a PIN, in what is kept of good calls and of bad ones", stoppedBy = Guard.FIXED_ERRORS)
    void sensitiveArguments_areKeptNowhere(Tries tries) {
        String pin = "pin-of-the-clerk-1969";
        tries.saw(clerk.call("sign", Map.of("pin", pin)));
        tries.saw(clerk.call("sign", Map.of("pin", List.of(pin))));
        tries.saw(clerk.call("sign", Map.of("pin", pin, "more", pin)));
        tries.saw(clerk.call("sign", Map.of("pin", pin.repeat(10))));
        tries.saw(clerk.call("sign", Map.of(pin, "1234")));
        assertThat(output()).doesNotContain("\"" + pin).doesNotContain(pin + pin);
    }

    @Attack(value = "a canary, in every spelling, by every way out", stoppedBy = Guard.RESULT)
    void canary_leavesBy_noWay(Tries tries) {
        byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
        for (String spelling : List.of(CANARY, "before " + CANARY + " after", HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes), Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().encodeToString(("x" + CANARY + "y").getBytes(StandardCharsets.UTF_8)),
                CANARY.replace("-", "\u202e-"))) {
            Answer answer = tries.saw(clerk.call("echo", Map.of("text", spelling)));
            assertThat(answer.result().at("/content/0/text").asText()).as(spelling).startsWith("The result was withheld.");
            Answer stream = tries.saw(clerk.listening().call("report", Map.of("events", 3, "text", spelling)));
            assertThat(Events.of(stream)).as(stream.text()).hasSize(1);
        }
        Caller manager = Caller.of(bank, Bank.MANAGER);
        Answer file = tries.saw(manager.request("resources/read", Map.of("uri", "bank://staff/" + CANARY)));
        assertThat(file.error().path("code").asInt()).isEqualTo(-32603);
        Answer letter = tries.saw(clerk.request("prompts/get", Map.of("name", "letter", "arguments", Map.of("name", CANARY))));
        assertThat(letter.error().path("code").asInt()).isEqualTo(-32603);
        Answer box = tries.saw(clerk.request("resources/read", Map.of("uri", "bank://forms/" + CANARY)));
        assertThat(box.text()).doesNotContain(CANARY);
    }

    @Attack(value = "results larger than may leave", stoppedBy = Guard.RESULT)
    void resultsOverTheSize_areWithheld(Tries tries) {
        String many = "\u0001".repeat(10) + "\"".repeat(190);
        for (String text : List.of(many, "\\".repeat(200), "\u4e2d".repeat(200))) {
            Ran before = Ran.in(bank);
            Answer answer = tries.saw(clerk.call("echo", Map.of("text", text)));
            assertThat(answer.result().at("/content/0/text").asText()).startsWith("The result was withheld.");
            assertThat(Ran.in(bank).since(before)).isEqualTo(Map.of("echo", 1L));
        }
        Answer letter = tries.saw(clerk.request("prompts/get", Map.of("name", "letter", "arguments",
                Map.of("name", "a".repeat(600)))));
        assertThat(letter.error().path("code").asInt()).isEqualTo(-32603);
    }

    /** The output has the log and the audit; answers were looked at one by one. */
    private static void assertNowhere(String secret) {
        assertThat(output()).doesNotContain(secret);
        assertThat(String.join("\n", bank.metrics())).doesNotContain(secret);
    }

    private static String output() {
        Caller.of(bank, Bank.CLERK).call("echo", Map.of("text", "last"));
        bank.audit(record -> record.at("/api/request/data/text").asText().equals("last"));
        return bank.output();
    }
}
