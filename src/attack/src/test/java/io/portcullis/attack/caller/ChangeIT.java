package io.portcullis.attack.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/** What was allowed a moment ago: switched off, taken away, revoked or ended while it is used. */
@DisplayName("Going on with what is not allowed any more")
class ChangeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ApiKey TEMP = ApiKey.random("temp", "clerk");
    private static final String EVERYTHING = "portcullis.policy.disable-destructive=false\n";

    private static Server bank;
    private static Path policy;
    private static Path keys;

    private final Caller clerk = Caller.of(bank, Bank.CLERK);

    @BeforeAll
    static void start() {
        Launch launch = Bank.named("change");
        policy = launch.folder().resolve("policy.properties");
        keys = launch.folder().resolve("keys.properties");
        write(policy, EVERYTHING);
        write(keys, lines(TEMP, "clerk"));
        bank = launch.with("PORTCULLIS_POLICY_FILE", policy.toString())
                .with("PORTCULLIS_IDENTITY_API_KEY_FILE", keys.toString()).with("PORTCULLIS_IDENTITY_CACHE_TTL", "0")
                .start();
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @AfterEach
    void lift() {
        write(policy, EVERYTHING);
        Deadline.within(PATIENCE, () -> clerk.call("echo", Map.of("text", "a")).text().contains("\"result\"")
                && clerk.withForms().call("close", Map.of("number", 1)).text().contains("input_required")
                && clerk.withForms().call("greet", Map.of()).text().contains("input_required"));
    }

    @Attack(value = "calls that run while their entry is switched off, or their role is taken away", stoppedBy = Guard.POLICY)
    void callsThatRun_areStopped(Tries tries) {
        for (String change : List.of("work\".enabled=false", "work\".roles=manager")) {
            List<CompletableFuture<Answer>> running = begin(5, () -> clerk.call("work", Map.of("millis", 25_000)), "work");
            write(policy, EVERYTHING + "portcullis.policy.entries.\"" + change);
            for (CompletableFuture<Answer> call : running) {
                Answer answer = tries.saw(call.join());
                assertThat(answer.text()).as(answer.text()).doesNotContain("done");
                assertThat(answer.error().path("message").asText()).isEqualTo("Unknown tool");
            }
            Answer after = tries.saw(clerk.call("work", Map.of("millis", 0)));
            assertThat(after.error().path("message").asText()).isEqualTo("Unknown tool");
            write(policy, EVERYTHING);
            Deadline.within(PATIENCE, () -> clerk.call("work", Map.of("millis", 0)).result().has("content"));
        }
    }

    @Attack(value = "a task that runs while its entry is switched off", stoppedBy = Guard.POLICY)
    void tasksThatRun_areStopped(Tries tries) {
        Caller owner = clerk.withTasks();
        String id = owner.call("work", Map.of("millis", 25_000)).result().path("taskId").asText();
        write(policy, EVERYTHING + "portcullis.policy.entries.\"work\".enabled=false");
        Deadline.within(PATIENCE, () -> !statusOf(owner, id).equals("working"));
        Answer off = tries.saw(owner.task("tasks/get", id, Map.of()));
        assertThat(off.error().path("message").asText()).isEqualTo("Unknown task");
        write(policy, EVERYTHING);
        Deadline.within(PATIENCE, () -> statusOf(owner, id).equals("failed"));
        assertThat(tries.saw(owner.task("tasks/get", id, Map.of())).text()).doesNotContain("done");
    }

    @Attack(value = "a question that waits while its entry is switched off", stoppedBy = { Guard.POLICY, Guard.CONFIRMATION })
    void waitingQuestions_areInVain(Tries tries) {
        Caller asked = clerk.withForms();
        Question close = Question.of(asked.call("close", Map.of("number", 8)));
        Ran before = Ran.in(bank);
        write(policy, "portcullis.policy.disable-destructive=true\n");
        Deadline.within(PATIENCE, () -> asked.call("close", Map.of("number", 9)).text().contains("Unknown tool"));
        Answer answer = tries.saw(asked.call("close", Map.of("number", 8), close.accepted()));
        assertThat(answer.error().path("message").asText()).isEqualTo("Unknown tool");
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    @Attack(value = "a key that was revoked, for calls, sessions and their streams", stoppedBy = Guard.CREDENTIAL)
    void revokedKey_letsNobodyIn(Tries tries) {
        Caller temp = Caller.of(bank, TEMP);
        write(keys, lines(TEMP, "clerk"));
        Deadline.within(PATIENCE, () -> temp.call("echo", Map.of("text", "a")).result().has("content"));
        Session session = Session.open(bank, TEMP, "2025-11-25");
        write(keys, lines(ApiKey.random("other", "clerk"), "clerk"));
        Deadline.within(PATIENCE, () -> temp.call("echo", Map.of("text", "a")).status() == 401);
        Ran before = Ran.in(bank);
        for (int each = 0; each < 5; each++) {
            assertThat(tries.saw(temp.call("echo", Map.of("text", "a"))).status()).isEqualTo(401);
            assertThat(tries.saw(session.call("echo", Map.of("text", "a"))).status()).isEqualTo(401);
            assertThat(tries.saw(session.end()).status()).isEqualTo(401);
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    /** As the guide says: nothing new begins, and what runs goes on until its entry is switched off. */
    @Attack(value = "a key that is revoked, or loses its role, while its call runs", stoppedBy = { Guard.CREDENTIAL, Guard.ROLE,
            Guard.POLICY })
    void keyThatIsRevokedDuringItsCall_beginsNothingMore(Tries tries) {
        for (String after : List.of("", lines(TEMP, "visitor"))) {
            int refused = after.isEmpty() ? 401 : 200;
            write(keys, lines(TEMP, "clerk"));
            Caller temp = Caller.of(bank, TEMP);
            Deadline.within(PATIENCE, () -> temp.call("work", Map.of("millis", 0)).result().has("content"));
            String task = begin(1, () -> temp.withTasks().call("work", Map.of("millis", 25_000)), "work").get(0).join().result()
                    .path("taskId").asText();
            List<CompletableFuture<Answer>> running = begin(2, () -> temp.call("work", Map.of("millis", 25_000)), "work");

            write(keys, lines(ApiKey.random("other", "clerk"), "clerk") + after);
            Deadline.within(PATIENCE, () -> !temp.call("echo", Map.of("text", "a")).result().has("content"));
            Ran before = Ran.in(bank);
            for (Answer next : List.of(temp.call("work", Map.of("millis", 0)), temp.call("echo", Map.of("text", "a")),
                    temp.withTasks().task("tasks/get", task, Map.of()),
                    temp.withTasks().task("tasks/cancel", task, Map.of()))) {
                assertThat(tries.saw(next).status()).as(next.text()).isEqualTo(refused);
                assertThat(next.text()).contains("\"error\"");
            }
            assertThat(Ran.in(bank).since(before)).isEmpty();
            assertThat(running).noneMatch(CompletableFuture::isDone);

            write(policy, EVERYTHING + "portcullis.policy.entries.\"work\".enabled=false");
            for (CompletableFuture<Answer> call : running) {
                assertThat(tries.saw(call.join()).error().path("message").asText()).isEqualTo("Unknown tool");
            }
            write(policy, EVERYTHING);
            Deadline.within(PATIENCE, () -> clerk.call("work", Map.of("millis", 0)).result().has("content"));
        }
    }

    private static String lines(ApiKey key, String roles) {
        return key.name() + ".digest=" + key.digest() + "\n" + key.name() + ".roles=" + roles + "\n";
    }

    @Attack(value = "switching off while calls come in: what is let in before is stopped, the rest is unknown", stoppedBy = Guard.POLICY)
    void whileCallsComeIn_eachIsServedOrUnknown(Tries tries) {
        Ran before = Ran.in(bank);
        List<Answer> answers = Crowd.of(20, number -> {
            Answer last = null;
            for (int time = 0; time < 20; time++) {
                if (number == 0 && time == 5) {
                    write(policy, EVERYTHING + "portcullis.policy.entries.\"echo\".enabled=false");
                }
                last = clerk.call("echo", Map.of("text", "a"));
                assertThat(last.status()).isEqualTo(200);
                assertThat(last.result().has("content") || last.error().path("message").asText().equals("Unknown tool"))
                        .isTrue();
                tries.saw("served or unknown");
            }
            return last;
        });
        assertThat(answers).hasSize(20);
        Deadline.within(PATIENCE, () -> clerk.call("echo", Map.of("text", "a")).text().contains("Unknown tool"));
        Ran off = Ran.in(bank);
        assertThat(off.of("echo")).isGreaterThan(before.of("echo"));
        assertThat(tries.saw(clerk.call("echo", Map.of("text", "a"))).error().path("message").asText())
                .isEqualTo("Unknown tool");
        assertThat(Ran.in(bank).since(off)).isEmpty();
    }

    @Attack(value = "cancelling a task at the moment it ends", stoppedBy = Guard.OWNER)
    void cancelledTask_hasOneEnd(Tries tries) {
        Caller owner = clerk.withTasks();
        Ran before = Ran.in(bank);
        for (int each = 0; each < 20; each++) {
            int number = each;
            String id = owner.call("work", Map.of("millis", 5 + number % 4)).result().path("taskId").asText();
            Crowd.of(3, own -> owner.task("tasks/cancel", id, Map.of()));
            Deadline.within(PATIENCE, () -> !statusOf(owner, id).equals("working"));
            String end = statusOf(owner, id);
            assertThat(end).isIn("completed", "cancelled");
            owner.task("tasks/cancel", id, Map.of());
            assertThat(statusOf(owner, id)).isEqualTo(end);
            tries.saw("one end");
        }
        assertThat(Ran.in(bank).of("work") - before.of("work")).isLessThanOrEqualTo(20);
    }

    @Attack(value = "a session that is ended while its calls run", stoppedBy = Guard.SESSION)
    void endedSession_cancelsItsCalls(Tries tries) {
        String before = sessions();
        Session session = Session.open(bank, Bank.CLERK, "2025-11-25");
        List<CompletableFuture<Answer>> running = begin(3, () -> session.call("work", Map.of("millis", 25_000)), "work");
        assertThat(tries.saw(session.end()).status()).isBetween(200, 204);
        for (CompletableFuture<Answer> call : running) {
            Answer answer = tries.saw(call.join());
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.text()).isEmpty();
        }
        assertThat(tries.saw(session.call("echo", Map.of("text", "a"))).status()).isEqualTo(404);
        Deadline.within(PATIENCE, () -> sessions().equals(before));
    }

    private static String sessions() {
        return bank.metrics().stream().filter(line -> line.startsWith("portcullis_sessions ")).findFirst().orElseThrow();
    }

    private static List<CompletableFuture<Answer>> begin(int many, Supplier<Answer> call, String entry) {
        long before = Ran.in(bank).of(entry);
        List<CompletableFuture<Answer>> running = new ArrayList<>();
        for (int each = 0; each < many; each++) {
            running.add(CompletableFuture.supplyAsync(call, task -> new Thread(task).start()));
        }
        Deadline.within(PATIENCE, () -> Ran.in(bank).of(entry) == before + many);
        return running;
    }

    private static String statusOf(Caller owner, String id) {
        return owner.task("tasks/get", id, Map.of()).result().path("status").asText();
    }

    /** Replaces a file in one step, as operators are told to. */
    private static void write(Path file, String text) {
        try {
            Path draft = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
