package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.portcullis.rig.Json;

/** The key of a client that proves its tokens to be its own (RFC 9449). */
final class DpopKey {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE_BYTES = 32;

    private final KeyPair keys;

    DpopKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Proof for one request without a token. */
    String proof(String method, String url) {
        return signed(claims(method, url));
    }

    /** Proof for one request with this token. */
    String proof(String method, String url, String token) {
        Map<String, Object> claims = claims(method, url);
        try {
            claims.put("ath", BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return signed(claims);
    }

    private static Map<String, Object> claims(String method, String url) {
        return new HashMap<>(Map.of("htm", method, "htu", url, "iat", Instant.now().getEpochSecond(), "jti",
                UUID.randomUUID().toString()));
    }

    private String signed(Map<String, ?> claims) {
        String text = encoded(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", jwk())) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> jwk() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return Map.of("kty", "EC", "crv", "P-256", "x", coordinate(key.getW().getAffineX()), "y",
                coordinate(key.getW().getAffineY()));
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray(); // with a sign, and without leading zeros
        byte[] padded = new byte[COORDINATE_BYTES + bytes.length];
        System.arraycopy(bytes, 0, padded, COORDINATE_BYTES, bytes.length);
        return BASE64.encodeToString(Arrays.copyOfRange(padded, bytes.length, padded.length));
    }

    private static String encoded(Map<String, ?> part) {
        return BASE64.encodeToString(Json.write(part).getBytes(UTF_8));
    }
}
