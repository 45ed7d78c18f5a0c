package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.acceptance.Traffic.Call;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;
import io.portcullis.rig.TokenMint;

/**
 * Keycloak is stopped and started while calls run, and one more starter is started when it is away. What happened is kept, and
 * each test looks at a part of it.
 */
@Tag("interop")
@ExtendWith(Federation.Shared.class)
@TestInstance(Lifecycle.PER_CLASS)
class KeycloakOutageIT {

    private static final String READ = "customers:read";

    /** The configured time limit for a provider, and some more for a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final Federation federation;
    private final Map<String, List<Call>> seen = new HashMap<>();

    KeycloakOutageIT(Federation federation) {
        this.federation = federation;
    }

    @BeforeAll
    void stopAndStartKeycloak() {
        ModernClient verified = federation.bearer(token());
        String unseen = token();
        String unasked = opaqueToken();
        String unknownKey = new TokenMint(federation.starter().url()).token(Map.of("iss", federation.customers().issuer()));
        assertThat(verified.list().status()).isEqualTo(200);
        try (Traffic keys = Traffic.of(federation.withKey(federation.starter()));
                Traffic known = Traffic.of(verified);
                Traffic opaque = Traffic.of(federation.bearer(opaqueToken()))) {
            Deadline.within(PATIENCE, () -> opaque.calls().size() > 2);
            federation.keycloak().stop();
            once("unseen", federation.bearer(unseen));
            once("unasked", federation.bearer(unasked));
            once("unknown key", federation.bearer(unknownKey));
            startAnother(unseen, unasked);
            recover("opaque token after", federation.bearer(opaqueToken()));
            seen.put("keys", keys.calls());
            seen.put("known", known.calls());
            seen.put("opaque", opaque.calls());
        }
    }

    /** And Keycloak again, so that it can recover. */
    private void startAnother(String token, String opaqueToken) {
        try (Server late = federation.another("keycloak-away").start()) {
            once("late key", federation.withKey(late));
            once("late token", federation.bearer(late, token));
            once("late opaque token", federation.bearer(late, opaqueToken));
            federation.keycloak().startAgain();
            once("late key after", federation.withKey(late));
            recover("late token after", federation.bearer(late, token()));
            recover("late opaque token after", federation.bearer(late, opaqueToken()));
        }
    }

    @AfterEach
    void thaw() {
        federation.keycloak().thaw();
    }

    @Test
    void keys_workAllTheTime() {
        assertThat(statuses("keys")).containsOnly(200);
        assertThat(statuses("late key")).containsOnly(200);
        assertThat(statuses("late key after")).containsOnly(200);
    }

    @Test
    void tokensOfAKnownKey_workAllTheTime() {
        assertThat(statuses("known")).containsOnly(200);
        assertThat(statuses("unseen")).containsOnly(200);
    }

    @Test
    void tokensThatHaveToBeAskedAbout_are503Meanwhile() {
        assertThat(statuses("opaque")).contains(200, 503).doesNotContain(401, 500);
        assertThat(statuses("unasked")).containsOnly(503);
        assertThat(statuses("opaque token after")).contains(200);
    }

    /** Nobody knows whether there is such a key by now. */
    @Test
    void tokenOfAnUnknownKey_isNotServedAndNoError() {
        assertThat(statuses("unknown key")).isSubsetOf(401, 503);
    }

    @Test
    void starterThatIsStartedMeanwhile_servesAndRecovers() {
        assertThat(statuses("late token")).containsOnly(503);
        assertThat(statuses("late opaque token")).containsOnly(503);
        assertThat(statuses("late token after")).contains(200);
        assertThat(statuses("late opaque token after")).contains(200);
    }

    @Test
    void nothing_isAnErrorOrTakesLong() {
        assertThat(seen.values()).flatMap(calls -> calls).isNotEmpty()
                .allMatch(call -> List.of(200, 401, 503).contains(call.status()))
                .allMatch(call -> call.took().compareTo(PATIENCE) < 0);
    }

    @Test
    void every503_saysWhenToComeBack() {
        assertThat(seen.values()).flatMap(calls -> calls).map(Call::answer).filteredOn(answer -> answer.status() == 503)
                .isNotEmpty().allSatisfy(answer -> {
                    assertThat(Integer.parseInt(answer.header("retry-after").orElseThrow())).isBetween(1, 60);
                    assertThat(answer.error().path("code").asInt()).isEqualTo(-31503);
                });
    }

    /** It takes connections, and never answers. */
    @Test
    void keycloakThatHangs_is503InTimeForItsTokensAlone() {
        String token = token();
        String opaque = opaqueToken();
        assertThat(federation.bearer(token).list().status()).isEqualTo(200);
        federation.keycloak().freeze();

        Call asked = Call.of(federation.bearer(opaque)::list);
        Call known = Call.of(federation.bearer(token)::list);
        assertThat(asked.status()).isEqualTo(503);
        assertThat(known.status()).isEqualTo(200);
        assertThat(List.of(asked, known)).allMatch(call -> call.took().compareTo(PATIENCE) < 0);
        assertThat(federation.withKey(federation.starter()).list().status()).isEqualTo(200);

        federation.keycloak().thaw();
        Deadline.within(RECOVERY, () -> federation.bearer(opaque).list().status() == 200);
    }

    @Test
    void starterThatIsStartedWhileKeycloakHangs_servesAndRecovers() {
        String token = token();
        federation.keycloak().freeze();
        try (Server late = federation.another("keycloak-hangs").start()) {
            Call hanging = Call.of(federation.bearer(late, token)::list);
            assertThat(federation.withKey(late).list().status()).isEqualTo(200);
            assertThat(hanging.status()).isEqualTo(503);
            assertThat(hanging.took()).isLessThan(PATIENCE);

            federation.keycloak().thaw();
            Deadline.within(RECOVERY, () -> federation.bearer(late, token).list().status() == 200);
        }
    }

    private String token() {
        return federation.customers().token("busy-robot", READ);
    }

    private String opaqueToken() {
        return federation.opaque().insteadOf(federation.partners().token("frugal-robot", READ));
    }

    private List<Integer> statuses(String name) {
        return seen.get(name).stream().map(Call::status).toList();
    }

    private void once(String name, ModernClient client) {
        seen.put(name, List.of(Call.of(client::list)));
    }

    /** Calls until it is served; if it never is, the test that looks at it fails. */
    private void recover(String name, ModernClient client) {
        try (Traffic traffic = Traffic.of(client)) {
            long end = System.nanoTime() + RECOVERY.toNanos();
            while (System.nanoTime() < end
                    && traffic.calls().stream().noneMatch(call -> call.status() == 200)) {
                Pause.brief();
            }
            seen.put(name, traffic.calls());
        }
    }
}
