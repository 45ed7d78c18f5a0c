package io.portcullis.deployment.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;

import io.portcullis.deployment.wire.Post;
import io.vertx.core.json.JsonObject;

/**
 * The proof that a client has the key a token is bound to (RFC 9449, 4.2), every part of which can be wrong.
 *
 * @param made the proof, as the token it is
 * @param key what it is signed with
 */
record Proof(Token made, SigningKey key) {

    /** What the tests ask for. */
    static final String ADDRESS = "http://town.example.org/mcp";

    /** A right proof for a call with that token. */
    static Proof of(String token, SigningKey key) {
        JsonObject header = new JsonObject().put("typ", "dpop+jwt").put("jwk", key.jwk());
        JsonObject claims = new JsonObject().put("htm", "POST").put("htu", ADDRESS).put("iat", Token.in(0))
                .put("jti", UUID.randomUUID().toString()).put("ath", digest(token));
        return new Proof(new Token(header, claims), key);
    }

    /** What a token says that is bound to this key (RFC 9449, 6.1). */
    static Map<String, Object> binding(SigningKey key) {
        return Map.of("jkt", digest(key.shape().encode()));
    }

    static String digest(String text) {
        try {
            return Token.encoded(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Proof with(String claim, Object value) {
        return new Proof(made.with(claim, value), key);
    }

    Proof without(String claim) {
        return new Proof(made.without(claim), key);
    }

    Proof withHeader(String name, Object value) {
        return new Proof(made.withHeader(name, value), key);
    }

    String signed() {
        return made.signedBy(key);
    }

    /** A call with a bound token and a right proof. */
    static Post call(String token, SigningKey key) {
        return Visit.whoami().header("Authorization", "DPoP " + token).header("DPoP", of(token, key).signed());
    }
}
