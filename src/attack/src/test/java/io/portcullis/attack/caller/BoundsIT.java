package io.portcullis.attack.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Server;

/**
 * One caller takes all it can get of a server that has little of everything. The colleague is served meanwhile, and afterwards
 * everything is given back.
 */
@DisplayName("Taking more than one's share")
class BoundsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Server bank;

    private final Caller clerk = Caller.of(bank, Bank.CLERK);

    @BeforeAll
    static void start() {
        bank = Bank.named("bounds").with("PORTCULLIS_LEGACY_MAX_SESSIONS", "8")
                .with("PORTCULLIS_LEGACY_MAX_SESSIONS_PER_CALLER", "3").with("PORTCULLIS_LEGACY_MAX_SUBSCRIPTIONS", "3")
                .with("PORTCULLIS_STREAMING_MAX_OPEN", "6").with("PORTCULLIS_STREAMING_MAX_SUBSCRIPTIONS", "3")
                .with("PORTCULLIS_STREAMING_MAX_WATCHED_RESOURCES", "3").with("PORTCULLIS_STREAMING_MAX_UNSENT", "64K")
                .with("PORTCULLIS_STREAMING_PROGRESS_INTERVAL", "0").with("PORTCULLIS_TASKS_MAX_TASKS_PER_CALLER", "5")
                .with("PORTCULLIS_TASKS_MAX_RUNNING_PER_CALLER", "3").with("PORTCULLIS_CALLS_MAX_PER_CALLER", "4")
                .with("PORTCULLIS_CALLS_TIMEOUT", "1s").with("PORTCULLIS_ASKING_MAX_PER_MINUTE", "5").start();
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @AfterEach
    void everythingIsGivenBack() {
        assertThat(Caller.of(bank, Bank.COLLEAGUE).call("whoami", Map.of()).text()).contains("colleague");
        Deadline.within(PATIENCE, () -> isZero("portcullis_requests_in_flight ") && isZero("portcullis_streams_open ")
                && isZero("portcullis_sessions "));
    }

    @Attack(value = "sessions without end", stoppedBy = { Guard.SESSION, Guard.LIMIT })
    void sessions_areBounded(Tries tries) {
        List<Session> open = new ArrayList<>();
        for (int each = 0; each < 3; each++) {
            open.add(Session.open(bank, Bank.CLERK, "2025-11-25"));
        }
        for (int each = 0; each < 5; each++) {
            assertLimited(tries.saw(Session.tryToOpen(bank, Bank.CLERK, "2025-11-25")));
        }
        open.add(Session.open(bank, Bank.COLLEAGUE, "2025-11-25"));
        open.forEach(session -> assertThat(session.request("ping", Map.of()).status()).isEqualTo(200));
        open.forEach(Session::end);
    }

    @Attack(value = "watching without end, in a session", stoppedBy = Guard.OWNER)
    void watchedResources_areBounded(Tries tries) {
        Session session = Session.open(bank, Bank.CLERK, "2025-11-25");
        for (int each = 0; each < 3; each++) {
            assertThat(session.request("resources/subscribe", Map.of("uri", "bank://forms/" + each)).status()).isEqualTo(200);
        }
        for (int each = 3; each < 8; each++) {
            assertLimited(tries.saw(session.request("resources/subscribe", Map.of("uri", "bank://forms/" + each))));
        }
        session.end();
    }

    @Attack(value = "streams without end, each watching as much as it can", stoppedBy = Guard.STREAMS)
    void streams_areBounded(Tries tries) {
        List<Listening> open = new ArrayList<>();
        for (int each = 0; each < 3; each++) {
            open.add(Listening.to(bank, Bank.CLERK, List.of("bank://rates")));
            open.get(each).readUntil("acknowledged");
        }
        for (int each = 0; each < 5; each++) {
            assertLimited(tries.saw(clerk.request("subscriptions/listen", Map.of("notifications",
                    Map.of("toolsListChanged", true)))));
        }
        List<String> many = IntStream.range(0, 4).mapToObj(each -> "bank://forms/" + each).toList();
        Answer tooMany = tries.saw(Caller.of(bank, Bank.STRANGER).request("subscriptions/listen",
                Map.of("notifications", Map.of("resourceSubscriptions", many))));
        assertThat(tooMany.error().path("code").asInt()).isEqualTo(-32602);
        try (Listening colleague = Listening.to(bank, Bank.COLLEAGUE, List.of("bank://rates"))) {
            colleague.readUntil("acknowledged");
            Caller.of(bank, Bank.COLLEAGUE).call("stamp", Map.of("uri", "bank://rates"));
            assertThat(colleague.readUntil("resources/updated")).contains("resources/updated");
        }
        open.forEach(Listening::close);
    }

    @Attack(value = "tasks without end, most of them never fetched", stoppedBy = Guard.OWNER)
    void tasks_areBounded(Tries tries) {
        Caller owner = clerk.withTasks();
        List<String> ids = new ArrayList<>();
        for (int each = 0; each < 3; each++) {
            ids.add(owner.call("work", Map.of("millis", 60_000)).result().path("taskId").asText());
        }
        for (int each = 0; each < 3; each++) {
            assertLimited(tries.saw(owner.call("work", Map.of("millis", 0))));
        }
        assertThat(
                Caller.of(bank, Bank.COLLEAGUE).withTasks().call("work", Map.of("millis", 0)).result().path("taskId").asText())
                .startsWith("tk_");
        ids.forEach(id -> owner.task("tasks/cancel", id, Map.of()));
        ids.forEach(id -> assertThat(owner.task("tasks/get", id, Map.of()).result().path("status").asText())
                .isEqualTo("cancelled"));
        Supplier<Answer> more = () -> owner.call("work", Map.of("millis", 0));
        assertThat(more.get().result().path("taskId").asText()).startsWith("tk_");
        assertThat(more.get().result().path("taskId").asText()).startsWith("tk_");
        assertLimited(tries.saw(more.get()));
    }

    @Attack(value = "questions without end", stoppedBy = Guard.STATE)
    void questions_areBounded(Tries tries) {
        Caller stranger = Caller.of(bank, Bank.STRANGER).withForms();
        for (int each = 0; each < 5; each++) {
            Question.of(stranger.call("greet", Map.of()));
        }
        for (int each = 0; each < 5; each++) {
            assertLimited(tries.saw(stranger.call("greet", Map.of())));
        }
        Question.of(Caller.of(bank, Bank.COLLEAGUE).withForms().call("greet", Map.of()));
    }

    @Attack(value = "calls that do not end, on threads and on none", stoppedBy = Guard.TIMEOUT)
    void callsThatDoNotEnd_areStopped(Tries tries) {
        for (String tool : List.of("work", "waitFor")) {
            Answer answer = tries.saw(clerk.call(tool, Map.of("millis", 60_000)));
            assertThat(answer.result().at("/content/0/text").asText()).isEqualTo("The call took too long and was stopped.");
        }
        Session session = Session.open(bank, Bank.CLERK, "2025-11-25");
        Answer older = tries.saw(session.call("work", Map.of("millis", 60_000)));
        assertThat(older.result().at("/content/0/text").asText()).isEqualTo("The call took too long and was stopped.");
        session.end();
    }

    @Attack(value = "all seats, by calls that ignore their end", stoppedBy = { Guard.SEATS, Guard.TIMEOUT })
    void seats_areHeldUntilMethodsEnd(Tries tries) {
        Ran before = Ran.in(bank);
        List<Answer> answers = Crowd.of(20, each -> tries.saw(clerk.call("insist", Map.of("millis", 3_000))));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(4).allSatisfy(answer -> assertThat(
                answer.result().at("/content/0/text").asText()).isEqualTo("The call took too long and was stopped."));
        assertThat(answers.stream().filter(answer -> answer.status() == 429)).hasSize(16);
        assertLimited(tries.saw(clerk.call("echo", Map.of("text", "a"))));
        assertThat(Caller.of(bank, Bank.COLLEAGUE).call("echo", Map.of("text", "a")).status()).isEqualTo(200);
        Deadline.within(PATIENCE, () -> clerk.call("echo", Map.of("text", "a")).status() == 200);
        assertThat(Ran.in(bank).of("insist") - before.of("insist")).isEqualTo(4);
    }

    @Attack(value = "a client that asks for much and reads nothing of it", stoppedBy = Guard.STREAMS)
    void slowReaders_areCutOff(Tries tries) {
        for (int each = 0; each < 2; each++) {
            try (Listening slow = Listening.call(bank, Bank.CLERK, "report",
                    Map.of("events", 900, "text", "x".repeat(20_000)))) {
                tries.saw(slow.status() + ", then cut off");
                assertThat(Caller.of(bank, Bank.COLLEAGUE).call("echo", Map.of("text", "a")).status()).isEqualTo(200);
                Deadline.within(PATIENCE, () -> isZero("portcullis_requests_in_flight "));
                assertThat(slow.isEndedByServer()).isTrue();
            }
        }
    }

    private static void assertLimited(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(429);
        assertThat(answer.error().path("code").asInt()).isEqualTo(-31429);
        assertThat(answer.header("retry-after")).isPresent();
    }

    private static boolean isZero(String meter) {
        return bank.metrics().stream().anyMatch(line -> line.startsWith(meter) && line.endsWith(" 0.0"));
    }
}
