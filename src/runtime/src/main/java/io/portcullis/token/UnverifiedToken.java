package io.portcullis.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import io.portcullis.credential.Presented;
import io.portcullis.credential.Presented.Kind;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * A token nobody has checked yet. What it says about itself is good for choosing who checks it, and for nothing else.
 */
public final class UnverifiedToken {

    private final Presented presented;
    private final JsonObject claims;

    private UnverifiedToken(Presented presented, JsonObject claims) {
        this.presented = presented;
        this.claims = claims;
    }

    /** The token that was presented. */
    public static UnverifiedToken of(Presented presented) {
        String[] parts = presented.secret().split("\\.", 4);
        return new UnverifiedToken(presented, parts.length == 3 ? decoded(parts[1]) : null);
    }

    /** What a part of a token says; null when that cannot be read. */
    static JsonObject decoded(String part) {
        try {
            return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DecodeException e) {
            return null;
        }
    }

    /** Whether it has claims that can be read, so that nobody has to be asked about them. */
    boolean isReadable() {
        return claims != null;
    }

    /** Who issued it, as it says. */
    Optional<String> issuer() {
        return isReadable() && claims.getValue("iss") instanceof String issuer ? Optional.of(issuer) : Optional.empty();
    }

    Kind kind() {
        return presented.kind();
    }

    String text() {
        return presented.secret();
    }

    /** The claims. For who has verified the signature over this very text. */
    JsonObject verifiedClaims() {
        return claims;
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "token";
    }
}
