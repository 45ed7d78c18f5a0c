package io.portcullis.attack.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;

/** a proxy that decides by headers must not be told something else than the server. */
@DisplayName("Headers that say something else than the body")
@ExtendWith(SharedBank.Given.class)
class MirrorsIT {

    private final SharedBank bank;

    MirrorsIT(SharedBank bank) {
        this.bank = bank;
    }

    @Attack(value = "another method, name or revision in headers than in the body", stoppedBy = Guard.MIRROR)
    void mirrors_sayWhatTheBodySays(Tries tries) {
        Witness witness = bank.witness();

        for (String name : List.of("Mcp-Method", "Mcp-Name", "MCP-Protocol-Version")) {
            String right = switch (name) {
                case "Mcp-Method" -> "tools/call";
                case "Mcp-Name" -> "echo";
                default -> "2026-07-28";
            };
            String encoded = "=?base64?" + Base64.getEncoder().encodeToString("open".getBytes(UTF_8)) + "?=";
            for (String wrong : List.of("", "x", right.toUpperCase(Locale.ROOT) + "X", right + ",",
                    right + ", " + right,
                    right + ";x", "\"" + right + "\"", right + "\u00a0", right + "\u00e9", right.substring(1), right + "/",
                    encoded,
                    "=?base64?!?=", "=?base64?", "=?utf-8?Q?" + right + "?=", "%65" + right, right + " x")) {
                assertRefused(tries, echo().with(name, wrong), name + ": " + wrong);
            }
            assertRefused(tries, echo().line(name, right), name + " twice");
            assertRefused(tries, echo().line(name, "x"), name + " twice, differently");
            assertRefused(tries, echo().with(name, "x").line(name, right), name + " twice, the right one last");
        }
        for (String missing : List.of("Mcp-Method", "Mcp-Name")) {
            assertRefused(tries, echo().without(missing), "no " + missing);
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "another argument in a header than in the body", stoppedBy = Guard.MIRROR)
    void mirroredArguments_areTheArguments(Tries tries) {
        Witness witness = bank.witness();

        for (UnaryOperator<Raw> change : List.<UnaryOperator<Raw>> of(raw -> raw.line("Mcp-Param-City", "Bergen"),
                raw -> raw.line("Mcp-Param-City", ""), raw -> raw.line("Mcp-Param-City", "oslo"), raw -> raw,
                raw -> raw.line("Mcp-Param-City", "Oslo").line("Mcp-Param-City", "Oslo"),
                raw -> raw.line("Mcp-Param-City", "Oslo").line("Mcp-Param-City", "Bergen"),
                raw -> raw.line("Mcp-Param-City", "Oslo").line("mcp-param-city", "Bergen"),
                raw -> raw.line("Mcp-Param-City", "Oslo, Bergen"), raw -> raw.line("Mcp-Param-City", "Osl\u00f8"),
                raw -> raw.line("Mcp-Param-City", "=?base64?QmVyZ2Vu?="),
                raw -> raw.line("Mcp-Param-City", "=?base64?T3Nsbw==?= "
                        + "x"),
                raw -> raw.line("Mcp-Param-City", "=?base64?!!!!?="), raw -> raw.line("Mcp-Param-City", "%4fslo"),
                raw -> raw.line("Mcp-Param-City", "Oslo").line("Mcp-Param-Number", "8"),
                raw -> raw.line("Mcp-Param-City", "Oslo").line("Mcp-Param-Number", "0x7"),
                raw -> raw.line("Mcp-Param-City", "Oslo").line("Mcp-Param-Number", ""))) {
            Raw request = change.apply(Raw.call(bank.port(), "branch", Map.of("city", "Oslo", "number", 7)).by(Bank.CLERK));
            assertRefused(tries, request, request.toString());
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "a header for the tool that the caller may use, and a body for one that it may not", stoppedBy = Guard.MIRROR)
    void headersForOneTool_doNotCallAnother(Tries tries) {
        Witness witness = bank.witness();

        for (String hidden : List.of("open", "deposit", "walledUp", "desk", "close")) {
            assertRefused(tries, Raw.call(bank.port(), hidden, Map.of()).with("Mcp-Name", "echo").by(Bank.CLERK), hidden);
            assertRefused(tries, echo().with("Mcp-Name", hidden), hidden);
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    private void assertRefused(Tries tries, Raw request, String how) {
        Answer answer = tries.saw(Wire.answer(bank.port(), request));
        assertThat(answer.status()).as(how + " " + answer.text()).isEqualTo(400);
        assertThat(answer.error().path("code").asInt()).as(how).isIn(-32020, -32022, -32600);
    }

    private Raw echo() {
        return Raw.call(bank.port(), "echo", Map.of("text", "x")).by(Bank.CLERK);
    }
}
