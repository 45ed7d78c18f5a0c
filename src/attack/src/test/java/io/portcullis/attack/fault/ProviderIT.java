package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.portcullis.attack.Bank;
import io.portcullis.attack.fault.FakeProvider.Manner;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Server;

/** A provider that fails or lies never lets anybody in, and keeps out nobody whom it has nothing to say about. */
@Tag("thorough")
@DisplayName("Coming in while the identity provider is broken")
class ProviderIT {

    private static final int TRIES = 3;
    /** How long a provider may take, and by when there is an answer, on a busy machine too. */
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private static Audited audited;
    private static FakeProvider provider;
    private static Server bank;

    @BeforeAll
    static void start() {
        audited = Audited.bank("provider");
        provider = new FakeProvider(audited.launch().url());
        bank = provider.trustedBy(audited.launch()).with("PORTCULLIS_IDENTITY_TOKENS_TIMEOUT", TIMEOUT.toSeconds() + "S")
                .start();
    }

    @AfterEach
    void mend() {
        provider.answers(Manner.RIGHT);
    }

    @AfterAll
    static void end() {
        bank.close();
        provider.close();
    }

    @Attack(value = "tokens a provider says nothing usable about", stoppedBy = Guard.CREDENTIAL)
    void providerOfNoUse_is503ForItsTokensAlone(Tries tries) {
        for (Manner manner : List.of(Manner.BROKEN, Manner.GARBAGE, Manner.NO_OBJECT, Manner.NOTHING, Manner.CUT_OFF)) {
            Outage outage = new Outage("identity provider: " + words(manner), audited);
            assertThat(token(outage).text()).contains("hello");
            provider.answers(manner);
            for (int each = 0; each < TRIES; each++) {
                unavailable(tries.saw(token(outage)));
                assertThat(key(outage).status()).isEqualTo(200);
            }
            provider.answers(Manner.RIGHT);
            outage.recovers(() -> token(outage).status() == 200);
            outage.account();
        }
    }

    @Attack(value = "tokens a provider says yes about, and more or less than that", stoppedBy = Guard.CREDENTIAL)
    void providerThatLies_isNotBelieved(Tries tries) {
        for (Manner manner : List.of(Manner.INACTIVE, Manner.OTHER_AUDIENCE, Manner.NO_AUDIENCE, Manner.OTHER_ISSUER,
                Manner.EXPIRED, Manner.NO_EXPIRY, Manner.NO_SUBJECT)) {
            Outage outage = new Outage("identity provider: " + words(manner), audited);
            provider.answers(manner);
            for (int each = 0; each < TRIES; each++) {
                Answer refused = tries.saw(token(outage));
                assertThat(refused.status()).as(manner + " " + refused.text()).isEqualTo(401);
                assertThat(refused.header("www-authenticate").orElseThrow()).contains("invalid_token");
                assertThat(key(outage).status()).isEqualTo(200);
            }
            provider.answers(Manner.RIGHT);
            outage.recovers(() -> token(outage).status() == 200);
            outage.account();
        }
    }

    @Attack(value = "tokens of a provider that is not there", stoppedBy = Guard.CREDENTIAL)
    void providerThatIsAway_locksNobodyOut(Tries tries) {
        Outage outage = new Outage("identity provider: away", audited);
        provider.goesAway();
        for (int each = 0; each < 70; each++) { // more than the failures that an address may have
            unavailable(tries.saw(token(outage)));
        }
        assertThat(key(outage).status()).isEqualTo(200);
        provider.comesBack();
        outage.recovers(() -> token(outage).status() == 200);
        outage.account();
    }

    @Test
    @Tag("siege")
    void providerThatHangs_is503InTime() {
        Outage outage = new Outage("identity provider: hangs", audited);
        provider.answers(Manner.NEVER);
        for (int each = 0; each < TRIES; each++) {
            Deadline.meets(IN_TIME, () -> unavailable(token(outage)));
            Deadline.meets(IN_TIME, () -> assertThat(key(outage).status()).isEqualTo(200));
        }
        provider.answers(Manner.RIGHT);
        outage.recovers(() -> token(outage).status() == 200);
        outage.account();
    }

    /** What it says is right, only very long: whatever becomes of it, nobody else notices. */
    @Test
    @Tag("siege")
    void providerThatTalksOnAndOn_keepsNobodyFromBeingServed() {
        Outage outage = new Outage("identity provider: says 30 MB", audited);
        provider.answers(Manner.HUGE);
        for (int each = 0; each < TRIES; each++) {
            Deadline.meets(IN_TIME, () -> assertThat(token(outage).status()).isIn(200, 503));
            assertThat(key(outage).status()).isEqualTo(200);
        }
        provider.answers(Manner.RIGHT);
        outage.recovers(() -> token(outage).status() == 200);
        outage.account();
    }

    @Test
    @Tag("siege")
    void serverThatStartsWithoutItsProvider_servesAndRecovers() {
        Audited late = Audited.bank("provider-late");
        try (FakeProvider away = new FakeProvider(late.launch().url())) {
            Launch launch = away.trustedBy(late.launch());
            away.goesAway();
            try (Server server = launch.start()) {
                Outage outage = new Outage("identity provider: away at the start", late);
                ModernClient token = server.stranger().with("Authorization", "Bearer opaque-of-a-clerk");
                Deadline.meets(IN_TIME, () -> unavailable(outage.ask(token::list)));
                assertThat(outage.ask(server.client(Bank.CLERK)::list).status()).isEqualTo(200);
                away.comesBack();
                outage.recovers(() -> outage.ask(token::list).status() == 200);
                outage.account();
            }
        }
    }

    private static void unavailable(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.error().path("code").asInt()).isEqualTo(-31503);
        assertThat(Integer.parseInt(answer.header("retry-after").orElseThrow())).isBetween(1, 60);
    }

    private static Answer token(Outage outage) {
        return outage.ask(() -> bank.stranger().with("Authorization", "Bearer opaque-of-a-clerk").call("echo",
                Map.of("text", "hello")));
    }

    private static Answer key(Outage outage) {
        return outage.ask(() -> bank.client(Bank.CLERK).call("echo", Map.of("text", "hello")));
    }

    private static String words(Manner manner) {
        return manner.name().toLowerCase().replace('_', ' ');
    }
}
