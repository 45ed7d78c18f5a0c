package io.portcullis.attack.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Server;

/** A hundred calls at the same moment, where fewer are allowed: exactly the permits run. */
@DisplayName("Calling more often than one may")
class LimitRaceIT {

    private static final int MANY = 100;
    private static final List<ApiKey> CLERKS = List.of(Bank.CLERK, Bank.COLLEAGUE, Bank.STRANGER);

    private static Server bank;

    @BeforeAll
    static void start() {
        bank = Bank.named("limit-race").with("PORTCULLIS_CALLS_MAX_PER_CALLER", "1000")
                .with("PORTCULLIS_OVERLOAD_MAX_IN_FLIGHT_PER_CALLER", "1000")
                .with("PORTCULLIS_OVERLOAD_MAX_IN_FLIGHT_PER_ADDRESS", "1000")
                .with("PORTCULLIS_POLICY_ENTRIES__ECHO__LIMIT_PERMITS", "13")
                .with("PORTCULLIS_POLICY_ENTRIES__ECHO__LIMIT_PER", "1h").start();
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @Attack(value = "a limit for each caller, by a hundred calls at once", stoppedBy = Guard.LIMIT)
    void limitOfACaller_isExact(Tries tries) {
        assertRuns(tries, "withdraw", 5, each -> call(Bank.CLERK, "withdraw", Map.of()));
        assertThat(call(Bank.COLLEAGUE, "withdraw", Map.of()).status()).isEqualTo(200);
    }

    @Attack(value = "a limit for each tenant, by all its callers at once", stoppedBy = Guard.LIMIT)
    void limitOfATenant_isExact(Tries tries) {
        assertRuns(tries, "collect", 7, each -> call(each % 2 == 0 ? Bank.CLERK : Bank.COLLEAGUE, "collect", Map.of()));
        assertThat(call(Bank.STRANGER, "collect", Map.of()).status()).isEqualTo(200);
    }

    @Attack(value = "a limit for everybody together, by all callers at once", stoppedBy = Guard.LIMIT)
    void limitOfAnEntry_isExact(Tries tries) {
        assertRuns(tries, "lottery", 11, each -> call(CLERKS.get(each % 3), "lottery", Map.of()));
    }

    @Attack(value = "a limit whose price an argument says", stoppedBy = { Guard.LIMIT, Guard.ARGUMENTS })
    void limitWithAPrice_isExact(Tries tries) {
        for (Object amount : List.of(0, -7, -2147483648, 101, 1e3, "7", 7.5)) {
            Answer answer = tries.saw(call(Bank.COLLEAGUE, "exchange", Map.of("amount", amount)));
            assertThat(answer.result().path("isError").asBoolean()).as(amount + answer.text()).isTrue();
        }
        Ran before = Ran.in(bank);
        List<Answer> answers = Crowd.of(MANY, each -> tries.saw(call(Bank.CLERK, "exchange", Map.of("amount", 7))));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(14);
        assertThat(answers.stream().filter(LimitRaceIT::isLimited)).hasSize(MANY - 14);
        assertThat(Ran.in(bank).since(before)).isEqualTo(Map.of("exchange", 14L * 7));
    }

    @Attack(value = "a limit that operators have added", stoppedBy = { Guard.LIMIT, Guard.POLICY })
    void limitOfOperators_isExact(Tries tries) {
        assertRuns(tries, "echo", 13, each -> call(Bank.CLERK, "echo", Map.of("text", "a")));
    }

    /** A hundred in a quarter of an hour: that of {@code portcullis.limits.default}. */
    @Attack(value = "an entry for which nobody has set a limit", stoppedBy = Guard.LIMIT)
    void entryWithoutALimit_hasTheDefault(Tries tries) {
        Answer posted = call(Bank.MANAGER, "post", Map.of("name", "notice", "text", "a", "stay", true));
        assertThat(posted.result().has("content")).as(posted.text()).isTrue();
        for (ApiKey clerk : List.of(Bank.CLERK, Bank.COLLEAGUE)) {
            List<Answer> answers = Crowd.of(2 * MANY, each -> tries.saw(call(clerk, "notice", Map.of())));
            long served = answers.stream().filter(answer -> answer.status() == 200).count();
            assertThat(served).as("and one for each nine seconds").isBetween((long) MANY, MANY + 2L);
            assertThat(answers.stream().filter(LimitRaceIT::isLimited)).hasSize(2 * MANY - (int) served);
        }
    }

    @Attack(value = "a fresh bucket by another revision, a batch or a session of one's own", stoppedBy = Guard.LIMIT)
    void everyWayIn_drawsFromTheSameBucket(Tries tries) {
        Ran before = Ran.in(bank);
        Session batches = Session.open(bank, Bank.STRANGER, "2025-03-26");
        List<Map<String, Object>> batch = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            batch.add(Session.message("tools/call", Map.of("name", "withdraw", "arguments", Map.of())));
        }
        for (JsonNode answer : batches.send(batch).json()) {
            tries.saw(200, answer.toString());
        }
        for (String revision : List.of("2025-11-25", "2025-06-18", "2025-03-26")) {
            assertThat(isLimited(tries.saw(Session.open(bank, Bank.STRANGER, revision).call("withdraw", Map.of())))).isTrue();
        }
        assertThat(isLimited(tries.saw(call(Bank.STRANGER, "withdraw", Map.of())))).isTrue();
        assertThat(isLimited(tries.saw(Caller.of(bank, Bank.STRANGER).with("X-Forwarded-For", "192.0.2.7")
                .with("Forwarded", "for=192.0.2.8").call("withdraw", Map.of())))).isTrue();
        assertThat(isLimited(tries.saw(Caller.of(bank, Bank.STRANGER).claiming(Map.of("tenant", "west", "clientId", "other"))
                .call("withdraw", Map.of())))).isTrue();
        assertThat(Ran.in(bank).since(before)).isEqualTo(Map.of("withdraw", 5L));
    }

    private static void assertRuns(Tries tries, String entry, int permits, IntFunction<Answer> call) {
        Ran before = Ran.in(bank);
        List<Answer> answers = Crowd.of(MANY, each -> tries.saw(call.apply(each)));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(permits);
        assertThat(answers.stream().filter(LimitRaceIT::isLimited)).hasSize(MANY - permits);
        assertThat(Ran.in(bank).since(before)).isEqualTo(Map.of(entry, (long) permits));
    }

    private static Answer call(ApiKey key, String tool, Map<String, ?> arguments) {
        return Caller.of(bank, key).call(tool, arguments);
    }

    private static boolean isLimited(Answer answer) {
        return answer.status() == 429 && answer.error().path("code").asInt() == -31429
                && answer.header("retry-after").isPresent();
    }
}
