package io.portcullis.attack.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Http;
import io.portcullis.rig.Server;

/** Past the endpoint to the bean, and past the schema to the method. */
@DisplayName("Getting at a method with what it should never see")
class OtherWayIT {

    private static final List<ApiKey> CLERKS = List.of(Bank.CLERK, Bank.COLLEAGUE, Bank.STRANGER);

    private final Server bank = Branch.server();
    private final Caller clerk = Caller.of(bank, Bank.CLERK);

    @Attack(value = "the beans of tools, through a REST resource that is open to all", stoppedBy = Guard.INTERCEPTOR)
    void beanOfATool_isGuardedOnEveryWay(Tries tries) {
        Ran before = Ran.in(bank);
        for (String path : List.of("/side/open", "/side/walled-up")) {
            for (Map<String, String> headers : credentials()) {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(bank.url()).resolve(path)).GET();
                headers.forEach(request::setHeader);
                Answer answer = tries.saw(Http.answer(request));
                assertThat(answer.status()).as(path + headers.keySet() + answer.text()).isIn(401, 403);
                assertThat(answer.text()).doesNotContain("gold", "bones", "Exception", "portcullis");
            }
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    @Attack(value = "the box of somebody else", stoppedBy = Guard.PERMISSION)
    void boxOfAnother_staysShut(Tries tries) {
        Ran before = Ran.in(bank);
        for (ApiKey key : CLERKS) {
            for (String owner : List.of("manager", "visitor", "", " " + key.name(), key.name() + " ",
                    key.name().toUpperCase(Locale.ROOT), "\u200b" + key.name(), "broken",
                    "*", key.name() + ",manager")) {
                Answer answer = tries.saw(Caller.of(bank, key).call("box", Map.of("owner", owner)));
                assertThat(answer.result().at("/content/0/text").asText()).as(owner)
                        .isEqualTo("This caller may not do that with these arguments.");
                assertThat(answer.result().path("isError").asBoolean()).isTrue();
            }
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
        assertThat(clerk.call("box", Map.of("owner", "clerk")).text()).contains("the box of clerk");
    }

    @Attack(value = "arguments of other types, beyond bounds, unknown or missing", stoppedBy = Guard.ARGUMENTS)
    void argumentsThatDoNotFit_runNothing(Tries tries) {
        Ran before = Ran.in(bank);
        for (Map<String, ?> arguments : badOrders()) {
            Answer answer = tries.saw(clerk.call("check", arguments));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.result().path("isError").asBoolean()).as(arguments + answer.text()).isTrue();
            assertThat(answer.text()).doesNotContain("Exception", "jackson", "java.");
        }
        for (Object text : List.of(1, true, List.of("a"), Map.of("a", "b"), "a".repeat(201))) {
            Answer answer = tries.saw(clerk.call("echo", Map.of("text", text)));
            assertThat(answer.result().path("isError").asBoolean()).as(text + answer.text()).isTrue();
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    private static List<Map<String, String>> credentials() {
        List<Map<String, String>> all = new ArrayList<>(List.of(Map.of(), Map.of("X-Roles", "manager"),
                Map.of("Authorization", "Basic bWFuYWdlcjptYW5hZ2Vy"), Map.of("X-Forwarded-User", "manager")));
        for (ApiKey key : List.of(Bank.CLERK, Bank.MANAGER)) {
            all.add(Map.of("X-API-Key", key.secret()));
            all.add(Map.of("X-API-Key", key.secret(), "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call"));
        }
        return all;
    }

    private static List<Map<String, ?>> badOrders() {
        List<Map<String, ?>> all = new ArrayList<>();
        for (Object priority : List.of(0, 10, -1, "1", 1.5, true, 1e30, List.of(1))) {
            all.add(Map.of("order", order(Map.of()), "priority", priority));
        }
        List<Map<String, ?>> changes = List.of(Map.of("id", "1"), Map.of("id", 1), Map.of("iban", "no"),
                Map.of("iban", "NO9386011117947\nNO93"), Map.of("amount", 7), Map.of("amount", Map.of("value", "7")),
                Map.of("amount", Map.of("value", 7, "currency", "BTC")), Map.of("amount", Map.of("value", 7, "currency", 1)),
                Map.of("due", "tomorrow"), Map.of("due", 20260101), Map.of("tags", "a"), Map.of("tags", List.of(" ")),
                Map.of("tags", List.of("a", "b", "c", "d", "e", "f")), Map.of("tags", List.of("a".repeat(21))),
                Map.of("tags", List.of(List.of("a"))), Map.of("split", List.of(1)), Map.of("split", Map.of("a", "b")),
                Map.of("split", Map.of("a", 4_000_000_000L)), Map.of("class", "java.lang.Runtime"),
                Map.of("@type", "javax.naming.InitialContext"), Map.of("__proto__", Map.of()));
        changes.forEach(change -> all.add(Map.of("order", order(change), "priority", 1)));
        all.add(Map.of("priority", 1));
        all.add(Map.of("order", List.of(), "priority", 1));
        all.add(Map.of("order", "{}", "priority", 1));
        all.add(Map.of("order", order(Map.of()), "priority", 1, "caller", "manager"));
        return all;
    }

    private static Map<String, ?> order(Map<String, ?> change) {
        Map<String, Object> order = new LinkedHashMap<>(Map.of("id", "00000000-0000-0001-0000-000000000002", "iban",
                "NO9386011117947", "amount", Map.of("value", 7, "currency", "NOK")));
        order.putAll(change);
        return order;
    }
}
