package io.portcullis.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals content that travels through a client, and opens what comes back. A client can neither read nor change it, nor use it
 * for another purpose or after its end. It can bring it twice: see {@link OnceOnly}. Its length shows. Safe for use by many
 * threads.
 * <p>
 * Nonces are random, so one key should seal no more than 2^32 times (NIST SP 800-38D, 8.3).
 */
public final class Sealer {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int EXPIRY_BYTES = Long.BYTES;

    private final KeyRing ring;
    private final Clock clock;
    private final int longest;
    private final SecureRandom random = new SecureRandom();

    /** Seals what clients carry: no text is longer than 64 KiB. */
    public Sealer(KeyRing ring, Clock clock) {
        this(ring, clock, SealedText.LONGEST);
    }

    /** @param longest how long a sealed text may be, in characters */
    public Sealer(KeyRing ring, Clock clock, int longest) {
        this.ring = ring;
        this.clock = clock;
        this.longest = longest;
    }

    /**
     * Seals content with the first key of the ring.
     *
     * @param purpose what it may be opened for. If it is made of parts, these must not be able to run together
     * @param expiresAt from this millisecond on it opens no more
     * @return a text that is safe in URLs and JSON
     * @throws IllegalArgumentException when the text would be longer than what is ever opened
     */
    public String seal(String purpose, byte[] content, Instant expiresAt) {
        ByteBuffer plain = ByteBuffer.allocate(EXPIRY_BYTES + content.length);
        plain.putLong(expiresAt.toEpochMilli()).put(content);
        String text = new SealedText(ring.first().id(), box(ring.first(), purpose, plain.array())).text();
        if (text.length() > longest) {
            throw new IllegalArgumentException("the content is too large to be sealed");
        }
        return text;
    }

    /**
     * Opens what {@link #seal} sealed for this purpose.
     *
     * @param sealed whatever a client sent
     * @return the content; empty, without a reason, for everything that is not exactly what was sealed and still valid
     */
    public Optional<byte[]> open(String purpose, String sealed) {
        return SealedText.read(sealed, longest)
                .flatMap(text -> ring.find(text.keyId()).flatMap(key -> unbox(key, purpose, text.box())))
                .filter(plain -> clock.millis() < ByteBuffer.wrap(plain).getLong())
                .map(plain -> Arrays.copyOfRange(plain, EXPIRY_BYTES, plain.length));
    }

    private byte[] box(SealKey key, String purpose, byte[] plain) {
        byte[] box = new byte[NONCE_BYTES + plain.length + TAG_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        System.arraycopy(nonce, 0, box, 0, NONCE_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, key, purpose, nonce).doFinal(plain, 0, plain.length, box, NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
        return box;
    }

    private static Optional<byte[]> unbox(SealKey key, String purpose, byte[] box) {
        if (box.length < NONCE_BYTES + EXPIRY_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, purpose, Arrays.copyOf(box, NONCE_BYTES));
            return Optional.of(cipher.doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SealKey key, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(bound(SealedText.VERSION, key.id(), purpose));
        return cipher;
    }

    /**
     * What the box is bound to. Lengths come first, so that no two lists of parts run together; and characters as they are,
     * since an encoder makes the same {@code ?} of every lone surrogate.
     */
    private static byte[] bound(String... parts) {
        int chars = Arrays.stream(parts).mapToInt(String::length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * parts.length + Character.BYTES * chars);
        for (String part : parts) {
            bytes.putInt(part.length());
            part.chars().forEach(character -> bytes.putChar((char) character));
        }
        return bytes.array();
    }
}
