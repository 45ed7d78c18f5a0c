package io.portcullis.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key to authenticate with, made from a seal key for one purpose, so that what is made for one purpose proves nothing for
 * another: {@code HMAC-SHA256(secret, purpose)}.
 */
public final class MacKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final SecretKey secret;

    /** The key that a seal key gives for a purpose. */
    public MacKey(SealKey key, String purpose) {
        this.id = key.id();
        this.secret = new SecretKeySpec(begin(new SecretKeySpec(key.secret().getEncoded(), ALGORITHM))
                .doFinal(purpose.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
    }

    /** The name of the seal key. */
    public String id() {
        return id;
    }

    /** An HMAC-SHA256 with this key, to be fed. For one thread; after each {@code doFinal} it begins anew. */
    public Mac begin() {
        return begin(secret);
    }

    private static Mac begin(SecretKey secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "MacKey[" + id + "]";
    }
}
