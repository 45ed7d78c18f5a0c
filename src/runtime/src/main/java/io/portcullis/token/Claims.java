package io.portcullis.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Makes a caller of the claims of a token whose signature and times were verified, and checks what must not be left to
 * configuration: issuer, audience, subject, and that it ends (AU-12).
 */
public final class Claims {

    /** How far the clocks of issuer and server may be apart, whatever the library allows. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** In some thirty thousand years. */
    private static final double LATEST_SECONDS = 1e12;

    private final String issuer;
    private final String audience;
    private final ClaimRules rules;
    private final Clock clock;

    /**
     * @param issuer the one issuer whose tokens are accepted
     * @param audience this server, as its tokens must name it
     */
    public Claims(String issuer, String audience, ClaimRules rules, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What a library verified.
     *
     * @param by how
     * @param kind how the token was presented
     * @param claims the claims
     * @param roles what the library takes for roles
     */
    record Verified(Authentication by, Kind kind, JsonObject claims, Set<String> roles) {
    }

    String issuer() {
        return issuer;
    }

    Outcome outcome(Verified verified) {
        JsonObject claims = verified.claims();
        if (!issuer.equals(claims.getValue("iss"))) {
            return Outcome.refused(Credential.WRONG_ISSUER, verified.kind());
        }
        if (!isForUs(claims.getValue("aud"))) {
            return Outcome.refused(Credential.WRONG_AUDIENCE, verified.kind());
        }
        Optional<Instant> expiry = time(claims.getValue("exp"));
        boolean somebody = claims.getValue("sub") instanceof String subject && !subject.isBlank();
        if (!somebody || expiry.isEmpty() || isEarly(claims)) {
            return Outcome.refused(Credential.INVALID, verified.kind()); // nobody, or for ever, or not yet
        }
        if (!clock.instant().isBefore(expiry.get().plus(CLOCK_SKEW))) {
            return Outcome.refused(Credential.EXPIRED, verified.kind());
        }
        return new Known(caller(verified, expiry.get()), claims.containsKey("cnf"));
    }

    private Caller caller(Verified verified, Instant expiry) {
        JsonObject claims = verified.claims();
        return new Caller(claims.getString("sub"), issuer, verified.by(), rules.roles(claims, verified.roles()),
                rules.scopes(claims), Optional.of(expiry), rules.client(claims), rules.tenant(claims));
    }

    private boolean isForUs(Object named) {
        return audience.equals(named) || named instanceof JsonArray several && several.contains(audience);
    }

    private boolean isEarly(JsonObject claims) {
        Object start = claims.getValue("nbf");
        return start != null && time(start).filter(from -> !from.isAfter(clock.instant().plus(CLOCK_SKEW))).isEmpty();
    }

    /** Compared as it is written: of a number that does not fit, {@code longValue} would be any other. */
    private static Optional<Instant> time(Object seconds) {
        return seconds instanceof Number number && number.doubleValue() >= 1 && number.doubleValue() <= LATEST_SECONDS
                ? Optional.of(Instant.ofEpochSecond(number.longValue()))
                : Optional.empty();
    }
}
