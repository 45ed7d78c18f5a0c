package io.portcullis.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.portcullis.fake.FakeIdentities;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.ManualTime;
import io.portcullis.token.TokenVerifier.Request;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;

/** The keys of a provider are fetched again when they are old: once, and nobody waits for ever. */
class KeyAgeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final ManualTime time = new ManualTime();
    private final List<UniEmitter<? super SecurityIdentity>> fetches = new ArrayList<>();
    private final FakeIdentities identities = new FakeIdentities(() -> Uni.createFrom().emitter(fetches::add));
    private final KeyAge age = new KeyAge(MINUTE, time::currentTimeNanos, LONG);

    @Test
    void youngKeys_areNotFetched() {
        time.advance(MINUTE.minusNanos(1));
        assertThat(isThere(age.renewed("https://a", request(identities)))).isTrue();
        assertThat(identities.asked()).isEmpty();
    }

    @Test
    void oldKeys_areFetched() {
        time.advance(MINUTE);
        UniAssertSubscriber<Void> waiting = wait(age);
        waiting.assertNotTerminated();
        fetches.get(0).fail(new AuthenticationFailedException()); // there is no such key: what was to be expected
        waiting.assertCompleted();
    }

    @Test
    void thoseWhoCome_waitTogetherForOneFetch() {
        time.advance(MINUTE);
        List<UniAssertSubscriber<Void>> waiting = List.of(wait(age), wait(age), wait(age));
        assertThat(identities.asked()).hasSize(1);
        fetches.get(0).complete(null);
        waiting.forEach(UniAssertSubscriber::assertCompleted);
    }

    @Test
    void afterAFetch_keysAreYoungForAsLongAgain() {
        time.advance(MINUTE);
        wait(age);
        fetches.get(0).complete(null);
        time.advance(MINUTE.minusNanos(1));
        wait(age).assertCompleted();
        assertThat(identities.asked()).hasSize(1);
        time.advanceNanos(1);
        wait(age);
        assertThat(identities.asked()).hasSize(2);
    }

    @Test // a provider that is away is not asked with every request, and its last keys hold until then
    void fetchThatFails_isNotRepeatedBeforeTheSameTime() {
        KeyAge broken = new KeyAge(MINUTE, time::currentTimeNanos, LONG);
        FakeIdentities failing = new FakeIdentities(() -> Uni.createFrom().failure(new IllegalStateException("down")));
        time.advance(MINUTE);
        for (int i = 0; i < 100; i++) {
            assertThat(isThere(broken.renewed("https://a", request(failing)))).isTrue();
        }
        assertThat(failing.asked()).hasSize(1);
    }

    @Test
    void keyMayBeLacking_onlyAfterAFetchFromAProviderThatIsAway() {
        time.advance(MINUTE);
        age.renewed("https://a", request(new FakeIdentities(
                () -> Uni.createFrom().failure(new AuthenticationFailedException())))).await().atMost(PATIENCE);
        assertThat(age.mayLack()).isFalse();
        time.advance(MINUTE);
        age.renewed("https://a", request(new FakeIdentities(
                () -> Uni.createFrom().failure(new OIDCException("down"))))).await().atMost(PATIENCE);
        assertThat(age.mayLack()).isTrue();
    }

    @Test
    void fetchThatThrows_endsLikeOneThatFails() {
        FakeIdentities throwing = new FakeIdentities(() -> {
            throw new IllegalStateException("broken");
        });
        time.advance(MINUTE);
        assertThat(isThere(age.renewed("https://a", request(throwing)))).isTrue();
    }

    @Test
    void fetchThatHangs_isGivenUp() {
        KeyAge impatient = new KeyAge(MINUTE, time::currentTimeNanos, SHORT);
        time.advance(MINUTE);
        Uni<Void> first = impatient.renewed("https://a", request(identities));
        Uni<Void> second = impatient.renewed("https://a", request(identities));
        assertThat(first.await().atMost(PATIENCE)).isNull();
        assertThat(second.await().atMost(PATIENCE)).isNull();
        assertThat(identities.asked()).hasSize(1);
    }

    @Test // what is left is for the token itself
    void fetchThatHangs_takesNoMoreThanHalfTheTimeOfTheRequest() {
        KeyAge hasty = KeyAge.of(MINUTE, Duration.ofMillis(200), time::currentTimeNanos);
        time.advance(MINUTE);
        assertThat(hasty.renewed("https://a", request(identities)).await().atMost(Duration.ofMillis(1_500))).isNull();
    }

    @Test // a client that goes away takes nothing from those who wait with it
    void requestThatIsGone_leavesTheFetchToTheOthers() {
        time.advance(MINUTE);
        UniAssertSubscriber<Void> gone = wait(age);
        UniAssertSubscriber<Void> waiting = wait(age);
        gone.cancel();
        fetches.get(0).complete(null);
        waiting.assertCompleted();
    }

    @Test
    void requestThatIsGoneAlone_leavesNobodyWaitingLater() {
        time.advance(MINUTE);
        wait(age).cancel();
        UniAssertSubscriber<Void> later = wait(age);
        fetches.get(fetches.size() - 1).complete(null);
        later.assertCompleted();
    }

    @Test // of two that find the keys old at the same moment, one fetches
    void thoseWhoComeAtTheSameMoment_fetchOnce() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {
        });
        KeyAge racing = new KeyAge(MINUTE, () -> {
            meanwhile.getAndSet(() -> {
            }).run();
            return time.currentTimeNanos();
        }, LONG);
        time.advance(MINUTE);
        List<UniAssertSubscriber<Void>> waiting = new ArrayList<>();
        meanwhile.set(() -> waiting.add(wait(racing)));
        waiting.add(wait(racing));
        assertThat(identities.asked()).hasSize(1);
        fetches.get(0).complete(null);
        assertThat(waiting).hasSize(2).allSatisfy(UniAssertSubscriber::assertCompleted);
    }

    @Test // else a token that somebody has could be meant
    void tokenOfNoKey_isAnotherEveryTime() {
        for (int i = 0; i < 3; i++) {
            time.advance(MINUTE);
            wait(age);
        }
        Set<String> tokens = identities.asked().stream().map(TokenAuthenticationRequest.class::cast)
                .map(request -> request.getToken().getToken()).collect(Collectors.toSet());
        assertThat(tokens).hasSize(3).allMatch(token -> token.split("\\.").length == 3);
    }

    private UniAssertSubscriber<Void> wait(KeyAge keys) {
        return keys.renewed("https://a", request(identities)).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static boolean isThere(Uni<Void> done) {
        UniAssertSubscriber<Void> subscriber = done.subscribe().withSubscriber(UniAssertSubscriber.create());
        return subscriber.getFailure() == null && subscriber.assertCompleted() != null;
    }

    private static Request request(FakeIdentities identities) {
        return new Request(new FakeRequest().context(), identities);
    }
}
