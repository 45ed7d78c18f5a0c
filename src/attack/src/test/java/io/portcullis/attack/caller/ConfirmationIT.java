package io.portcullis.attack.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/** A yes that was said once, and what else it could be taken for: V-06, V-10. */
@DisplayName("Confirming what nobody has confirmed")
class ConfirmationIT {

    private static Server bank;

    private final Caller clerk = Caller.of(bank, Bank.CLERK).withForms();

    @BeforeAll
    static void start() {
        bank = Bank.named("confirmation").with("PORTCULLIS_ASKING_ONCE_ONLY", "true").with("PORTCULLIS_ASKING_STATE_TTL", "3s")
                .with("PORTCULLIS_ASKING_MAX_PER_MINUTE", "10000").with("PORTCULLIS_SEAL_KEYS", "k1:" + randomSecret()).start();
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @Attack(value = "one yes, used fifty times at once", stoppedBy = { Guard.CONFIRMATION, Guard.STATE })
    void oneYes_isOneRun(Tries tries) {
        Map<String, ?> number = Map.of("number", 1);
        Question question = Question.of(clerk.call("close", number));
        Ran before = Ran.in(bank);
        List<Answer> answers = Crowd.of(50, each -> tries.saw(clerk.call("close", number, question.accepted())));
        assertThat(answers.stream().filter(ConfirmationIT::ran)).hasSize(1);
        answers.stream().filter(answer -> !ran(answer)).forEach(OwnerIT::assertInvalidState);
        assertThat(Ran.in(bank).since(before)).isEqualTo(Map.of("close", 1L));
    }

    @Attack(value = "a yes that was used, used again", stoppedBy = Guard.STATE)
    void usedYes_isNotValid(Tries tries) {
        Question close = Question.of(clerk.call("close", Map.of("number", 2)));
        Question greet = Question.of(clerk.call("greet", Map.of()));
        assertThat(ran(clerk.call("close", Map.of("number", 2), close.accepted()))).isTrue();
        assertThat(ran(clerk.call("greet", Map.of(), greet.accepted(Map.of("name", "Ada"))))).isTrue();
        Ran before = Ran.in(bank);
        for (int time = 0; time < 5; time++) {
            OwnerIT.assertInvalidState(tries.saw(clerk.call("close", Map.of("number", 2), close.accepted())));
            OwnerIT.assertInvalidState(tries.saw(clerk.call("greet", Map.of(), greet.accepted(Map.of("name", "Eve")))));
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    @Attack(value = "a no, and a no that becomes a yes", stoppedBy = { Guard.CONFIRMATION, Guard.STATE })
    void no_isNo(Tries tries) {
        Ran before = Ran.in(bank);
        for (String action : List.of("decline", "cancel")) {
            Question question = Question.of(clerk.call("close", Map.of("number", 3)));
            Answer no = tries.saw(clerk.call("close", Map.of("number", 3), question.not(action)));
            assertThat(no.result().path("isError").asBoolean()).as(no.text()).isTrue();
            OwnerIT.assertInvalidState(tries.saw(clerk.call("close", Map.of("number", 3), question.accepted())));
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    @Attack(value = "answers that are no yes", stoppedBy = Guard.CONFIRMATION)
    void whatIsNoYes_asksAgainOrRefuses(Tries tries) {
        Ran before = Ran.in(bank);
        for (Map<String, ?> response : List.of(Map.of("action", "ACCEPT"), Map.of("action", "yes"), Map.of("action", true),
                Map.of("accept", true), Map.of("action", List.of("accept")), Map.of("content", Map.of("confirmed", true)))) {
            Question question = Question.of(clerk.call("close", Map.of("number", 4)));
            Answer answer = tries.saw(clerk.call("close", Map.of("number", 4), Map.of("requestState", question.state(),
                    "inputResponses", Map.of(question.key(), response))));
            assertThat(ran(answer)).as(answer.text()).isFalse();
        }
        for (Map<String, ?> without : List.<Map<String, ?>> of(Map.of("inputResponses", Map.of("portcullis.confirmation",
                Map.of("action", "accept", "content", Map.of()))), Map.of("confirmed", true), Map.of("_confirm", "accept"))) {
            Answer answer = tries.saw(clerk.call("close", Map.of("number", 4), without));
            assertThat(Question.of(answer).key()).isEqualTo("portcullis.confirmation");
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    @Attack(value = "a yes that comes too late", stoppedBy = Guard.STATE)
    void expiredState_isNotValid(Tries tries) {
        Question question = Question.of(clerk.call("close", Map.of("number", 5)));
        Ran before = Ran.in(bank);
        Pause.of(Duration.ofMillis(3_200));
        OwnerIT.assertInvalidState(tries.saw(clerk.call("close", Map.of("number", 5), question.accepted())));
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    @Attack(value = "a yes that was said to another server", stoppedBy = Guard.STATE)
    void stateOfAnotherServer_isNotValid(Tries tries) {
        Ran before = Ran.in(bank);
        Caller elsewhere = Caller.of(Branch.server(), Bank.CLERK).withForms();
        Question close = Question.of(elsewhere.call("close", Map.of("number", 6)));
        OwnerIT.assertInvalidState(tries.saw(clerk.call("close", Map.of("number", 6), close.accepted())));
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    private static String randomSecret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private static boolean ran(Answer answer) {
        return answer.status() == 200 && answer.result().has("content") && !answer.result().path("isError").asBoolean(true);
    }
}
