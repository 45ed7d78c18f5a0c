package io.portcullis.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** Names of keys. What identifies a caller is digested; the prefix in braces puts all of them into one slot of a cluster. */
final class Keys {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final String prefix;

    /**
     * @throws IllegalArgumentException for a prefix that would change what a key means: an empty one, braces, blanks
     */
    Keys(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "portcullis.redis.prefix must be 1 to 64 letters, digits, dots, underscores, colons or hyphens");
        }
        this.prefix = "{" + prefix + "}:";
    }

    /** The key of what has this id, such as <code>{portcullis}:limit:</code> and 43 characters of base64url. */
    String of(String kind, String id) {
        return prefix + kind + ":" + digest(id);
    }

    /** The key of something there is one of, such as <code>{portcullis}:nodes</code>. */
    String named(String name) {
        return prefix + name;
    }

    static String digest(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }
}
