package io.portcullis.session;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.session.Settings.Caps;
import io.portcullis.session.Settings.Times;

/** Numbers that would leave a session without an end, or without room, are refused at the start. */
class SettingsTest {

    private static final Duration OK = Duration.ofSeconds(1);

    static Stream<Duration> senseless() {
        return Stream.of(Duration.ZERO, Duration.ofNanos(-1));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void times_arePositive(Duration none) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Times(none, OK, OK, OK));
        assertThatIllegalArgumentException().isThrownBy(() -> new Times(OK, none, OK, OK));
        assertThatIllegalArgumentException().isThrownBy(() -> new Times(OK, OK, none, OK));
        assertThatIllegalArgumentException().isThrownBy(() -> new Times(OK, OK, OK, none));
    }

    @ParameterizedTest
    @CsvSource({ "0,1,1,1,1", "1,0,1,1,1", "1,1,-1,1,1", "1,1,1,-1,1", "1,1,1,1,-1" })
    void counts_leaveRoomForASession(int sessions, int perCaller, int subscriptions, int questions, int requests) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Caps(sessions, perCaller, subscriptions, questions, requests));
    }
}
