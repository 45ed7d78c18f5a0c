package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.attack.soak.Guest;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;
import io.portcullis.rig.TokenMint;

/** The clock on the wall jumps by a day, forth and back, while a server runs. Needs the Debian package faketime. */
@Tag("siege")
@EnabledIf("isInstalled")
class ClockIT {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    /** The clock is read from its file once in a while only. */
    private static final Duration NOTICED = Duration.ofSeconds(2);

    private static Path clock;
    private static Audited audited;
    private static TokenMint mint;
    private static Server bank;

    @BeforeAll
    static void start() throws IOException {
        audited = Audited.bank("clock");
        clock = audited.launch().folder().resolve("clock").toAbsolutePath();
        mint = new TokenMint(audited.launch().url());
        bank = start(audited.launch());
    }

    /** On a clock that can be set. */
    private static Server start(Launch launch) throws IOException {
        Files.writeString(clock, "+0\n");
        return launch.with("LD_PRELOAD", library().toString()).with("FAKETIME_TIMESTAMP_FILE", clock.toString())
                .with("FAKETIME_CACHE_DURATION", "1").with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .with("FAKETIME_FORCE_MONOTONIC_FIX", "0")
                .with("PORTCULLIS_RESOURCE_URL", launch.url())
                .with("PORTCULLIS_TRANSPORT_ALLOWED_HOSTS", "localhost:" + launch.port())
                .with("MP_JWT_VERIFY_PUBLICKEY_LOCATION", mint.publicKey(launch.folder().resolve("key.pem")).toUri().toString())
                .with("MP_JWT_VERIFY_ISSUER", TokenMint.ISSUER).start();
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    static boolean isInstalled() {
        try {
            return library() != null;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void nothingOpens_andHonestCallersGoOn() throws IOException {
        Outage outage = new Outage("clock: a day forth, a day back, two days back", audited);
        String token = mint.token(Map.of());
        assertThat(list(outage, token)).isEqualTo(200);
        JsonNode asked = Closing.asked(outage, bank);
        Guest guest = new Guest(bank, Bank.COLLEAGUE, outage.books());
        String session = guest.arrives();
        for (int each = 0; each < 6; each++) {
            withdraw(outage);
        }
        assertThat(withdraw(outage)).isEqualTo(429);

        jump("+1d");
        assertThat(list(outage, token)).as("a token that has expired, and was remembered").isEqualTo(401);
        assertThat(closes(outage, bank, asked)).as("an answer a day late").isFalse();
        assertThat(withdraw(outage)).as("five in an hour of work, not of the clock").isEqualTo(429);
        assertThat(guest.calls(session).status()).isIn(200, 404);
        works(outage);

        jump("-1d");
        assertThat(withdraw(outage)).isEqualTo(429);
        works(outage);

        jump("+0");
        assertThat(withdraw(outage)).isEqualTo(429);
        assertThat(list(outage, token)).as("its end is one of the clock").isEqualTo(200);
        assertThat(list(outage, mint.token(Map.of()))).isEqualTo(200);
        outage.recovers(() -> echo(outage).status() == 200);
        outage.account();
        Verified.holds(audited);
    }

    /** Where it cannot be told any more whether an answer was used, it is not taken. */
    @Test
    void whatWasUsedOnce_staysUsed() throws IOException {
        Audited once = Audited.bank("clock-once");
        Outage outage = new Outage("clock: a day forth, two days back, answers that count once", once);
        try (Server server = start(once.launch())) {
            JsonNode used = Closing.asked(outage, server);
            assertThat(closes(outage, server, used)).isTrue();
            for (String offset : List.of("+1d", "-1d", "+0")) {
                jump(offset);
                assertThat(closes(outage, server, used)).as(offset).isFalse();
                boolean ahead = !offset.equals("-1d");
                assertThat(closes(outage, server, Closing.asked(outage, server))).as(offset).isEqualTo(ahead);
            }
        }
        outage.account();
        Verified.holds(once);
    }

    private static boolean closes(Outage outage, Server server, JsonNode asked) {
        return Closing.answer(outage, server, asked).text().contains("closed 7");
    }

    /** Keys, sessions and questions that are new. */
    private static void works(Outage outage) {
        assertThat(echo(outage).status()).isEqualTo(200);
        new Guest(bank, Bank.STRANGER, outage.books()).stays();
        assertThat(closes(outage, bank, Closing.asked(outage, bank))).isTrue();
    }

    private static void jump(String offset) throws IOException {
        Files.writeString(clock, offset + "\n");
        Pause.of(NOTICED);
    }

    private static int list(Outage outage, String token) {
        ModernClient client = bank.stranger().with("Authorization", "Bearer " + token);
        return outage.ask(client::list).status();
    }

    private static int withdraw(Outage outage) {
        return outage.ask(() -> bank.client(Bank.CLERK).call("withdraw", Map.of())).status();
    }

    private static Answer echo(Outage outage) {
        return outage.ask(() -> bank.client(Bank.CLERK).call("echo", Map.of("text", "hello")));
    }

    private static Path library() throws IOException {
        try (Stream<Path> files = Files.find(LIBRARIES, 3, (path, what) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
            return files.findFirst().orElse(null);
        }
    }
}
