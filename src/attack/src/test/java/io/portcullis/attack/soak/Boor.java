package io.portcullis.attack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;

import io.portcullis.attack.Bank;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/** A client that goes away in the middle, or takes its time. */
final class Boor {

    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Server bank;
    private final Books books;

    Boor(Server bank, Books books) {
        this.bank = bank;
        this.books = books;
    }

    /** In the middle of its own words, of a call, and of what it is told. */
    void hangsUp() throws IOException {
        Letter call = Letter.call(bank, Bank.CLERK, "waitFor", Map.of("millis", 20_000), Map.of());
        hangUp(call.open(call.length() / 2));
        hangUp(call.open(call.length()));
        hangUp(report(10_000).open(Integer.MAX_VALUE));
    }

    /** Does not read what it is told, until it has been told very much. */
    void readsSlowly() throws IOException {
        books.sent();
        try (Socket socket = report(2_000).open(Integer.MAX_VALUE)) {
            Pause.of(Duration.ofSeconds(3));
            Answer answer = Letter.read(socket);
            books.answered(answer.status());
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    /** Begins, and never says the rest. */
    void neverEnds() throws IOException {
        Letter call = Letter.call(bank, Bank.CLERK, "echo", Map.of("text", "hello"), Map.of());
        books.sent();
        try (Socket socket = call.open(call.length() / 2)) {
            Answer answer = Letter.read(socket);
            books.answered(answer.status());
            assertThat(answer.status()).isEqualTo(408);
        }
    }

    private Letter report(int events) {
        return Letter.call(bank, Bank.CLERK, "report", Map.of("events", events, "text", "x".repeat(500)),
                Map.of("progressToken", "p"));
    }

    /** After a moment, so that it has begun. */
    private void hangUp(Socket socket) throws IOException {
        books.sent();
        try (socket) {
            Pause.of(MOMENT);
        }
        books.hungUp();
    }
}
