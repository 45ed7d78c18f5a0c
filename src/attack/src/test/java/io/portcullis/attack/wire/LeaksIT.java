package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.attack.Bank;
import io.portcullis.attack.bank.Counter;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ModernClient;

/** E-14, J-07: what answers say about the inside, and about what the caller must not know of. */
@DisplayName("What answers give away")
@ExtendWith(SharedBank.Given.class)
class LeaksIT {

    private static final Pattern INSIDE = Pattern
            .compile("Exception|\\b[A-Z]\\w*Error\\b|\\bat [a-z]+\\.|\\.java|io\\.(quarkus|portcullis|vertx|netty)"
                    + "|com\\.|org\\.|jakarta\\.|java\\.|Quarkus|Vert|Netty|RESTEasy|/home/|/tmp/|/root/|\\.jar|SELECT |redis|0\\.1\\.0|SNAPSHOT");

    /** What the protocol demands to be said: the name of the application, and its version. */
    private static final Pattern SERVER_INFO = Pattern.compile("\"[^\"]*serverInfo\":\\{[^}]*}");

    /** So that all that went wrong is seen at once. */
    private final SoftAssertions all = new SoftAssertions();

    private final SharedBank bank;

    LeaksIT(SharedBank bank) {
        this.bank = bank;
    }

    @AfterEach
    void asExpected() {
        all.assertAll();
    }

    @Attack(value = "every way to make a tool or its reader fail, for a word of the inside", stoppedBy = Guard.FIXED_ERRORS)
    void failures_areToldInFixedWords(Tries tries) {
        ModernClient clerk = bank.server().client(Bank.CLERK);
        for (String how : List.of("said", "protocol", "error", "stack", "other", "")) {
            assertSaysNothing(tries.saw(clerk.call("fail", Map.of("how", how))));
        }
        for (Object argument : List.of(1, true, List.of(), Map.of(), "x".repeat(300), 1.5, "\u0000")) {
            for (String tool : List.of("echo", "check", "sign", "branch", "exchange", "box", "close", "work", "waitFor",
                    "report", "greet",
                    "nothing")) {
                for (String name : List.of("text", "order", "pin", "amount", "owner", "number", "millis", "\u0000", "")) {
                    assertSaysNothing(tries.saw(clerk.call(tool, Map.of(name, argument))));
                }
            }
        }
        assertSaysNothing(tries.saw(clerk.call("box", Map.of("owner", "broken"))));
    }

    @Attack(value = "every status there is, for a word of the inside", stoppedBy = Guard.FIXED_ERRORS)
    void refusals_areToldInFixedWords(Tries tries) {
        Raw echo = Raw.call(bank.port(), "echo", Map.of("text", "x"));
        List<Raw> requests = List.of(echo().by(Bank.CLERK).body("{"), echo(), echo().by(Bank.CLERK).with("Host", "x"),
                echo().by(Bank.CLERK).target("/nowhere"), echo().by(Bank.CLERK).verb("PUT"),
                echo().by(Bank.CLERK).with("Accept", "x"),
                echo().by(Bank.CLERK).with("Content-Type", "x"),
                echo().by(Bank.CLERK).line("Content-Length", "99999999").framedByHand(),
                echo().by(Bank.CLERK).with("MCP-Protocol-Version", "x"), echo().line("Authorization", "Bearer eyJ.e30.x"),
                echo().by(Bank.CLERK).verb("GET").body(""),
                echo().by(Bank.CLERK).verb("DELETE").body("").line("Mcp-Session-Id", "x"),
                echo().by(Bank.CLERK).body("[]"), echo().by(Bank.CLERK).body("{}"), echo().by(Bank.CLERK).body("1"),
                echo().by(Bank.CLERK).target("/side"), echo().by(Bank.CLERK).target("/side/runs"),
                echo().target("/side/open").verb("GET").body(""),
                echo().target("/side/walled-up").verb("GET").body(""), echo().target("/side/%"),
                echo.by(Bank.CLERK).by(Bank.CLERK));
        for (Raw request : requests) {
            assertSaysNothing(tries.saw(Wire.answer(bank.port(), request)));
        }
        for (String method : List.of("tools/call", "tools/list", "prompts/get", "resources/read", "completion/complete",
                "nothing",
                "tasks/get", "tasks/cancel", "subscriptions/listen", "server/discover", "initialize", "ping",
                "logging/setLevel",
                "resources/templates/list", "prompts/list", "sampling/createMessage")) {
            for (Map<String, ?> params : List.<Map<String, ?>> of(Map.of(), Map.of("name", "x y"), Map.of("name", List.of()),
                    Map.of("uri", "bank://%"), Map.of("cursor", "x"), Map.of("taskId", "x"),
                    Map.of("requestState", "x", "name", "greet"),
                    Map.of("ref", Map.of("type", "x"), "argument", 1), Map.of("_meta", 1))) {
                if (!method.equals("subscriptions/listen") || !params.isEmpty()) {
                    assertSaysNothing(tries.saw(bank.server().client(Bank.CLERK).request(method, params)));
                }
            }
        }
    }

    @Attack(value = "hidden entries asked for beside unknown ones: tools, prompts, resources, templates, completions", stoppedBy = Guard.ROLE)
    void hidden_isUnknown_toTheByte(Tries tries) {
        ModernClient clerk = bank.server().client(Bank.CLERK);
        ModernClient visitor = bank.server().client(Bank.VISITOR);

        for (String hidden : List.of("open", "walledUp", "desk")) {
            assertAlike(tries, clerk, "tools/call", Map.of("name", hidden), hidden, Map.of("name", "unknown"), "unknown");
            assertAlike(tries, clerk, "tools/call", Map.of("name", hidden, "arguments", Map.of("x", 1)), hidden,
                    Map.of("name", "unknown", "arguments", Map.of("x", 1)), "unknown");
            assertAlike(tries, visitor, "tools/call", Map.of("name", hidden, "arguments", 1), hidden,
                    Map.of("name", "unknown", "arguments", 1), "unknown");
        }
        assertAlike(tries, clerk, "prompts/get", Map.of("name", "dismissal"), "dismissal", Map.of("name", "unknown"),
                "unknown");
        assertAlike(tries, clerk, "prompts/get", Map.of("name", "dismissal", "arguments", Map.of("name", "x")), "dismissal",
                Map.of("name", "unknown", "arguments", Map.of("name", "x")), "unknown");
        assertAlike(tries, clerk, "resources/read", Map.of("uri", "bank://ledger"), "ledger", Map.of("uri", "bank://unknown"),
                "unknown");
        assertAlike(tries, clerk, "resources/read", Map.of("uri", "bank://staff/x"), "staff", Map.of("uri", "bank://other/x"),
                "other");
        for (String prompt : List.of("dismissal")) {
            assertAlike(tries, clerk, "completion/complete", completion("ref/prompt", "name", prompt), prompt,
                    completion("ref/prompt", "name", "unknown"), "unknown");
        }
        assertAlike(tries, clerk, "completion/complete", completion("ref/resource", "uri", "bank://staff/{+person}"),
                "staff/{+person}",
                completion("ref/resource", "uri", "bank://other/{+person}"), "other/{+person}");
        assertAlike(tries, visitor, "prompts/get", Map.of("name", "letter"), "letter", Map.of("name", "unknown"), "unknown");
        assertAlike(tries, visitor, "resources/read", Map.of("uri", "bank://rates"), "rates", Map.of("uri", "bank://unknown"),
                "unknown");
        assertAlike(tries, visitor, "completion/complete", completion("ref/prompt", "name", "letter"), "letter",
                completion("ref/prompt", "name", "unknown"), "unknown");
    }

    private static Map<String, ?> completion(String type, String key, String value) {
        return Map.of("ref", Map.of("type", type, key, value), "argument", Map.of("name", "name", "value", ""));
    }

    /** The same but for the name that was asked for, and what tells one request from another. */
    private void assertAlike(Tries tries, ModernClient client, String method, Map<String, ?> hidden, String name,
            Map<String, ?> unknown, String other) {
        Answer one = tries.saw(client.request(method, hidden));
        Answer two = client.request(method, unknown);
        all.assertThat(one.status()).isEqualTo(two.status());
        all.assertThat(plain(one, name)).isEqualTo(plain(two, other));
        all.assertThat(one.headers().keySet()).isEqualTo(two.headers().keySet());
    }

    private static String plain(Answer answer, String name) {
        return answer.text().replaceFirst("\"id\":\\d+", "\"id\":0").replace(name, "?");
    }

    private void assertSaysNothing(Answer answer) {
        all.assertThat(SERVER_INFO.matcher(answer.text()).replaceAll("")).doesNotContainPattern(INSIDE)
                .doesNotContain(Counter.SECRET);
        all.assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by", "via");
        all.assertThat(answer.status()).isIn(200, 202, 400, 401, 403, 404, 405, 406, 413, 415, 429, 500).isNotEqualTo(500);
    }

    private Raw echo() {
        return Raw.call(bank.port(), "echo", Map.of("text", "x"));
    }
}
