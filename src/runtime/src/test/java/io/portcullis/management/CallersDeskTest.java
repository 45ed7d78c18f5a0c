package io.portcullis.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.fake.FakeNodes;
import io.portcullis.identity.Remembered;
import io.portcullis.identity.VerifiedCallers;

/** Who was verified is forgotten on every node. */
class CallersDeskTest {

    private final List<FakeNodes> hub = new ArrayList<>();
    private final FakeNodes ofB = new FakeNodes(hub);
    private final VerifiedCallers a = callers();
    private final VerifiedCallers b = callers();
    private final CallersDesk desk = new CallersDesk(a, new FakeNodes(hub));

    private static VerifiedCallers callers() {
        return new VerifiedCallers(Duration.ofMinutes(1), 10, () -> 0, Clock.systemUTC());
    }

    @Test
    void callers_areForgottenOnEveryNode() {
        new CallersDesk(b, ofB);
        Remembered.in(a, "token");
        Remembered.in(b, "token");
        desk.forget();
        assertThat(Remembered.isIn(a, "token")).isFalse();
        assertThat(Remembered.isIn(b, "token")).isFalse();
    }

    @Test
    void anotherMessage_forgetsNobody() {
        new CallersDesk(b, ofB);
        Remembered.in(b, "token");
        ofB.hear("callers", "remember");
        assertThat(Remembered.isIn(b, "token")).isTrue();
    }
}
