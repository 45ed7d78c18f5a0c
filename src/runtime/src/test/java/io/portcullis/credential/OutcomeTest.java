package io.portcullis.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.fake.Callers;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;

class OutcomeTest {

    @Test
    void knownCaller_isBoundOnlyWhereThatIsSaid() {
        assertThat(Outcome.known(Callers.key("alice"))).isEqualTo(new Known(Callers.key("alice"), false));
    }

    @ParameterizedTest
    @EnumSource
    void refusedCredential_saysWhatWasPresented(Kind kind) {
        assertThat(Outcome.refused(Credential.INVALID, kind))
                .isEqualTo(new Refused(new Unauthenticated(Credential.INVALID), kind.word()));
    }
}
