package io.portcullis.limit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.api.RateLimited.Refill;

class RateTest {

    @ParameterizedTest
    @CsvSource({ "0,PT1S,1", "-1,PT1S,1", "1,PT1S,0", "1,PT1S,-1", "1,PT0S,1", "1,PT-1S,1", "1000000001,PT1S,1",
            "1,P36501D,1" })
    void numbersThatCannotWork_areRefused(long permits, Duration period, long capacity) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(permits, period, capacity, Refill.GREEDY));
    }
}
