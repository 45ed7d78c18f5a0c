package io.portcullis.attack.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Json;
import io.portcullis.rig.Server;

/** What was made for one caller, in the hands of another: HS-05, K-15, U-07, V-06. */
@DisplayName("Using what belongs to another caller")
class OwnerIT {

    private static final List<ApiKey> OTHERS = List.of(Bank.COLLEAGUE, Bank.STRANGER, Bank.MANAGER, Bank.VISITOR);
    private static final List<String> REVISIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Map<String, ?> NUMBER = Map.of("number", 4711);

    private final Server bank = Branch.server();
    private final Caller clerk = Caller.of(bank, Bank.CLERK).withForms();

    @Attack(value = "the session of another, with one's own key", stoppedBy = Guard.SESSION)
    void sessionOfAnother_isNotFound(Tries tries) {
        for (String revision : REVISIONS) {
            Session session = Session.open(bank, Bank.CLERK, revision);
            for (ApiKey other : OTHERS) {
                Session stolen = session.of(other);
                Session madeUp = stolen.withId("A".repeat(session.id().length()));
                assertSame(tries.saw(stolen.call("whoami", Map.of())), madeUp.call("whoami", Map.of()), 404);
                assertSame(tries.saw(stolen.request("ping", Map.of())), madeUp.request("ping", Map.of()), 404);
                assertSame(tries.saw(stolen.end()), madeUp.end(), 404);
                tries.saw(status(stolen));
                assertThat(status(stolen)).isEqualTo(status(madeUp)).isEqualTo("404");
            }
            assertThat(session.call("whoami", Map.of()).result().at("/content/0/text").asText()).isEqualTo("clerk");
            session.end();
        }
    }

    @Attack(value = "a session that has ended", stoppedBy = Guard.SESSION)
    void endedSession_isNotFound(Tries tries) {
        Session session = Session.open(bank, Bank.CLERK, "2025-11-25");
        assertThat(session.end().status()).isBetween(200, 204);
        Session madeUp = session.withId("A".repeat(session.id().length()));
        assertSame(tries.saw(session.call("echo", Map.of("text", "a"))), madeUp.call("echo", Map.of("text", "a")), 404);
        assertSame(tries.saw(session.end()), madeUp.end(), 404);
    }

    @Attack(value = "ids of sessions nobody has", stoppedBy = Guard.SESSION)
    void madeUpSessions_areNotFound(Tries tries) {
        Session session = Session.open(bank, Bank.CLERK, "2025-11-25");
        for (String id : List.of("0", "null", "../" + session.id(), session.id() + "x", session.id().substring(1),
                session.id().toLowerCase(Locale.ROOT) + "_", "%00", "*")) {
            assertThat(tries.saw(session.withId(id).request("ping", Map.of())).status()).as(id).isEqualTo(404);
        }
        session.end();
    }

    @Attack(value = "the question of another, answered with one's own key", stoppedBy = { Guard.STATE, Guard.CONFIRMATION })
    void stateOfAnother_isNotValid(Tries tries) {
        Question question = Question.of(clerk.call("close", NUMBER));
        Ran before = Ran.in(bank);
        for (ApiKey other : List.of(Bank.COLLEAGUE, Bank.STRANGER)) {
            assertInvalidState(tries.saw(Caller.of(bank, other).withForms().call("close", NUMBER, question.accepted())));
        }
        Answer manager = tries.saw(Caller.of(bank, Bank.MANAGER).withForms().call("close", NUMBER, question.accepted()));
        assertThat(manager.error().path("message").asText()).isEqualTo("Unknown tool");
        assertThat(Ran.in(bank).since(before)).isEmpty();
        assertThat(clerk.call("close", NUMBER, question.accepted()).result().path("isError").asBoolean(true)).isFalse();
    }

    @Attack(value = "the question a session asks, answered from another session", stoppedBy = { Guard.SESSION,
            Guard.CONFIRMATION })
    void questionOfASession_isAnsweredByItAlone(Tries tries) throws IOException {
        Map<String, ?> forms = Map.of("elicitation", Map.of());
        Session owner = Session.open(bank, Bank.CLERK, "2025-11-25", forms);
        List<Session> others = List.of(Session.open(bank, Bank.COLLEAGUE, "2025-11-25", forms),
                Session.open(bank, Bank.CLERK, "2025-11-25", forms));
        Ran before = Ran.in(bank);
        try (BufferedReader answers = owner.begin("tools/call", Map.of("name", "close", "arguments", NUMBER))) {
            JsonNode asked = next(answers);
            assertThat(asked.path("method").asText()).isEqualTo("elicitation/create");
            Map<String, ?> yes = response(asked, "accept");
            others.forEach(other -> assertThat(tries.saw(other.send(yes)).status()).isEqualTo(202));
            assertThat(tries.saw(owner.of(Bank.COLLEAGUE).send(yes)).status()).isEqualTo(404);
            assertThat(Ran.in(bank).since(before)).isEmpty();
            owner.send(response(asked, "decline"));
            assertThat(next(answers).at("/result/isError").asBoolean()).isTrue();
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
        others.forEach(Session::end);
        owner.end();
    }

    @Attack(value = "an answer for other arguments, another entry, another method", stoppedBy = Guard.STATE)
    void stateForSomethingElse_isNotValid(Tries tries) {
        Question close = Question.of(clerk.call("close", NUMBER));
        Question greet = Question.of(clerk.call("greet", Map.of()));
        Ran before = Ran.in(bank);
        assertInvalidState(tries.saw(clerk.call("close", Map.of("number", 4712), close.accepted())));
        assertInvalidState(tries.saw(clerk.call("close", Map.of("number", 47110), close.accepted())));
        assertInvalidState(tries.saw(clerk.call("close", Map.of(), close.accepted())));
        assertInvalidState(tries.saw(clerk.call("close", NUMBER, greet.accepted())));
        assertInvalidState(tries.saw(clerk.call("greet", Map.of(), close.accepted())));
        assertInvalidState(tries.saw(clerk.request("prompts/get", with(close, "letter", Map.of("name", "Ada")))));
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    /** Also a bit that decodes to nothing, as the last of them may: one state has one spelling. */
    @Attack(value = "a state with one bit of any of its characters turned, or cut anywhere", stoppedBy = Guard.STATE)
    void changedState_isNotValid(Tries tries) {
        Question question = Question.of(clerk.call("greet", Map.of()));
        Ran before = Ran.in(bank);
        for (int at = 0; at < question.state().length(); at++) {
            for (char other : neighbours(question.state().charAt(at))) {
                StringBuilder changed = new StringBuilder(question.state());
                changed.setCharAt(at, other);
                assertInvalidState(tries.saw(clerk.call("greet", Map.of(), question.with(changed.toString()).accepted())));
            }
        }
        for (int end = 0; end < question.state().length(); end += 7) {
            Question cut = question.with(question.state().substring(0, end));
            assertInvalidState(tries.saw(clerk.call("greet", Map.of(), cut.accepted())));
        }
        for (String made : List.of(question.state() + "A", question.state() + "=", question.state() + " ",
                " " + question.state(),
                question.state() + question.state(), "v1.k1.", "v1..", "v0" + question.state().substring(2))) {
            assertInvalidState(tries.saw(clerk.call("greet", Map.of(), question.with(made).accepted())));
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
        Answer right = clerk.call("greet", Map.of(), question.accepted(Map.of("name", "Ada")));
        assertThat(right.result().at("/content/0/text").asText()).as(right.text()).isEqualTo("Hello, Ada");
        assertThat(Ran.in(bank).since(before)).isEqualTo(Map.of("greet", 1L));
    }

    @Attack(value = "the task of another: looking, answering, cancelling", stoppedBy = Guard.OWNER)
    void taskOfAnother_isUnknown(Tries tries) {
        Caller owner = Caller.of(bank, Bank.CLERK).withTasks();
        String id = owner.call("work", Map.of("millis", 60_000)).result().path("taskId").asText();
        for (ApiKey key : OTHERS) {
            Caller other = Caller.of(bank, key).withTasks();
            for (String method : List.of("tasks/get", "tasks/update", "tasks/cancel")) {
                Map<String, ?> more = method.equals("tasks/update") ? Map.of("inputResponses", Map.of()) : Map.of();
                assertSame(tries.saw(other.task(method, id, more)), other.task(method, "tk_none", more), 200);
            }
        }
        assertThat(owner.task("tasks/get", id, Map.of()).result().path("status").asText()).isEqualTo("working");
        owner.task("tasks/cancel", id, Map.of());
        assertThat(owner.task("tasks/get", id, Map.of()).result().path("status").asText()).isEqualTo("cancelled");
    }

    @Attack(value = "hearing of the task of another, and of resources of other roles", stoppedBy = { Guard.OWNER, Guard.ROLE })
    void changesOfOthers_areNotHeard(Tries tries) {
        Caller owner = Caller.of(bank, Bank.CLERK).withTasks();
        String id = owner.call("work", Map.of("millis", 60_000)).result().path("taskId").asText();
        for (ApiKey key : OTHERS) {
            try (Listening other = Listening.toTasks(bank, key, List.of(id, "tk_none"))) {
                String acknowledged = other.readUntil("acknowledged") + other.readUntil("\n\n");
                assertThat(acknowledged).doesNotContain(id);
                tries.saw("acknowledged without it");
            }
        }
        try (Listening other = Listening.to(bank, Bank.COLLEAGUE,
                List.of("bank://ledger", "bank://rates", "bank://staff/ada"))) {
            String acknowledged = other.readUntil("acknowledged") + other.readUntil("\n\n");
            assertThat(acknowledged).contains("bank://rates").doesNotContain("bank://ledger", "bank://staff/ada");
            tries.saw("acknowledged without it");
        }
        owner.task("tasks/cancel", id, Map.of());
    }

    @Attack(value = "a cancellation of another's call, by its id", stoppedBy = Guard.OWNER)
    void callOfAnother_cannotBeCancelled(Tries tries) {
        Session owner = Session.open(bank, Bank.CLERK, "2025-11-25");
        Session other = Session.open(bank, Bank.COLLEAGUE, "2025-11-25");
        Map<String, Object> call = Session.message("tools/call", Map.of("name", "work", "arguments", Map.of("millis", 400)));
        List<Answer> answers = Crowd.of(2,
                number -> number == 0 ? owner.send(call) : cancelOften(other, call.get("id"), tries));
        assertThat(answers.get(0).result().at("/content/0/text").asText()).isEqualTo("done");
        owner.end();
        other.end();
    }

    @Attack(value = "a cursor that was never given out", stoppedBy = Guard.STATE)
    void madeUpCursor_isNotValid(Tries tries) {
        String state = Question.of(clerk.call("greet", Map.of())).state();
        for (String method : List.of("tools/list", "prompts/list", "resources/list", "resources/templates/list")) {
            for (String cursor : List.of("", "0", "1", "MQ==", "-1", state, "null", "{\"offset\":0}")) {
                Answer answer = tries.saw(clerk.request(method, Map.of("cursor", cursor)));
                assertThat(answer.error().path("code").asInt()).as(method + cursor + answer.text()).isEqualTo(-32602);
            }
        }
    }

    private static Map<String, ?> response(JsonNode question, String action) {
        return Map.of("jsonrpc", "2.0", "id", question.path("id"), "result", Map.of("action", action, "content", Map.of()));
    }

    private static JsonNode next(BufferedReader stream) throws IOException {
        String line = stream.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = stream.readLine();
        }
        return Json.parse(String.valueOf(line).substring("data:".length()));
    }

    private static Map<String, ?> with(Question question, String name, Map<String, ?> arguments) {
        Map<String, Object> params = new LinkedHashMap<>(question.accepted());
        params.put("name", name);
        params.put("arguments", arguments);
        return params;
    }

    private static Answer cancelOften(Session other, Object id, Tries tries) {
        Answer last = null;
        for (int time = 0; time < 5; time++) {
            last = other.send(Map.of("jsonrpc", "2.0", "method", "notifications/cancelled", "params", Map.of("requestId", id)));
            tries.saw(last);
            assertThat(last.status()).isEqualTo(202);
        }
        return last;
    }

    /** The characters that differ by one of their six bits; for what is not of the alphabet, its first. */
    private static char[] neighbours(char character) {
        int value = ALPHABET.indexOf(character);
        if (value < 0) {
            return new char[] { ALPHABET.charAt(0) };
        }
        char[] all = new char[6];
        for (int bit = 0; bit < all.length; bit++) {
            all[bit] = ALPHABET.charAt(value ^ 1 << bit);
        }
        return all;
    }

    private static String status(Session session) {
        HttpResponse<InputStream> response = session.stream();
        try (InputStream body = response.body()) {
            return Integer.toString(response.statusCode());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void assertInvalidState(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.error().path("code").asInt()).as(answer.text()).isEqualTo(-32602);
        assertThat(answer.error().path("message").asText()).isEqualTo("params.requestState is not valid");
    }

    private static void assertSame(Answer answer, Answer unknown, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text().replaceFirst("\"id\":\\d+", "")).isEqualTo(unknown.text().replaceFirst("\"id\":\\d+", ""))
                .contains("\"error\"");
    }
}
