package io.portcullis.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A key, made up for one run.
 *
 * @param name the id of the key, and what the server calls its owner
 * @param secret what a client presents
 * @param roles the roles of its owner, separated by commas
 */
public record ApiKey(String name, String secret, String roles) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static ApiKey random(String name, String roles) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new ApiKey(name, "pck_" + name + "_" + HexFormat.of().formatHex(bits), roles);
    }

    /** What the server is configured with instead of the key. */
    public String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
