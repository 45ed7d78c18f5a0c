package io.portcullis.attack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;

import io.portcullis.attack.Bank;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Server;

/** A client that is refused, each time for another reason, and gets the same answer for the same reason every time. */
final class Liar {

    private static final int HUGE = 50_000_000;

    private final Letter call;
    private final Server bank;
    private final Books books;

    Liar(Server bank, Books books) {
        this.bank = bank;
        this.books = books;
        this.call = Letter.call(bank, Bank.CLERK, "echo", Map.of("text", "hello"), Map.of());
    }

    /** Whoever is known, and asks for what it may not have or in the wrong way. */
    void isRefused() throws IOException {
        refused(of(Bank.VISITOR, "open", Map.of()), 200, -32602);
        refused(of(Bank.CLERK, "no_such_tool", Map.of()), 200, -32602);
        refused(of(Bank.CLERK, "box", Map.of("owner", "broken")), 200, 0);
        refused(of(Bank.CLERK, "echo", Map.of("text", "x".repeat(300))), 200, 0);
        refused(of(Bank.CLERK, "fail", Map.of("how", "stack")), 200, 0);
        refused(call.header("Mcp-Name", "whoami"), 400, -32020);
        refused(call.header("MCP-Protocol-Version", "2025-11-25"), 400, -32020);
        refused(call.body("{\"jsonrpc\":\"2.0\",\"id\":1,"), 400, -32700);
        refused(call.body("{\"a\":".repeat(100)), 400, -32700);
        refused(call.header("Content-Type", "text/plain"), 415, 0);
        refused(call.header("Accept", "text/html"), 406, 0);
        refused(call.header("Host", "evil.example"), 403, 0);
        refused(call.header("Origin", "https://evil.example"), 403, 0);
        refused(call.verb("PUT"), 405, 0);
        refused(call.header("Content-Length", "" + HUGE), 413, 0);
    }

    /** More than its limit: five were had by somebody before. */
    void isLimited() throws IOException {
        refused(of(Bank.COLLEAGUE, "withdraw", Map.of()), 429, -31429);
    }

    /** Somebody who is not known, from an address of its own: it is locked out there after a while. */
    void isUnknown() throws IOException {
        Answer answer = send(call.from("127.0.0.9").header("X-API-Key", "pck_clerk_" + "0".repeat(64)));
        assertThat(answer.status()).as(answer.text()).isIn(401, 503);
    }

    /** Nobody. */
    void isNobody() throws IOException {
        refused(call.header("X-API-Key", null), 401, 0);
    }

    private Letter of(ApiKey key, String tool, Map<String, ?> arguments) {
        return Letter.call(bank, key, tool, arguments, Map.of());
    }

    /** @param code of the error, or 0 if it does not matter here */
    private void refused(Letter letter, int status, int code) throws IOException {
        Answer answer = send(letter);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (code != 0) {
            assertThat(answer.error().path("code").asInt()).as(answer.text()).isEqualTo(code);
        }
    }

    private Answer send(Letter letter) throws IOException {
        books.sent();
        Answer answer = letter.send();
        books.answered(answer.status());
        return answer;
    }
}
