package io.portcullis.deployment.wire;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** JSON Web Tokens, put together by hand so that every part can be wrong. */
final class Tokens {

    static final String AUDIENCE = "https://town.example.org/mcp";
    static final String JWT_ISSUER = "https://local.example.org";
    static final String OIDC_ISSUER = "https://provider.example.org";
    static final String KID = "k1";

    private static final KeyPair LOCAL = keys("local");
    private static final KeyPair PROVIDER = keys("provider");
    private static final KeyPair STRANGE = keys("strange");

    private Tokens() {
    }

    /** The settings that accept these tokens: locally verified ones, and those of a provider whose key is known. */
    static String properties() {
        return Wire.lines("portcullis.resource-url=" + AUDIENCE, "mp.jwt.verify.publickey=" + localKey(),
                "mp.jwt.verify.issuer=" + JWT_ISSUER, "quarkus.oidc.public-key=" + providerKey(), "quarkus.oidc.client-id=town",
                "quarkus.oidc.token.issuer=" + OIDC_ISSUER, "quarkus.devservices.enabled=false");
    }

    /** Claims that are right for an issuer. */
    static String claims(String issuer) {
        return "\"iss\":\"" + issuer + "\",\"sub\":\"ada\",\"upn\":\"ada\",\"aud\":\"" + AUDIENCE
                + "\",\"groups\":[\"reader\"],\"jti\":\"1\",\"iat\":" + now(-5) + ",\"exp\":" + now(300);
    }

    /** Seconds since 1970, from now. */
    static long now(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }

    /** Signed as it should be. */
    static String signed(String issuer, String claims) {
        return signed("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KID + "\"}", claims, keysOf(issuer));
    }

    /** With a header of its own, signed with the right key. */
    static String withHeader(String issuer, String header, String claims) {
        return signed(header, claims, keysOf(issuer));
    }

    /** Signed with a key of somebody else, which the token brings along. */
    static String strange(String claims) {
        return signed("{\"alg\":\"RS256\",\"kid\":\"" + KID + "\",\"jwk\":" + jwk(STRANGE) + "}", claims, STRANGE);
    }

    /** Not signed at all. */
    static String unsigned(String claims) {
        return encoded("{\"alg\":\"none\"}") + "." + encoded("{" + claims + "}") + ".";
    }

    /** Signed with the public key taken for a secret. */
    static String hs256(byte[] secret, String claims) {
        String content = encoded("{\"alg\":\"HS256\",\"kid\":\"" + KID + "\"}") + "." + encoded("{" + claims + "}");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] publicKey(String issuer) {
        return keysOf(issuer).getPublic().getEncoded();
    }

    static byte[] pem(String issuer) {
        return ("-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(publicKey(issuer))
                + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyPair keysOf(String issuer) {
        return issuer.equals(OIDC_ISSUER) ? PROVIDER : LOCAL;
    }

    /** The key that tokens of the provider are verified with. */
    static String providerKey() {
        return Base64.getEncoder().encodeToString(publicKey(OIDC_ISSUER));
    }

    /** The key that local tokens are verified with. */
    static String localKey() {
        return "{\"keys\":[" + jwk(LOCAL) + "]}";
    }

    private static String jwk(KeyPair keys) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + KID + "\",\"n\":\""
                + encoded(unsigned(key.getModulus())) + "\",\"e\":\"" + encoded(unsigned(key.getPublicExponent())) + "\"}";
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String signed(String header, String claims, KeyPair keys) {
        String content = encoded(header) + "." + encoded("{" + claims + "}");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The class is loaded once for the settings and once for the test; the keys have to be the same in both. */
    private static KeyPair keys(String name) {
        try {
            String kept = "io.portcullis.test.keys." + name;
            if (System.getProperty(kept) == null) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair made = generator.generateKeyPair();
                System.setProperty(kept, Base64.getEncoder().encodeToString(made.getPublic().getEncoded()) + " "
                        + Base64.getEncoder().encodeToString(made.getPrivate().getEncoded()));
            }
            String[] parts = System.getProperty(kept).split(" ");
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(parts[0]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
