package io.portcullis.engine;

import static io.portcullis.fake.Now.now;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.Form;
import io.portcullis.api.Question;
import io.portcullis.engine.Dialog.Answered;
import io.portcullis.engine.Dialog.Interrupted;
import io.portcullis.engine.States.Binding;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.Refusals;
import io.portcullis.fake.Slices;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Params;
import io.portcullis.protocol.Slice;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.seal.KeyRing;
import io.portcullis.seal.OnceOnly;
import io.portcullis.seal.SealKey;
import io.portcullis.seal.Sealer;
import io.portcullis.spi.UsedIds;

/** V-04 to V-07, V-09, V-10, EL-06, trap 17. */
class StatesTest {

    private static final ClientCapabilities FORMS = new ClientCapabilities(true, false, false, false, false);
    private static final Caller ALICE = Callers.of("alice", "https://a", Authentication.JWT, "reader");
    private static final Binding HERE = new Binding(ALICE, "tools/call", "00ff", false);
    private static final Form FIRST = Form.of("First?");
    private static final Form SECOND = Form.of("Second?");
    private static final String YES = "{'action':'accept'}";

    private final FakeClock clock = new FakeClock("2026-11-01T10:00:00Z");
    private final SealKey key = SealKey.generated();
    private final States states = states(Optional.empty(), key);

    @Test // V-04: another node of the same keys
    void state_isServedFromTheRequestAlone() {
        Dialog dialog = new Dialog(FORMS);
        int round = restore(states(Optional.empty(), key), HERE, bring(sealed(HERE), "'first':" + YES), dialog);
        assertThat(round).isEqualTo(1);
        assertThat(dialog.ask("first", FIRST).isAccepted()).isTrue();
    }

    @Test
    void withoutAState_thereIsNothingToHear() {
        Dialog dialog = new Dialog(FORMS);
        assertThat(
                restore(states, HERE, new Params(Map.of("inputResponses", Slices.of("{'first':" + YES + "}")), true), dialog))
                .isZero();
        assertThat(dialog.answered()).isEmpty();
    }

    @Test // V-09
    void answersNobodyAskedFor_areIgnored() {
        Dialog dialog = new Dialog(FORMS);
        restore(states, HERE, bring(sealed(HERE), "'second':" + YES + ",'':1,'first':" + YES), dialog);
        assertThat(dialog.answered()).containsOnlyKeys("first");
    }

    @Test
    void stateWithoutAnswers_isARunWithoutThem() {
        Dialog dialog = new Dialog(FORMS);
        assertThat(restore(states, HERE, bring(sealed(HERE), ""), dialog)).isEqualTo(1);
        assertThat(dialog.answered()).isEmpty();
    }

    @Test
    void earlierAnswers_areCarriedAlong() {
        Dialog second = new Dialog(FORMS);
        int round = restore(states, HERE, bring(sealed(HERE), "'first':" + YES), second);
        asks(second, "second", SECOND);
        Dialog third = new Dialog(FORMS);
        assertThat(restore(states, HERE, bring(states.seal(HERE, second, round), "'second':" + YES), third)).isEqualTo(2);
        assertThat(third.ask("first", FIRST).isAccepted()).isTrue();
        assertThat(third.ask("second", SECOND).isAccepted()).isTrue();
    }

    @Test // the client cannot put another answer in the place of one it gave before
    void earlierAnswers_cannotBeChanged() {
        Dialog second = new Dialog(FORMS);
        restore(states, HERE, bring(sealed(HERE), "'first':{'action':'decline'}"), second);
        asks(second, "second", SECOND);
        Dialog third = new Dialog(FORMS);
        restore(states, HERE, bring(states.seal(HERE, second, 1), "'first':" + YES + ",'second':" + YES), third);
        assertThat(third.ask("first", FIRST).isAccepted()).isFalse();
    }

    @Test
    void questionThatWasAskedAgain_forgetsTheAnswerThatDidNotFit() {
        Dialog second = new Dialog(FORMS);
        restore(states, HERE, bring(sealed(HERE), "'first':{'action':'maybe'}"), second);
        asks(second, "first", FIRST);
        Dialog third = new Dialog(FORMS);
        restore(states, HERE, bring(states.seal(HERE, second, 1), ""), third);
        assertThat(third.answered()).isEmpty();
    }

    @Test // what was asked when the state was sealed, not what is asked now
    void answer_belongsToTheQuestionThatWasAsked() {
        Dialog dialog = new Dialog(FORMS);
        restore(states, HERE, bring(sealed(HERE), "'first':" + YES), dialog);
        assertThat(dialog.answered().get("first").question()).isEqualTo(QuestionDigest.of(FIRST));
    }

    static Stream<Binding> elsewhere() {
        return Stream.of(new Binding(ALICE, "prompts/get", "00ff", false), new Binding(ALICE, "tools/call", "00fe", false),
                new Binding(ALICE, "tools/call\n00ff", "", false), new Binding(ALICE, "", "tools/call\n00ff", false),
                new Binding(Callers.of("bob", "https://a", Authentication.JWT), "tools/call", "00ff", false),
                new Binding(Callers.of("alice", "https://b", Authentication.JWT), "tools/call", "00ff", false),
                new Binding(Callers.of("alice", "https://a", Authentication.OIDC), "tools/call", "00ff", false),
                new Binding(Callers.of("https://a\nalice", "", Authentication.JWT), "tools/call", "00ff", false),
                new Binding(Callers.of("", "https://a\nalice", Authentication.JWT), "tools/call", "00ff", false),
                new Binding(Caller.anonymous(), "tools/call", "00ff", false));
    }

    @ParameterizedTest // V-06
    @MethodSource("elsewhere")
    void state_isBoundToCallerMethodAndParameters(Binding other) {
        assertRefused(() -> restore(states, other, bring(sealed(HERE), ""), new Dialog(FORMS)));
    }

    @Test // V-10: what the caller may do is decided anew, not taken from the state
    void state_isNotBoundToRolesAndExpiry() {
        Caller now = new Caller("alice", "https://a", Authentication.JWT, Set.of(), Set.of("s"),
                Optional.of(Instant.parse("2027-01-01T00:00:00Z")));
        assertThat(restore(states, new Binding(now, "tools/call", "00ff", false), bring(sealed(HERE), ""), new Dialog(FORMS)))
                .isEqualTo(1);
    }

    @Test // V-06
    void state_expires() {
        String sealed = sealed(HERE);
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(restore(states, HERE, bring(sealed, ""), new Dialog(FORMS))).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertRefused(() -> restore(states, HERE, bring(sealed, ""), new Dialog(FORMS)));
    }

    @Test // V-05
    void everyChangedCharacter_makesAStateInvalid() {
        String sealed = sealed(HERE);
        for (int i = 0; i < sealed.length(); i++) {
            for (char other : new char[] { 'A', 'b', '-', '.', '0' }) {
                if (sealed.charAt(i) != other) {
                    String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
                    assertRefused(() -> restore(states, HERE, bring(changed, ""), new Dialog(FORMS)));
                }
            }
            String shortened = sealed.substring(0, i);
            assertRefused(() -> restore(states, HERE, bring(shortened, ""), new Dialog(FORMS)));
        }
        assertRefused(() -> restore(states, HERE, bring(sealed + "A", ""), new Dialog(FORMS)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "v1..", "v1.k.", "null", "{}" })
    void whatIsNoState_isRefused(String state) {
        assertRefused(() -> restore(states, HERE, bring(state, ""), new Dialog(FORMS)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "null", "{}", "['x']" })
    void stateThatIsNoText_isMalformed(String state) {
        Params params = new Params(Map.of("requestState", Slices.of(state)), true);
        assertThat(Refusals.fault(() -> restore(states, HERE, params, new Dialog(FORMS)))).isEqualTo(Fault.PARAMS);
    }

    @ParameterizedTest // V-09
    @ValueSource(strings = { "1", "'x'", "[]", "true" })
    void answersThatAreNoObject_areMalformed(String responses) {
        for (String state : List.of("x", sealed(HERE))) {
            Params params = new Params(
                    Map.of("requestState", Slices.of("'" + state + "'"), "inputResponses", Slices.of(responses)), true);
            assertThat(Refusals.fault(() -> restore(states, HERE, params, new Dialog(FORMS)))).isEqualTo(Fault.PARAMS);
        }
    }

    @Test // V-07
    void stateThatMayBeUsedOnce_isRefusedTheSecondTime() {
        States once = states(Optional.of(new OnceOnly(10, clock)), key);
        String sealed = sealed(HERE);
        assertThat(restore(once, HERE, bring(sealed, ""), new Dialog(FORMS))).isEqualTo(1);
        assertRefused(() -> restore(once, HERE, bring(sealed, ""), new Dialog(FORMS)));
        assertThat(restore(once, HERE, bring(sealed(HERE), ""), new Dialog(FORMS))).isEqualTo(1);
    }

    @Test // V-07: nobody uses up the state of somebody else
    void stateBroughtByAnother_isNotUsedUp() {
        States once = states(Optional.of(new OnceOnly(10, clock)), key);
        String sealed = sealed(HERE);
        Binding bob = new Binding(Callers.key("bob"), "tools/call", "00ff", false);
        assertRefused(() -> restore(once, bob, bring(sealed, ""), new Dialog(FORMS)));
        assertThat(restore(once, HERE, bring(sealed, ""), new Dialog(FORMS))).isEqualTo(1);
    }

    @Test // V-10
    void keysMayChange() {
        SealKey fresh = SealKey.generated();
        String old = sealed(HERE);
        assertThat(restore(states(Optional.empty(), fresh, key), HERE, bring(old, ""), new Dialog(FORMS))).isEqualTo(1);
        assertRefused(() -> restore(states(Optional.empty(), fresh), HERE, bring(old, ""), new Dialog(FORMS)));
    }

    @Test // N-03: what was sealed for something else
    void sealedTextOfAnotherPurpose_isNoState() {
        Sealer sealer = new Sealer(new KeyRing(List.of(key)), clock);
        String cursor = sealer.seal("cursor", "{}".getBytes(StandardCharsets.UTF_8), clock.instant().plusSeconds(60));
        assertRefused(() -> restore(states, HERE, bring(cursor, ""), new Dialog(FORMS)));
    }

    @Test // sealed by another version of this server
    void stateOfAnotherShape_isRefused() {
        Sealer sealer = new Sealer(new KeyRing(List.of(key)), clock);
        String purpose = "requestState\ntools/call\n00ff\nJWT 9 https://a - alice";
        assertThat(sealer.open(purpose, sealed(HERE))).as("the purpose is spelt like this").isPresent();
        for (String content : List.of("", "[]", "{\"unknown\":1}", "{\"id\":1", "\"x\"")) {
            String sealed = sealer.seal(purpose, content.getBytes(StandardCharsets.UTF_8), clock.instant().plusSeconds(60));
            assertRefused(() -> restore(states, HERE, bring(sealed, ""), new Dialog(FORMS)));
        }
    }

    @Test
    void state_showsNothingOfWhatItHolds() {
        Dialog dialog = new Dialog(FORMS);
        dialog.take("pin", new Answered("digest", Slices.of("{'action':'accept','content':{'pin':'hush'}}")));
        asks(dialog, "first", FIRST);
        String sealed = states.seal(HERE, dialog, 0);
        String shown = sealed + new String(
                Base64.getUrlDecoder().decode(sealed.substring(sealed.lastIndexOf('.') + 1)), StandardCharsets.ISO_8859_1);
        assertThat(shown).doesNotContain("pin", "hush", "first", "alice", "tools/call");
        assertThat(states.seal(HERE, dialog, 0)).isNotEqualTo(sealed);
    }

    @Test // V-08: rounds have an end
    void roundsHaveAnEnd() {
        assertThat(states.mayAsk(0)).isTrue();
        assertThat(states.mayAsk(2)).isTrue();
        assertThat(states.mayAsk(3)).isFalse();
    }

    private static int restore(States states, Binding binding, Params params, Dialog dialog) {
        try {
            return now(states.restore(binding, params, dialog));
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private States states(Optional<OnceOnly> used, SealKey... keys) {
        return new States(new Sealer(new KeyRing(List.of(keys)), clock), clock,
                new States.Rules(Duration.ofMinutes(5), 3, used.isPresent()), memory(used.orElse(new OnceOnly(100, clock))));
    }

    private static UsedIds memory(OnceOnly used) {
        return (id, end) -> CompletableFuture.completedFuture(used.firstUse(id, end));
    }

    /** The state of a dialog that asks the first question. */
    private String sealed(Binding binding) {
        Dialog dialog = new Dialog(FORMS);
        asks(dialog, "first", FIRST);
        return states.seal(binding, dialog, 0);
    }

    private static void asks(Dialog dialog, String name, Question question) {
        try {
            dialog.ask(Map.of(name, question));
        } catch (Interrupted e) {
            return;
        }
        throw new AssertionError("was answered");
    }

    private static Params bring(String state, String responses) {
        Map<String, Slice> members = new HashMap<>();
        members.put("requestState", Slices.of("'" + state + "'"));
        members.put("inputResponses", Slices.of("{" + responses + "}"));
        return new Params(members, true);
    }

    private static void assertRefused(Runnable step) {
        assertThat(Refusals.of(step)).isEqualTo(new Malformed(Fault.STATE, "params.requestState is not valid"));
    }
}
