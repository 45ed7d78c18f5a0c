package io.portcullis.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The format of a sealed text, written down a second time, step by step: what somebody who knows the key could make by hand.
 */
final class HandMade {

    private HandMade() {
    }

    /** A text whose outside and whose bound parts are what the test says; the nonce is {@code 00 01 .. 0b}. */
    static String text(byte[] secret, String outside, String[] bound, byte[] plain) throws Exception {
        byte[] nonce = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(bytes(bound));
        byte[] ciphertextAndTag = cipher.doFinal(plain);
        byte[] box = Arrays.copyOf(nonce, nonce.length + ciphertextAndTag.length);
        System.arraycopy(ciphertextAndTag, 0, box, nonce.length, ciphertextAndTag.length);
        return outside + Base64.getUrlEncoder().withoutPadding().encodeToString(box);
    }

    /** The inside: the end in milliseconds, and the content. */
    static byte[] plain(long endMillis, byte[] content) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(endMillis);
        out.write(content);
        return bytes.toByteArray();
    }

    private static byte[] bytes(String[] parts) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (String part : parts) {
            out.writeInt(part.length());
            out.writeChars(part);
        }
        return bytes.toByteArray();
    }
}
