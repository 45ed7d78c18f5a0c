package io.portcullis.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TypedTest {

    @Test // tokens stand there, too
    void longPasswordInAnAddress_isFound() {
        assertThat(Typed.URL_CREDENTIALS.redact("https://oauth2:" + "x".repeat(2_000) + "@host/a"))
                .isEqualTo("https://[redacted]@host/a");
    }

    @ParameterizedTest
    @CsvSource({ "BEARER_TOKENS, Authorization: Bearer abcdefgh.123, Authorization: Bearer [redacted]",
            "BEARER_TOKENS, bearer of bad news, bearer of bad news",
            "JWT, got eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl., got [redacted]",
            "JWT, eyJ is no token, eyJ is no token",
            "API_KEYS, key=pck_reader_0123456789, key=[redacted]",
            "API_KEYS, AKIAIOSFODNN7EXAMPLE!, [redacted]!",
            "API_KEYS, ghp_0123456789012345678901234567890123456789 x, [redacted] x",
            "API_KEYS, xoxb-123456789012-abcdef, [redacted]",
            "API_KEYS, sk_live_0123456789abcdef, [redacted]",
            "API_KEYS, risk-free offers, risk-free offers",
            "PRIVATE_KEYS, a -----BEGIN RSA PRIVATE KEY----- MII -----END RSA PRIVATE KEY----- b, a [redacted] b",
            "PRIVATE_KEYS, a -----BEGIN PRIVATE KEY----- MII, a [redacted]",
            "URL_CREDENTIALS, jdbc:postgresql://scott:tiger@db/x, jdbc:postgresql://[redacted]@db/x",
            "URL_CREDENTIALS, http://host:80/a@b, http://host:80/a@b",
            "CARD_NUMBERS, card 4111 1111-1111 1111 2027, card [redacted] 2027",
            "CARD_NUMBERS, 4111111111111112, 4111111111111112", "CARD_NUMBERS, 0000000000000000, 0000000000000000",
            "CARD_NUMBERS, 4111111111111111., [redacted]." })
    void secret_isReplaced_andNothingElse(Typed typed, String text, String redacted) {
        assertThat(typed.redact(text)).isEqualTo(redacted);
    }

    /** What a client could send to make an expression slow, twice as long each time. */
    @ParameterizedTest
    @EnumSource(Typed.class)
    void hostileText_takesLinearTime(Typed typed) {
        String[] hostile = { "eyJ", "-eyJaaaa", "eyJaaaa.", "sk-", "ghp_", "xoxb-", "Bearer ", "://a:", "1 ", "4-",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----", "a.b-c_", "pck_", "AKIA" };
        for (String piece : hostile) {
            String text = piece.repeat(Redaction.LONGEST / piece.length());
            Assertions.assertTimeout(Duration.ofMillis(500), () -> typed.redact(text), piece);
        }
    }
}
