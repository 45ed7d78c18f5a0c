package io.portcullis.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class OccurrencesTest {

    @Test
    void secret_isReplacedWhereverItIs() {
        assertThat(Occurrences.removed("no hunter2, nohunter2no", List.of("hunter2")))
                .isEqualTo("no [redacted], no[redacted]no");
    }

    @Test
    void shortSecret_isReplacedAsAWordOnly() {
        assertThat(Occurrences.removed("123: 1234 (123) x123 123", List.of("123")))
                .isEqualTo("[redacted]: 1234 ([redacted]) x123 [redacted]");
    }

    @Test
    void longerSecret_goesFirst() {
        assertThat(Occurrences.removed("abcdefgh", List.of("abcd", "abcdefgh", ""))).isEqualTo(Redaction.MARK);
    }

    @Test // a client that chooses text and secret has each compared to its end at every place
    void secretThatAlmostMatchesEverywhere_costsNothing() {
        String secret = "a".repeat(100_000) + "b";
        assertThat(Occurrences.removed("a".repeat(200_000), List.of(secret))).isEqualTo(Redaction.MARK);
        assertThat(Occurrences.removed("short", List.of(secret))).isEqualTo("short");
    }

    @Test
    void textWithTooMuchToLookFor_isLeftOut() {
        List<String> many = IntStream.range(0, 10_000).mapToObj(i -> "secret" + i).toList();
        assertThat(Occurrences.removed("x".repeat(10_000), many)).isEqualTo(Redaction.MARK);
    }
}
