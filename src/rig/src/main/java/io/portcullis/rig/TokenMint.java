package io.portcullis.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues JSON Web Tokens with a key pair of its own, right ones and wrong ones. */
public final class TokenMint {

    public static final String ISSUER = "https://issuer.example.org";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final String audience;

    public TokenMint(String audience) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        this.audience = audience;
    }

    /** Writes the public key where the server can read it. */
    public Path publicKey(Path file) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(keys.getPublic().getEncoded());
        try {
            return Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token for a reader. Whatever is given replaces a claim of it. */
    public String token(Map<String, ?> different) {
        return tokenSaying(Map.of(), different);
    }

    /** The same with the signature of another token. */
    public String tokenWithForeignSignature(Map<String, ?> different) {
        String token = token(different);
        String other = new TokenMint(audience).token(different);
        return token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    }

    /** The same without a signature. */
    public String unsignedToken(Map<String, ?> different) {
        return encoded(Map.of("alg", "none", "typ", "JWT")) + "." + encoded(claims(different)) + ".";
    }

    /** A token whose header says whatever is given besides what a right one says, signed rightly. */
    public String tokenSaying(Map<String, ?> header, Map<String, ?> different) {
        Map<String, Object> all = new HashMap<>(Map.of("alg", "RS256", "typ", "JWT"));
        all.putAll(header);
        return signed(all, claims(different));
    }

    /** A token that is signed with what everybody knows, the public key, as if that were a secret. */
    public String tokenSignedWithThePublicKey(byte[] publicKey, Map<String, ?> different) {
        String text = encoded(Map.of("alg", "HS256", "typ", "JWT")) + "." + encoded(claims(different));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
            return text + "." + BASE64.encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as a provider publishes it, under a name. */
    public Map<String, ?> jsonWebKey(String id) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", id, "n", encoded(key.getModulus()), "e",
                encoded(key.getPublicExponent()));
    }

    /** The public key as it is encoded. */
    public byte[] publicKey() {
        return keys.getPublic().getEncoded();
    }

    private Map<String, ?> claims(Map<String, ?> different) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new HashMap<>(Map.of("iss", ISSUER, "aud", audience, "sub", "token-reader",
                "groups", List.of("reader"), "scope", "customers:read", "iat", now, "exp", now + 600));
        claims.putAll(different);
        return claims;
    }

    private String signed(Map<String, ?> header, Map<String, ?> claims) {
        String text = encoded(header) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the byte that is there for the sign alone. */
    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(Map<String, ?> part) {
        return BASE64.encodeToString(Json.write(part).getBytes(UTF_8));
    }
}
