package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.limit.Quota;

/** Lists of structured fields (RFC 9651), which no name of a limit may break out of. */
class RateLimitHeadersTest {

    private static final Pattern ITEMS = Pattern
            .compile("\"[A-Za-z0-9_.-]+\"(;[a-z]=\\d{1,15})+(, \"[A-Za-z0-9_.-]+\"(;[a-z]=\\d{1,15})+)*");
    private static final Quota QUOTA = quota("caller");

    @Test
    void oneLimit_isOneItem() {
        assertThat(RateLimitHeaders.policies(List.of(QUOTA))).isEqualTo("\"caller\";q=100;w=900");
        assertThat(RateLimitHeaders.states(List.of(QUOTA))).isEqualTo("\"caller\";r=42;t=520");
    }

    @Test
    void severalLimits_areOneListInTheSameOrder() {
        List<Quota> quotas = List.of(QUOTA, new Quota("entry", 5, Duration.ofHours(1), 0, Duration.ofHours(1)));
        assertThat(RateLimitHeaders.policies(quotas)).isEqualTo("\"caller\";q=100;w=900, \"entry\";q=5;w=3600");
        assertThat(RateLimitHeaders.states(quotas)).isEqualTo("\"caller\";r=42;t=520, \"entry\";r=0;t=3600");
    }

    @Test
    void limitsOfOneKind_areToldApart() {
        List<Quota> quotas = List.of(QUOTA, QUOTA, quota("entry"), QUOTA);
        assertThat(RateLimitHeaders.policies(quotas)).isEqualTo(
                "\"caller\";q=100;w=900, \"caller-2\";q=100;w=900, \"entry\";q=100;w=900, \"caller-3\";q=100;w=900");
        assertThat(RateLimitHeaders.states(quotas)).contains("\"caller\";r=42", "\"caller-2\";r=42", "\"caller-3\";r=42");
    }

    @Test
    void secondsAreRoundedUp_andAFullBucketNeedsNone() {
        assertThat(RateLimitHeaders.policies(List.of(new Quota("a", 1, Duration.ofMillis(1), 1, Duration.ZERO))))
                .isEqualTo("\"a\";q=1;w=1");
        assertThat(RateLimitHeaders.states(List.of(new Quota("a", 1, Duration.ofMillis(1), 1, Duration.ZERO))))
                .isEqualTo("\"a\";r=1;t=0");
        assertThat(RateLimitHeaders.states(List.of(new Quota("a", 1, Duration.ofSeconds(9), 0, Duration.ofMillis(1_001)))))
                .isEqualTo("\"a\";r=0;t=2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\"b", "a\\", "a\r\nSet-Cookie: x", "a, \"b\";q=1", "a;w=0", "\u00e4\u00f6", "\ud83d\ude00", " ",
            "\u0000", "plan of ACME/Berlin" })
    void oddNames_stayWithinTheirQuotes(String name) {
        for (String header : List.of(RateLimitHeaders.policies(List.of(quota(name), QUOTA)),
                RateLimitHeaders.states(List.of(quota(name), QUOTA)))) {
            assertThat(header).matches(ITEMS);
            assertThat(header.split(", ")).hasSize(2);
        }
    }

    @Test // what is made equal by cleaning is told apart by its number
    void namesThatAreEqualOnceTheyAreCleaned_areToldApart() {
        assertThat(RateLimitHeaders.states(List.of(quota("a b"), quota("a/b"))))
                .isEqualTo("\"a_b\";r=42;t=520, \"a_b-2\";r=42;t=520");
    }

    @Test
    void manyLimits_areStillOneLine() {
        List<Quota> quotas = new ArrayList<>(Collections.nCopies(30, QUOTA));
        assertThat(RateLimitHeaders.states(quotas)).matches(ITEMS);
    }

    private static Quota quota(String name) {
        return new Quota(name, 100, Duration.ofMinutes(15), 42, Duration.ofSeconds(520));
    }
}
