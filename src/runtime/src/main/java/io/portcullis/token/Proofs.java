package io.portcullis.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.spi.UsedIds;
import io.vertx.core.json.JsonObject;

/**
 * Sees to it that a proof of possession is fresh and used once (RFC 9449, 11.1). Quarkus OIDC checks its signature, its method
 * and address, and that it belongs to the token.
 */
public final class Proofs {

    private static final Duration OLDEST = Duration.ofSeconds(60);
    private static final Duration AHEAD = Duration.ofSeconds(10);
    private static final int LONGEST_ID = 256;

    /** How many proofs one process has to remember at the same time. */
    public static final int CAPACITY = 200_000;

    private final UsedIds used;
    private final Clock clock;

    /** @param used where the ids of proofs are remembered */
    public Proofs(UsedIds used, Clock clock) {
        this.used = used;
        this.clock = clock;
    }

    /**
     * Whether there is one proof, and it can be read. Over any other, Quarkus OIDC breaks in a way that looks as if the
     * provider
     * was away.
     *
     * @param headers the lines of {@code DPoP} (RFC 9449, 4.3)
     */
    static boolean isReadable(List<String> headers) {
        String[] parts = headers.size() == 1 ? headers.get(0).split("\\.", 4) : new String[0];
        if (parts.length != 3) {
            return false;
        }
        JsonObject header = UnverifiedToken.decoded(parts[0]);
        return header != null && header.getValue("jwk") instanceof JsonObject && UnverifiedToken.decoded(parts[1]) != null;
    }

    /**
     * Whether a proof is of now, and this is its first use. Fails when nobody can tell.
     *
     * @param proof the claims of a proof whose signature was verified; null when there was none
     */
    CompletionStage<Boolean> isFresh(JsonObject proof) {
        if (proof == null || !(proof.getValue("iat") instanceof Number issued)
                || !(proof.getValue("jti") instanceof String id) || id.isBlank() || id.length() > LONGEST_ID) {
            return CompletableFuture.completedFuture(false);
        }
        Instant now = clock.instant();
        Instant at = Instant.ofEpochSecond(Math.max(0, Math.min(issued.longValue(), now.getEpochSecond() * 2)));
        return at.isAfter(now.minus(OLDEST)) && at.isBefore(now.plus(AHEAD)) ? used.firstUse(id, at.plus(OLDEST))
                : CompletableFuture.completedFuture(false);
    }
}
