package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Presented;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.FakeKeyStore;
import io.portcullis.fake.Keys;
import io.portcullis.fake.ManualExecutor;
import io.portcullis.key.ApiKeys;
import io.portcullis.key.ApiKeys.Shelves;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class VerifiersTest {

    private final ManualExecutor store = new ManualExecutor();
    private final Verifiers verifiers = new Verifiers(new ApiKeys(
            new Shelves(Authentication.API_KEY, new FakeKeyStore(), List.of(new FakeKeyStore(Keys.stored("alice")))),
            ScopeHierarchy.FLAT, store, new FakeClock("2030-01-01T00:00:00Z")), null, Optional.empty());

    @Test // the event loop does not wait for it
    void keyThatIsLookedUp_isKnownLater() {
        UniAssertSubscriber<Outcome> waiting = verifiers
                .verify(new Presented(Kind.API_KEY, Keys.text("alice")), null, () -> true)
                .subscribe().withSubscriber(UniAssertSubscriber.create());
        waiting.assertNotTerminated();
        store.runAll();
        assertThat(waiting.assertCompleted().getItem()).isInstanceOf(Known.class);
    }
}
