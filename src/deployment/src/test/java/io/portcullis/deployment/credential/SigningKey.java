package io.portcullis.deployment.credential;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A key that signs tokens.
 *
 * @param kid its id
 * @param algorithm {@code RS256} or {@code ES256}
 * @param keys the key itself
 */
public record SigningKey(String kid, String algorithm, KeyPair keys) {

    private static final String KEPT = "io.portcullis.test.key.";
    private static final int COORDINATE_BYTES = 32;

    /** A key for RS256: the same one for the same id. */
    public static SigningKey rsa(String kid) {
        return new SigningKey(kid, "RS256", kept(kid, "RSA"));
    }

    /** A key for ES256: the same one for the same id. */
    public static SigningKey ec(String kid) {
        return new SigningKey(kid, "ES256", kept(kid, "EC"));
    }

    /** What a provider publishes. */
    public static String published(SigningKey... keys) {
        JsonArray all = new JsonArray();
        Arrays.stream(keys).map(SigningKey::jwk).forEach(all::add);
        return new JsonObject().put("keys", all).encode();
    }

    /** The public half. */
    public JsonObject jwk() {
        JsonObject jwk = new JsonObject().put("kid", kid).put("use", "sig").put("alg", algorithm);
        return jwk.mergeIn(shape());
    }

    /** What makes the key this one, and nothing else: what its thumbprint is made of (RFC 7638). */
    public JsonObject shape() {
        if (keys.getPublic() instanceof RSAPublicKey rsa) {
            return new JsonObject().put("e", number(rsa.getPublicExponent())).put("kty", "RSA")
                    .put("n", number(rsa.getModulus()));
        }
        ECPublicKey ec = (ECPublicKey) keys.getPublic();
        return new JsonObject().put("crv", "P-256").put("kty", "EC").put("x", coordinate(ec.getW().getAffineX())).put("y",
                coordinate(ec.getW().getAffineY()));
    }

    /** The public half, as settings have it. */
    public String encoded() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    byte[] sign(String content) {
        try {
            Signature signature = Signature
                    .getInstance(algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return encoded(fixed);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** This class is loaded once for the settings and once for the test; the keys have to be the same in both. */
    private static KeyPair kept(String kid, String kind) {
        try {
            String property = KEPT + kind + "." + kid;
            if (System.getProperty(property) == null) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
                if (kind.equals("EC")) {
                    generator.initialize(new ECGenParameterSpec("secp256r1"));
                } else {
                    generator.initialize(2048);
                }
                KeyPair made = generator.generateKeyPair();
                System.setProperty(property, Base64.getEncoder().encodeToString(made.getPublic().getEncoded()) + " "
                        + Base64.getEncoder().encodeToString(made.getPrivate().getEncoded()));
            }
            String[] parts = System.getProperty(property).split(" ");
            KeyFactory factory = KeyFactory.getInstance(kind);
            return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(parts[0]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
