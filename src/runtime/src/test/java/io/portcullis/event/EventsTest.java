package io.portcullis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.concurrent.CompletionStage;

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

    @Test // what cannot be asked is taken to need a record before anything runs
    void ledgerThatThrows_isTakenToWriteAhead() {
        Ledger broken = new Ledger() {
            @Override
            public boolean hasRoom() {
                throw new IllegalStateException();
            }

            @Override
            public boolean writesAhead() {
                throw new IllegalStateException();
            }

            @Override
            public CompletionStage<Boolean> writeAhead(CallBegins event) {
                throw new IllegalStateException();
            }
        };
        Events events = new Events(List.of(), broken);
        assertThat(events.hasRoom()).isFalse();
        assertThat(events.writesAhead()).isTrue();
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
