package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.portcullis.attack.Bank;
import io.portcullis.attack.fault.FakeProvider.Manner;
import io.portcullis.attack.soak.Crowd;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;
import io.portcullis.rig.TokenMint;

/**
 * A provider whose keys cannot be had, or are not its own: who is known stays known, nobody else comes in, and strangers make
 * nobody ask for keys all the time.
 */
@Tag("thorough")
@DisplayName("Coming in while the keys of a provider are broken")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeysIT {

    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** What a server may take for a provider that hangs, and by when it has answered, on a busy machine too. */
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration IN_TIME = Duration.ofSeconds(10);
    /** How many tokens of new keys come in a row, from all strangers together. */
    private static final int STUBBORN = 400;

    private static final TokenMint STRANGER = new TokenMint("whatever");

    private static Audited audited;
    private static FakeProvider provider;
    private static FakeProvider other;
    private static Server bank;

    @BeforeAll
    static void start() {
        audited = Audited.bank("keys");
        provider = new FakeProvider(audited.launch().url());
        other = new FakeProvider(audited.launch().url());
        bank = start(provider, audited);
    }

    @AfterEach
    void mend() {
        provider.publishes(Manner.RIGHT);
    }

    @AfterAll
    static void end() {
        bank.close();
        other.close();
        provider.close();
    }

    @Attack(value = "tokens of keys a provider does not publish any more", stoppedBy = Guard.CREDENTIAL)
    @Order(1) // so that there is nothing to wait for
    void keysThatAreGone_areGoodForNothing(Tries tries) {
        for (Manner manner : List.of(Manner.NO_KEYS, Manner.OTHER_KEYS)) {
            Outage outage = outage(manner);
            strangersAreRefused(outage);
            served(outage, KeySet.FIRST);
            provider.publishes(manner);
            Deadline.within(PATIENCE, () -> token(outage, KeySet.FIRST).status() == 401);
            for (int each = 0; each < TRIES; each++) {
                refused(tries.saw(token(outage, KeySet.FIRST)));
                refused(tries.saw(forged(outage)));
                assertThat(key(outage).status()).isEqualTo(200);
            }
            provider.publishes(Manner.RIGHT);
            recovers(outage);
        }
    }

    @Attack(value = "tokens of keys that are new each time", stoppedBy = Guard.CREDENTIAL)
    @Order(2)
    void newKeysAllTheTime_areAskedForOnceASecond(Tries tries) {
        for (Manner manner : List.of(Manner.RIGHT, Manner.BROKEN)) {
            Outage outage = new Outage("keys of a provider: strangers ask for new ones, " + words(manner), audited);
            strangersAreRefused(outage);
            provider.publishes(manner);
            int before = provider.keys().timesAsked();
            long begin = System.nanoTime();
            List<Integer> answers = manner == Manner.RIGHT ? List.of(401) : List.of(401, 503);
            AtomicInteger left = new AtomicInteger(STUBBORN);
            try (Crowd crowd = strangers(outage, left, answer -> {
                assertThat(answer.status()).isIn(answers);
                tries.saw(answers.stream().map(String::valueOf).collect(Collectors.joining(" or ")));
            })) {
                Deadline.within(PATIENCE, () -> hasEnd(crowd, left));
                served(outage, KeySet.FIRST);
            }
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1;
            // once for the age of the keys, and once for those that are not known
            assertThat(provider.keys().timesAsked() - before).as("times asked").isLessThanOrEqualTo((int) (2 * (seconds + 1)));
            provider.publishes(Manner.RIGHT);
            recovers(outage);
        }
    }

    @Attack(value = "tokens of keys nobody knows, while keys cannot be had", stoppedBy = Guard.CREDENTIAL)
    void keysThatCannotBeHad_leaveThoseThatAreKnown(Tries tries) {
        for (Manner manner : List.of(Manner.BROKEN, Manner.GARBAGE, Manner.NO_OBJECT, Manner.NOTHING, Manner.CUT_OFF)) {
            Outage outage = outage(manner);
            served(outage, KeySet.FIRST);
            provider.publishes(manner);
            onlyTheKnownAreServed(tries, outage);
            provider.publishes(Manner.RIGHT);
            recovers(outage);
        }
    }

    @Attack(value = "tokens of keys nobody knows, while the provider is away", stoppedBy = Guard.CREDENTIAL)
    void providerThatIsAway_leavesItsKeys(Tries tries) {
        Outage outage = new Outage("keys of a provider: away", audited);
        served(outage, KeySet.FIRST);
        provider.goesAway();
        try {
            onlyTheKnownAreServed(tries, outage);
        } finally {
            provider.comesBack(); // for the other tests, too
        }
        recovers(outage);
    }

    @Attack(value = "tokens with keys of another, to whom a provider sends whoever asks", stoppedBy = Guard.CREDENTIAL)
    void keysOfAnother_areNotFetched(Tries tries) {
        other.keys().add("elsewhere");
        Outage outage = outage(Manner.ELSEWHERE);
        provider.sendsTo(other);
        int before = other.keys().timesAsked();
        onlyTheKnownAreServed(tries, outage);
        unavailable(tries.saw(asked(outage, signedElsewhere())));
        assertThat(other.keys().timesAsked()).as("asked for keys elsewhere").isEqualTo(before);
        provider.publishes(Manner.RIGHT);
        recovers(outage);
    }

    @Test
    void keysThatComeLateOrNever_areMissedInTime() {
        for (Manner manner : List.of(Manner.LATE, Manner.NEVER)) {
            Outage outage = outage(manner);
            served(outage, KeySet.FIRST);
            provider.publishes(manner);
            Pause.of(KeySet.MAX_AGE);
            for (int each = 0; each < TRIES; each++) {
                Deadline.meets(IN_TIME, () -> served(outage, KeySet.FIRST));
                Deadline.meets(IN_TIME, () -> assertThat(forged(outage).status()).isIn(401, 503));
                assertThat(key(outage).status()).isEqualTo(200);
            }
            provider.publishes(Manner.RIGHT);
            recovers(outage);
        }
    }

    @Test
    void keysWithoutEnd_keepNobodyFromBeingServed() {
        Outage outage = outage(Manner.HUGE);
        served(outage, KeySet.FIRST);
        provider.publishes(Manner.HUGE);
        Pause.of(KeySet.MAX_AGE);
        for (int each = 0; each < TRIES; each++) {
            Deadline.meets(IN_TIME, () -> served(outage, KeySet.FIRST));
            assertThat(forged(outage).status()).isIn(401, 503);
            assertThat(key(outage).status()).isEqualTo(200);
        }
        provider.publishes(Manner.RIGHT);
        recovers(outage);
    }

    @Test
    void serverThatStartsWithoutKeys_servesAndRecovers() {
        Audited late = Audited.bank("keys-late");
        try (FakeProvider without = new FakeProvider(late.launch().url())) {
            without.publishes(Manner.NEVER);
            try (Server server = start(without, late)) {
                Outage outage = new Outage("keys of a provider: never at the start", late);
                String token = without.token(KeySet.FIRST);
                for (int each = 0; each < TRIES; each++) {
                    Deadline.meets(IN_TIME, () -> unavailable(asked(outage, server, token)));
                    assertThat(outage.ask(server.client(Bank.CLERK)::list).status()).isEqualTo(200);
                }
                without.publishes(Manner.RIGHT);
                outage.recovers(() -> asked(outage, server, token).status() == 200);
                outage.account();
            }
        }
    }

    /** When the keys are too old, too. */
    private static void onlyTheKnownAreServed(Tries tries, Outage outage) {
        Pause.of(KeySet.MAX_AGE);
        for (int each = 0; each < TRIES; each++) {
            served(outage, KeySet.FIRST);
            unavailable(tries.saw(forged(outage)));
            assertThat(key(outage).status()).isEqualTo(200);
        }
    }

    /** A key that is new since is found, too. */
    private static void recovers(Outage outage) {
        String young = "young " + outage.hashCode();
        provider.keys().add(young);
        outage.recovers(() -> token(outage, young).status() == 200 && token(outage, KeySet.FIRST).status() == 200);
        outage.account();
    }

    /** For ten seconds after a provider could not be asked, nobody is told that a key is none. */
    private static void strangersAreRefused(Outage outage) {
        Deadline.within(PATIENCE, () -> forged(outage).status() == 401);
    }

    private static Crowd strangers(Outage outage, AtomicInteger left, Consumer<Answer> seen) {
        Crowd crowd = new Crowd();
        for (int each = 0; each < 4; each++) {
            crowd.with("stranger " + each, Duration.ofMillis(20), () -> {
                if (left.getAndDecrement() > 0) {
                    seen.accept(forged(outage));
                }
            });
        }
        return crowd;
    }

    private static boolean hasEnd(Crowd crowd, AtomicInteger left) {
        crowd.check();
        return left.get() <= 0;
    }

    private static Outage outage(Manner manner) {
        return new Outage("keys of a provider: " + words(manner), audited);
    }

    private static Server start(FakeProvider signer, Audited server) {
        Launch launch = signer.signingFor(server.launch());
        return launch.with("PORTCULLIS_IDENTITY_TOKENS_TIMEOUT", TIMEOUT.toSeconds() + "S").start();
    }

    private static void served(Outage outage, String key) {
        Answer answer = token(outage, key);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.header("www-authenticate").orElseThrow()).contains("invalid_token");
    }

    private static void unavailable(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.error().path("code").asInt()).isEqualTo(-31503);
        assertThat(Integer.parseInt(answer.header("retry-after").orElseThrow())).isBetween(1, 60);
    }

    private static Answer token(Outage outage, String key) {
        return asked(outage, provider.token(key));
    }

    /** Says that it is of the provider, and is signed with a key that nobody publishes. */
    private static Answer forged(Outage outage) {
        return asked(outage, STRANGER.tokenSaying(Map.of("kid", "key " + System.nanoTime()), provider.claims()));
    }

    private static String signedElsewhere() {
        return other.keys().token("elsewhere", provider.claims());
    }

    private static Answer asked(Outage outage, String token) {
        return asked(outage, bank, token);
    }

    private static Answer asked(Outage outage, Server server, String token) {
        return outage.ask(() -> server.stranger().with("Authorization", "Bearer " + token).call("echo",
                Map.of("text", "hello")));
    }

    private static Answer key(Outage outage) {
        return outage.ask(() -> bank.client(Bank.CLERK).call("echo", Map.of("text", "hello")));
    }

    private static String words(Manner manner) {
        return manner.name().toLowerCase().replace('_', ' ');
    }
}
