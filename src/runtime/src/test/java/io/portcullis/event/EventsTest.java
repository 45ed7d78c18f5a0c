package io.portcullis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.fake.RecordingListener;

class EventsTest {

    private static final CredentialRefused EVENT = new CredentialRefused("192.0.2.1", "none", "credential_missing", "c0");

    @Test
    void listenerThatThrows_harmsNobody() {
        RecordingListener other = new RecordingListener();
        Events events = new Events(List.of(new ThrowingListener(), other));
        assertThatNoException().isThrownBy(() -> events.tell(EVENT));
        assertThat(other.credentials()).containsExactly(EVENT);
    }

    @Test
    void correlationIds_areSixteenHexadecimalDigits() {
        assertThat(Correlation.next()).matches("[0-9a-f]{16}").isNotEqualTo(Correlation.next());
    }

    private static final class ThrowingListener implements Listener {

        @Override
        public void on(CallEnded event) {
            throw new IllegalStateException();
        }

        @Override
        public void on(MessageEnded event) {
            // of no interest
        }

        @Override
        public void on(ResultFlagged event) {
            // of no interest
        }

        @Override
        public void on(CredentialRefused event) {
            throw new IllegalStateException();
        }

        @Override
        public void on(RequestEnded event) {
            throw new IllegalStateException();
        }

        @Override
        public void on(PolicyChanged event) {
            throw new IllegalStateException();
        }

        @Override
        public void on(LimitStoreChanged event) {
            throw new IllegalStateException();
        }

        @Override
        public void on(Administered event) {
            throw new IllegalStateException();
        }
    }
}
