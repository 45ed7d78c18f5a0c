package io.portcullis.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import io.portcullis.token.TokenVerifier.Request;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;

/**
 * Keeps the keys of a provider young. By itself Quarkus OIDC fetches them again only for a token of a key it does not know, so
 * that a key that was withdrawn would stay good for ever. A token of a key that cannot exist has the same effect.
 * <p>
 * When keys are too old, the requests that come wait for one fetch together. A provider that does not answer is asked again
 * after the same time; until then its last keys hold.
 */
public final class KeyAge {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LATELY_NANOS = Duration.ofSeconds(10).toNanos();

    private final long maxNanos;
    private final LongSupplier nanoTime;
    private final Duration patience;
    private final AtomicReference<Fetch> latest = new AtomicReference<>();
    private volatile long missed;

    /**
     * Keys that are waited for only as long as there is time left to verify a token with those that are known.
     *
     * @param timeout how long a provider may take to answer
     * @param nanoTime as of {@link System#nanoTime}
     */
    public static KeyAge of(Duration max, Duration timeout, LongSupplier nanoTime) {
        Duration half = timeout.dividedBy(2);
        return new KeyAge(max, nanoTime, half.compareTo(PATIENCE) < 0 ? half : PATIENCE);
    }

    KeyAge(Duration max, LongSupplier nanoTime, Duration patience) {
        this.patience = patience;
        this.maxNanos = max.toNanos();
        this.nanoTime = nanoTime;
        this.latest.set(new Fetch(nanoTime.getAsLong(), Uni.createFrom().voidItem()));
        this.missed = nanoTime.getAsLong() - 2 * LATELY_NANOS;
    }

    /** The provider could not be asked just now. */
    void missed() {
        missed = nanoTime.getAsLong();
    }

    /**
     * Whether a key that is not known may exist all the same: the provider could not be asked lately. Quarkus OIDC looks for
     * such a key once in a second; for all tokens in between, its answer is the same as for a key that does not exist.
     */
    boolean mayLack() {
        return nanoTime.getAsLong() - missed < LATELY_NANOS;
    }

    /** Comes when the keys are young enough, or cannot be made so. */
    Uni<Void> renewed(String issuer, Request request) {
        Fetch last = latest.get();
        long now = nanoTime.getAsLong();
        if (now - last.nanos() < maxNanos) {
            return last.done();
        }
        Fetch next = new Fetch(now, fetch(issuer, request));
        return latest.compareAndSet(last, next) ? next.done() : latest.get().done();
    }

    private Uni<Void> fetch(String issuer, Request request) {
        TokenAuthenticationRequest unknown = new TokenAuthenticationRequest(
                new AccessTokenCredential(tokenOfNoKey(issuer)));
        return Uni.createFrom()
                .deferred(() -> request.identities()
                        .authenticate(HttpSecurityUtils.setRoutingContextAttribute(unknown, request.context())))
                .ifNoItem().after(patience).fail().onItemOrFailure().transform((nobody, expected) -> {
                    if (Failures.isOutage(expected)) {
                        missed();
                    }
                    return (Void) null;
                }).memoize().indefinitely();
    }

    private static String tokenOfNoKey(String issuer) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"" + UUID.randomUUID() + "\"}";
        return part(header) + "." + part("{\"sub\":\"nobody\"}") + "." + part(issuer);
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Fetch(long nanos, Uni<Void> done) {
    }
}
