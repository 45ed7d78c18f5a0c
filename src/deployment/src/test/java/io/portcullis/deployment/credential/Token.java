package io.portcullis.deployment.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.vertx.core.json.JsonObject;

/**
 * A JSON Web Token in the making, so that every part of it can be wrong.
 *
 * @param header its header, without the algorithm
 * @param claims its claims
 */
public record Token(JsonObject header, JsonObject claims) {

    /** The resource all tokens of the tests are meant for. */
    public static final String AUDIENCE = "https://town.example.org/mcp";

    /** A token of that issuer that is right in everything. */
    public static Token of(String issuer) {
        return new Token(new JsonObject().put("typ", "JWT"), claims(issuer));
    }

    /** What is right for an issuer, in a token or in the answer to an introspection. */
    public static JsonObject claims(String issuer) {
        return new JsonObject().put("iss", issuer).put("sub", "ada").put("upn", "ada").put("aud", AUDIENCE)
                .put("jti", "1").put("iat", in(-5)).put("exp", in(300));
    }

    /** Seconds since 1970, from now. */
    public static long in(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }

    /** The same with a claim, or with another value of it. */
    public Token with(String claim, Object value) {
        return new Token(header, claims.copy().put(claim, value));
    }

    public Token without(String claim) {
        JsonObject fewer = claims.copy();
        fewer.remove(claim);
        return new Token(header, fewer);
    }

    public Token withHeader(String name, Object value) {
        return new Token(header.copy().put(name, value), claims);
    }

    /** Signed by a key, which it names unless it names another one. */
    public String signedBy(SigningKey key) {
        String content = part(new JsonObject().put("alg", key.algorithm()).put("kid", key.kid()).mergeIn(header)) + "."
                + part(claims);
        return content + "." + encoded(key.sign(content));
    }

    /** Not signed at all. */
    public String unsigned() {
        return part(header.copy().put("alg", "none")) + "." + part(claims) + ".";
    }

    /** Signed with a public key taken for a secret. */
    public String signedWithSecret(SigningKey key) {
        String content = part(new JsonObject().put("alg", "HS256").put("kid", key.kid()).mergeIn(header)) + "."
                + part(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.keys().getPublic().getEncoded(), "HmacSHA256"));
            return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(JsonObject json) {
        return encoded(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    public static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
